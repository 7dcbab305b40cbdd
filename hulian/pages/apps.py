"""Screens that span rooms."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Screens that span rooms."""

    name = "hulian.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
