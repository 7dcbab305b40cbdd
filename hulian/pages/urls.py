"""Screens that span rooms."""

from django.urls import path

from hulian.pages.views import front, look, maps, messages, today

app_name = "pages"
urlpatterns = [
    path("", front.front, name="front"),
    path("look/", look.look, name="look"),
    path("today/", today.today, name="today"),
    path("map/", maps.index, name="map"),
    path("map/<slug:code>/", maps.of_place, name="map-of"),
    path("messages/", messages.messages, name="messages"),
]
