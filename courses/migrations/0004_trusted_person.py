from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('courses', '0003_glossary_and_audience'),
    ]

    operations = [
        migrations.AddField(
            model_name='provider',
            name='trusted_email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='e-mail of the trusted person'),
        ),
        migrations.AddField(
            model_name='provider',
            name='trusted_name',
            field=models.CharField(blank=True, max_length=150, verbose_name='name of the trusted person'),
        ),
        migrations.AddField(
            model_name='provider',
            name='trusted_role',
            field=models.CharField(blank=True, max_length=150, verbose_name='role of the trusted person'),
        ),
    ]
