"""Who is told what, at once and later."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Who is told what, at once and later."""

    name = "hulian.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
