"""The policy pack: rules of the field as data, each with its source."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """The policy pack: rules of the field as data, each with its source."""

    name = "hulian.policies"
    label = "policies"
    default_auto_field = "django.db.models.BigAutoField"
