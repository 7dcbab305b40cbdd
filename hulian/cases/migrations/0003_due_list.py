"""The list of a community in the order of what is due."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_corrections")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["community", "due_at", "-received_at", "-id"], name="case_due_list"),
        ),
    ]
