from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('lms', '0004_federal_state'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicallearner',
            name='neutral_titles',
            field=models.BooleanField(default=False, help_text='Tabs, history and addresses then name no topic, only “Lesson 3”.', verbose_name='neutral titles'),
        ),
        migrations.AddField(
            model_name='learner',
            name='neutral_titles',
            field=models.BooleanField(default=False, help_text='Tabs, history and addresses then name no topic, only “Lesson 3”.', verbose_name='neutral titles'),
        ),
    ]
