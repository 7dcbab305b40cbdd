"""Household contact: links, visits, rhythm, silence, stand-ins."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Household contact: links, visits, rhythm, silence, stand-ins."""

    name = "hulian.contact"
    label = "contact"
    default_auto_field = "django.db.models.BigAutoField"
