"""Nouns of contact: links, visits, stand-ins."""

from django.urls import path

from hulian.contact.views import badge_check, cards, life, life_homes, life_people, own_page

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
    # What changes in a home.
    path("homes/<uuid:home_id>/life/", life.life, name="life"),
    path("homes/<uuid:home_id>/life/arrival/", life_people.arrival, name="life-arrival"),
    path("homes/<uuid:home_id>/life/departure/", life_people.departure, name="life-departure"),
    path("homes/<uuid:home_id>/life/death/", life_people.death, name="life-death"),
    path("homes/<uuid:home_id>/life/event/", life_people.event, name="life-event"),
    path("homes/<uuid:home_id>/life/move-out/", life_homes.move_out, name="life-move-out"),
    path("homes/<uuid:home_id>/life/newcomers/", life_homes.newcomers, name="life-newcomers"),
    path("homes/<uuid:home_id>/life/split/", life_homes.split, name="life-split"),
    path("homes/<uuid:home_id>/life/merger/", life_homes.merger, name="life-merger"),
]
