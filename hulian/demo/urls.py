"""Walking in as one of the cast, and the tour."""

from django.urls import path

from hulian.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/enter/<slug:slug>/", views.enter, name="enter"),
    path("demo/tour/", views.show_tour, name="tour"),
]
