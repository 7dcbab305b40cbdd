"""Nouns of people: homes, those who live in them, and the buildings they stand in."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from hulian.people.page import SHOWABLE
from hulian.people.views import buildings, cards, consents, homes, households, imports, residents


class SealedFact(StringConverter):
    """One of the facts that are opened one by one: a room above has other pages of a person."""

    regex = "|".join(SHOWABLE)


register_converter(SealedFact, "fact")
app_name = "people"
urlpatterns = [
    path("homes/", homes.index, name="index"),
    path("homes/new/", households.new, name="new"),
    path("homes/import/", imports.new, name="imports"),
    path("homes/import/<uuid:import_id>/", imports.show, name="import"),
    path("homes/import/<uuid:import_id>/mend.xlsx", imports.mend, name="import-mend"),
    path("homes/<uuid:home_id>/", homes.household, name="household"),
    path("homes/<uuid:home_id>/facts/", households.change, name="change"),
    path("homes/<uuid:home_id>/marks/", households.marks, name="marks"),
    path("homes/<uuid:home_id>/code/renewal/", cards.renewal, name="renewal"),
    path("homes/<uuid:home_id>/consents/new/", consents.new, name="consent-new"),
    path("homes/<uuid:home_id>/consents/<uuid:consent_id>/withdrawal/", consents.withdraw, name="withdrawal"),
    path("homes/<uuid:home_id>/residents/new/", residents.new, name="resident-new"),
    path("homes/<uuid:home_id>/residents/<uuid:person_id>/", residents.change, name="resident"),
    path("homes/<uuid:home_id>/residents/<uuid:person_id>/<fact:what>/", residents.fact, name="fact"),
    path("buildings/", buildings.index, name="buildings"),
    path("buildings/new/", buildings.new, name="building-new"),
]
