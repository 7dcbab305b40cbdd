"""A day is opened once, and made up for once."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("teams", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="stationday",
            name="opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="stationday",
            constraint=models.UniqueConstraint(
                condition=models.Q(("moved_from", None), _negated=True), fields=("team", "moved_from"),
                name="one_move_a_day",
            ),
        ),
    ]
