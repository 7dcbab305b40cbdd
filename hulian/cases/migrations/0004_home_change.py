"""What became of the home that a matter is about."""

import django.db.models.deletion
from django.db import migrations, models

import hulian.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_due_list"),
    ]

    operations = [
        migrations.CreateModel(
            name="HomeChange",
            fields=[
                ("id", models.UUIDField(default=hulian.core.ids.new_id, primary_key=True, serialize=False)),
                ("by_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("moved_out", "the household has moved out; the matter stays with the dwelling"),
                            ("died", "somebody of this home has passed away; please be gentle, and don't ring them"),
                            ("merged", "the household is one with another now; the matter follows"),
                            ("split", "some of this home have a household of their own now; the matter stays here"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="cases.case"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "abstract": False,
            },
        ),
    ]
