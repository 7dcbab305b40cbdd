"""Screens that span rooms."""

from django.urls import path

from hulian.pages.views import front, today

app_name = "pages"
urlpatterns = [
    path("", front.front, name="front"),
    path("today/", today.today, name="today"),
]
