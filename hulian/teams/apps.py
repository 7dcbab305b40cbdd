"""Organisations, the station team and its days, helpers and certificates."""

from django.apps import AppConfig


class TeamsConfig(AppConfig):
    """Organisations, the station team and its days, helpers and certificates."""

    name = "hulian.teams"
    label = "teams"
    default_auto_field = "django.db.models.BigAutoField"
