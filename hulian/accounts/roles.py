"""The roles of product.md, in its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is to an area. One person may hold several."""

    SOCIAL_WORKER = "social_worker", _("social worker")
    STATION_MEMBER = "station_member", _("station team member")
    STATION_LEADER = "station_leader", _("station team leader")
    LIAISON = "liaison", _("liaison")
    CONTACT_MEMBER = "contact_member", _("party member (contact)")
    BRANCH_SECRETARY = "branch_secretary", _("branch secretary")
    HELPER = "helper", _("helper")
    COMMUNITY_ADMIN = "community_admin", _("community administrator")
    SUPERVISOR = "supervisor", _("supervisor")
    EDITOR = "editor", _("editor")
    CORRESPONDENT = "correspondent", _("correspondent")
