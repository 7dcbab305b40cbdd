"""Nouns of teams: the station team, its days, helpers."""

from django.urls import path

from hulian.teams.views import days, helpers, seats, station, times

app_name = "teams"
urlpatterns = [
    path("station/", station.station, name="station"),
    path("station/days/<uuid:day_id>/", days.day_page, name="day"),
    path("station/<slug:code>/", station.team_page, name="team"),
    path("station/<slug:code>/facts/", station.change, name="change"),
    path("station/<slug:code>/seats/new/", seats.new, name="seat-new"),
    path("station/<slug:code>/seats/<uuid:seat_id>/", seats.successor, name="successor"),
    path("station/<slug:code>/opening/", days.opening, name="opening"),
    path("station/<slug:code>/<str:day>/move/", days.move, name="move"),
    path("station/<slug:code>/<str:day>/sheet/", days.sheet, name="sheet"),
    path("helpers/", helpers.index, name="helpers"),
    path("helpers/me/", helpers.mine, name="mine"),
    path("helpers/new/", helpers.new, name="helper-new"),
    path("helpers/<uuid:helper_id>/", helpers.helper_page, name="helper"),
    path("helpers/<uuid:helper_id>/facts/", helpers.change, name="helper-change"),
    path("helpers/<uuid:helper_id>/certificates/new/", helpers.certificate, name="certificate"),
    path("helpers/<uuid:helper_id>/times/new/", times.new, name="times"),
    path("helpers/<uuid:helper_id>/times/<uuid:free_id>/removal/", times.drop, name="time-drop"),
]
