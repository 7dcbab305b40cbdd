"""Nouns of contact: links, visits, stand-ins."""

from django.urls import path

from hulian.contact.views import (
    badge_check,
    cards,
    home,
    life,
    life_homes,
    life_people,
    mine,
    own_page,
    papers,
    silence,
    stand_ins,
    storm,
    visits,
)

app_name = "contact"
urlpatterns = [
    # Cards, badges and sheets; the household's own page.
    path("h/<str:token>/", own_page.own_page, name="own-page"),
    path("b/<str:token>/", badge_check.badge_check, name="badge-check"),
    path("homes/<uuid:home_id>/home-card.pdf", cards.home_card, name="home-card"),
    path("printing/", cards.index, name="printing"),
    path("printing/home-cards.pdf", cards.home_cards, name="home-cards"),
    path("printing/badges.pdf", cards.badges, name="badges"),
    path("printing/stairs.pdf", cards.stairs, name="stairs"),
    path("me/badge.pdf", cards.my_badge, name="my-badge"),
    # My homes, visits, silence, stand-ins.
    path("my-homes/", mine.mine, name="mine"),
    path("my-homes/stairwell/", visits.stairwell, name="stairwell"),
    path("my-homes/<uuid:home_id>/", home.home, name="home"),
    path("my-homes/<uuid:home_id>/visits/new/", visits.new, name="visit"),
    path("my-homes/<uuid:home_id>/visits/<uuid:visit_id>/confidential/", home.confidential, name="confidential"),
    path("my-homes/<uuid:home_id>/phone/", home.phone, name="phone"),
    path("my-homes/<uuid:home_id>/events/new/", home.event, name="event"),
    path("my-homes/<uuid:home_id>/rhythm/", home.rhythm, name="rhythm"),
    path("my-homes/<uuid:home_id>/asked/", home.asked, name="asked"),
    path("homes/<uuid:home_id>/visits/print/", papers.visits, name="visits-print"),
    path("homes/<uuid:home_id>/casework/print/", papers.casework, name="casework-print"),
    path("silence/", silence.silence, name="silence"),
    path("events/new/", storm.storm, name="storm"),
    path("stand-ins/", stand_ins.index, name="stand-ins"),
    path("stand-ins/new/", stand_ins.new, name="stand-in-new"),
    path("stand-ins/<uuid:stand_in_id>/", stand_ins.show, name="stand-in"),
    path("stand-ins/<uuid:stand_in_id>/homes/<uuid:home_id>/told/", stand_ins.told, name="stand-in-told"),
    path("stand-ins/<uuid:stand_in_id>/ending/", stand_ins.ending, name="stand-in-ending"),
    # What changes in a home.
    path("homes/<uuid:home_id>/life/", life.life, name="life"),
    path("homes/<uuid:home_id>/life/arrival/", life_people.arrival, name="life-arrival"),
    path("homes/<uuid:home_id>/life/departure/", life_people.departure, name="life-departure"),
    path("homes/<uuid:home_id>/life/death/", life_people.death, name="life-death"),
    path("homes/<uuid:home_id>/life/move-out/", life_homes.move_out, name="life-move-out"),
    path("homes/<uuid:home_id>/life/newcomers/", life_homes.newcomers, name="life-newcomers"),
    path("homes/<uuid:home_id>/life/split/", life_homes.split, name="life-split"),
    path("homes/<uuid:home_id>/life/merger/", life_homes.merger, name="life-merger"),
]
