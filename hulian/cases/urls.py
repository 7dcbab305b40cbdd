"""Nouns of cases."""

from django.urls import path

from hulian.cases.views import (
    board,
    cases,
    following,
    homes,
    phones,
    photos,
    posters,
    public,
    reports,
    slips,
    steps,
    tracker,
)

app_name = "cases"
urlpatterns = [
    path("cases/", cases.index, name="index"),
    path("cases/new/", reports.new, name="new"),
    path("cases/homes/", reports.homes, name="homes"),
    path("cases/<uuid:case_id>/", cases.record, name="record"),
    path("cases/<uuid:case_id>/seen/", cases.seen, name="seen"),
    path("cases/<uuid:case_id>/following/", following.following, name="following"),
    path("cases/<uuid:case_id>/phone/", phones.phone, name="phone"),
    path("cases/<uuid:case_id>/slip/", slips.slip, name="slip"),
    path("cases/<uuid:case_id>/photos/<uuid:photo_id>/", photos.photo, name="photo"),
    path("cases/<uuid:case_id>/<slug:noun>/", steps.step, name="step"),
    path("homes/<uuid:household_id>/record/", homes.home, name="home"),
    path("r/<str:token>/", public.tell_us, name="tell-us"),
    path("t/<str:token>/", tracker.tracker, name="tracker"),
    path("t/<str:token>/photos/<uuid:photo_id>/", tracker.tracker_photo, name="tracker-photo"),
    path("board/<slug:code>/", board.board, name="board"),
    path("places/poster/", posters.posters, name="posters"),
    path("places/<slug:code>/poster/<slug:sheet>/", posters.poster, name="poster"),
    path("places/<slug:code>/poster-renewal/", posters.renewal, name="poster-renewal"),
]
