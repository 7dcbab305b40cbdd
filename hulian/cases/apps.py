"""From report to the resident's word on it."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """From report to the resident's word on it."""

    name = "hulian.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
