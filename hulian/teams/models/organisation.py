"""Organisation: a body that people belong to or that work is handed to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from hulian.core.ids import new_id
from hulian.places.models import Area


class OrganisationKind(models.TextChoices):
    """What sort of body."""

    PARTY = "party", _("party branch")
    AGENCY = "agency", _("social-work agency")
    COMPANY = "company", _("company")
    OFFICE = "office", _("office")
    GROUP = "group", _("volunteer group")


class Organisation(models.Model):
    """For example 榕塘幸福院, or the power company that a matter is handed to."""

    id = models.UUIDField(primary_key=True, default=new_id)
    community = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=OrganisationKind.choices)
    phone = models.CharField(max_length=20, blank=True)

    def __str__(self) -> str:
        return self.name
