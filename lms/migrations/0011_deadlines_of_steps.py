"""A needed step that is late makes the assignment late; periods stored before say so, too."""

from django.db import migrations, models

LATE_FROM_THE_NEAREST = {
    "postgresql": "UPDATE lms_period SET overdue_on = overdue_on - (due_on - next_due_on) "
    "WHERE fulfilled_on IS NULL AND next_due_on < due_on",
    "sqlite": "UPDATE lms_period SET overdue_on = date(overdue_on, "
    "(julianday(next_due_on) - julianday(due_on)) || ' days') "
    "WHERE fulfilled_on IS NULL AND next_due_on < due_on",
}


def reckon(apps, schema_editor):
    schema_editor.execute(LATE_FROM_THE_NEAREST[schema_editor.connection.vendor])


class Migration(migrations.Migration):

    dependencies = [
        ('lms', '0010_erasures'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='period',
            name='lms_period_deadlines_in_order',
        ),
        migrations.AddField(
            model_name='assignment',
            name='due_from',
            field=models.DateField(blank=True, help_text='If another rule begins later than this assignment did.', null=True, verbose_name='deadlines count from'),
        ),
        migrations.RunPython(reckon, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('baseline_on')), ('next_due_on__lte', models.F('due_on')), ('overdue_on__gt', models.F('next_due_on'))), name='lms_period_deadlines_in_order'),
        ),
    ]
