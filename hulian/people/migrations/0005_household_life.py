"""Household life: stays, and households that end."""

import django.db.models.deletion
from django.db import migrations, models

import hulian.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_roster_import"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Stay",
            fields=[
                ("id", models.UUIDField(default=hulian.core.ids.new_id, primary_key=True, serialize=False)),
                ("since", models.DateField(null=True)),
                (
                    "came",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in", "moved in"),
                            ("born", "was born"),
                            ("back", "came back"),
                            ("split", "became a household of their own"),
                            ("merged", "came to one household with another"),
                        ],
                        max_length=8,
                    ),
                ),
                ("until", models.DateField()),
                (
                    "went",
                    models.CharField(
                        choices=[
                            ("out", "moved out"),
                            ("split", "became a household of their own"),
                            ("merged", "came to one household with another"),
                            ("died", "passed away"),
                        ],
                        max_length=8,
                    ),
                ),
                ("where", models.CharField(blank=True, max_length=60)),
                ("by_id", models.UUIDField(null=True)),
                ("by_name", models.CharField(blank=True, max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["until", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="household",
            name="one_household_a_source_key",
        ),
        migrations.AddField(
            model_name="household",
            name="moved_to",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="resident",
            name="came",
            field=models.CharField(
                blank=True,
                choices=[
                    ("in", "moved in"),
                    ("born", "was born"),
                    ("back", "came back"),
                    ("split", "became a household of their own"),
                    ("merged", "came to one household with another"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="resident",
            name="died_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="resident",
            name="here_since",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="household",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("external_key", ""), _negated=True), ("merged_into", None), ("moved_out_at", None)
                ),
                fields=("community", "source", "external_key"),
                name="one_household_a_source_key",
            ),
        ),
        migrations.AddField(
            model_name="stay",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="stay",
            name="resident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="stays", to="people.resident"
            ),
        ),
        migrations.AddField(
            model_name="stay",
            name="to_household",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.CheckConstraint(
                condition=models.Q(("since", None), ("until__gte", models.F("since")), _connector="OR"),
                name="stay_ends_not_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="stay",
            constraint=models.UniqueConstraint(
                condition=models.Q(("since", None)), fields=("resident",), name="one_stay_without_beginning"
            ),
        ),
    ]
