"""Users, posts, roles by area, and the doors."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, posts, roles by area, and the doors."""

    name = "hulian.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
