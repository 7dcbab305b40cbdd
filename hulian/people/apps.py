"""Households, residents and their consents."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Households, residents and their consents."""

    name = "hulian.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
