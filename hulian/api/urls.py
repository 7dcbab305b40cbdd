"""Nouns of the API."""

from django.urls import path

from hulian.api.views import cases, steps

app_name = "api"
urlpatterns = [
    path("cases/", cases.cases, name="cases"),
    path("cases/<uuid:case_id>/", cases.case, name="case"),
    path("cases/<uuid:case_id>/<slug:noun>/", steps.step, name="step"),
]
