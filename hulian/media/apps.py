"""Pictures: re-encoded, digested, never a static address."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Pictures: re-encoded, digested, never a static address."""

    name = "hulian.media"
    label = "media"
    default_auto_field = "django.db.models.BigAutoField"
