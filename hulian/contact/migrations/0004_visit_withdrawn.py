"""A visit that was written down at the wrong home can be taken back; its row stays."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("contact", "0003_facts_a_place")]

    operations = [
        migrations.AddField(model_name="visit", name="withdrawn_at", field=models.DateTimeField(null=True)),
    ]
