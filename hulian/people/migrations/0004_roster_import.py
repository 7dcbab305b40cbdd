"""For rosters."""

from django.db import migrations, models
from django.db.models import deletion

import hulian.core.ids
import hulian.core.sealed


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_roster_gap"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterImport",
            fields=[
                ("id", models.UUIDField(default=hulian.core.ids.new_id, primary_key=True, serialize=False)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("columns", "its columns are to be confirmed"),
                            ("waiting", "waits its turn"),
                            ("taking", "is being taken"),
                            ("taken", "is taken"),
                            ("broken", "could not be taken"),
                        ],
                        default="columns",
                        max_length=8,
                    ),
                ),
                ("file_name", models.CharField(max_length=120)),
                ("tables", models.JSONField(default=list)),
                ("chosen", models.JSONField(default=dict)),
                ("people", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("broken", models.JSONField(default=list)),
                ("outcome", hulian.core.sealed.SealedField(blank=True, default=b"", editable=True)),
                ("laid_at", models.DateTimeField()),
                ("laid_by", models.UUIDField(null=True)),
                ("begun_at", models.DateTimeField(null=True)),
                ("taken_at", models.DateTimeField(null=True)),
                (
                    "community",
                    models.ForeignKey(on_delete=deletion.PROTECT, related_name="+", to="places.area"),
                ),
            ],
        ),
    ]
