"""The invented world one can walk through."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The invented world one can walk through."""

    name = "hulian.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
