"""JSON API: the same verbs through another door."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """JSON API: the same verbs through another door."""

    name = "hulian.api"
    label = "api"
