"""The insert-only Event, and the log of who looked at what."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The insert-only Event, and the log of who looked at what."""

    name = "hulian.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
