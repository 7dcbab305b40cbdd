"""What is known of a member, known once for each community they serve in; what is there stays as it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("contact", "0002_refusal_why"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="memberfacts",
            name="user",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="member_facts",
                                    to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name="memberfacts",
            constraint=models.UniqueConstraint(fields=("user", "community"), name="one_facts_a_member_and_place"),
        ),
    ]
