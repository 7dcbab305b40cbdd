"""Every room's nouns, in one list."""

from django.urls import include, path

from hulian.core.views import health, lan, ui

urlpatterns = [
    path("healthz/", health.healthz, name="healthz"),
    path("ui/", ui.ui, name="ui"),
    path("lan/", lan.lan, name="lan"),
    path("lan/root.cer", lan.root, name="lan-root"),
    path("api/", include("hulian.api.urls")),  # before the rooms, whose patterns would all be tried first
    path("", include("hulian.pages.urls")),
    path("", include("hulian.accounts.urls")),
    path("", include("hulian.people.urls")),
    path("", include("hulian.teams.urls")),
    path("", include("hulian.cases.urls")),
    path("", include("hulian.contact.urls")),
    path("", include("hulian.demo.urls")),
]
handler400 = "hulian.core.views.errors.bad_request"
handler403 = "hulian.core.views.errors.forbidden"
handler404 = "hulian.core.views.errors.not_found"
handler500 = "hulian.core.views.errors.broken"
