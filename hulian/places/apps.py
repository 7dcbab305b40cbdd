"""Areas, buildings and dwellings."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Areas, buildings and dwellings."""

    name = "hulian.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
