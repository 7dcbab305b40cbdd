"""For rosters."""

from django.db import migrations, models
from django.db.models import deletion

import hulian.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_marks_and_erasure"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterGap",
            fields=[
                ("id", models.UUIDField(default=hulian.core.ids.new_id, primary_key=True, serialize=False)),
                ("identity_blind", models.CharField(blank=True, max_length=24)),
                ("name_blind", models.CharField(blank=True, max_length=24)),
                ("born_on", models.DateField(null=True)),
                ("relation", models.CharField(blank=True, max_length=12)),
                ("noted_at", models.DateTimeField()),
                ("filled_at", models.DateTimeField(null=True)),
                (
                    "community",
                    models.ForeignKey(on_delete=deletion.PROTECT, related_name="+", to="places.area"),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True, on_delete=deletion.CASCADE, related_name="+", to="people.household"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("filled_at", None)), fields=["community"], name="open_roster_gap")
                ],
            },
        ),
    ]
