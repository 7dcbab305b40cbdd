"""Marks stand once at a door; a person can be forgotten."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="resident",
            name="erased_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="consent",
            name="proof",
            field=models.CharField(
                choices=[("spoken", "said aloud"), ("signed", "signed on paper")], default="spoken", max_length=16
            ),
        ),
        migrations.AddConstraint(
            model_name="visitormark",
            constraint=models.UniqueConstraint(fields=("household", "code"), name="one_mark_a_door"),
        ),
    ]
