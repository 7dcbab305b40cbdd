"""Nouns of contact: links, visits, stand-ins."""

app_name = "contact"
urlpatterns: list = []
