"""Ids, clock, sealed fields, search, public links, receipts: what every room stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Ids, clock, sealed fields, search, public links, receipts: what every room stands on."""

    name = "hulian.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"
