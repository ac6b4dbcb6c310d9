from django.db import migrations, models


STATES = [('BB', 'Brandenburg'), ('BE', 'Berlin'), ('BW', 'Baden-Württemberg'), ('BY', 'Bayern'), ('HB', 'Bremen'), ('HE', 'Hessen'), ('HH', 'Hamburg'), ('MV', 'Mecklenburg-Vorpommern'), ('NI', 'Niedersachsen'), ('NW', 'Nordrhein-Westfalen'), ('RP', 'Rheinland-Pfalz'), ('SH', 'Schleswig-Holstein'), ('SL', 'Saarland'), ('SN', 'Sachsen'), ('ST', 'Sachsen-Anhalt'), ('TH', 'Thüringen')]


class Migration(migrations.Migration):

    dependencies = [
        ('lms', '0003_answer_lesson'),
    ]

    operations = [
        migrations.AddField(
            model_name='learner',
            name='federal_state',
            field=models.CharField(blank=True, choices=STATES, help_text='Voluntary; then the law of your state stands open in the lessons.', max_length=2, verbose_name='federal state'),
        ),
        migrations.AddField(
            model_name='historicallearner',
            name='federal_state',
            field=models.CharField(blank=True, choices=STATES, help_text='Voluntary; then the law of your state stands open in the lessons.', max_length=2, verbose_name='federal state'),
        ),
    ]
