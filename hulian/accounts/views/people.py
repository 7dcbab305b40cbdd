"""同事: who works in the area, and one person's page."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hulian.accounts.colleagues import at_work, called, colleagues, holdings_of, open_invitations, within
from hulian.accounts.doors import door
from hulian.accounts.matrix import paths_for
from hulian.accounts.models import User
from hulian.accounts.policy import may_keep
from hulian.core.ids import read_id
from hulian.places.models import Area, Level

PAGE = 50


@door("account.read")
def index(request: HttpRequest) -> HttpResponse:
    """List colleagues by name; narrowed by words, by area, or to those who left."""
    asked = {key: request.GET[key] for key in ("q", "area", "left") if request.GET.get(key)}
    areas = _areas(request)
    area = next((area for area in areas if area.code == asked.get("area")), None)
    path = area.path if area else ""
    users = at_work(request.actor, path)
    if "left" in asked:
        users = colleagues(request.actor, path).exclude(pk__in=at_work(request.actor).values("pk"))
    users = called(users, asked["q"].strip()) if "q" in asked else users
    page = list(_after(users, request.GET.get("after", "")).order_by("sort_key", "pk")[:PAGE + 1])
    more = f"?{urlencode(asked | {'after': page[PAGE - 1].pk})}" if len(page) > PAGE else ""
    return render(request, "accounts/people.html", {
        "rows": _rows(page[:PAGE], request), "query": asked.get("q", ""), "more": more, "asked": asked,
        "filters": _filters(areas, asked), "keep": [(key, asked[key]) for key in ("area", "left") if key in asked],
        "invitations": open_invitations(request.actor)})


@door("account.read")
def person(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show what a colleague holds, and what can be done about it."""
    user = get_person(request, user_id)
    held = holdings_of([user.pk], paths_for(request.actor, "account.read"))[user.pk]
    return render(request, "accounts/person.html", {
        "person": user, "held": held, "keeps": may_keep(request.actor, user), "is_me": user.pk == request.actor.id})


def get_person(request: HttpRequest, user_id: UUID) -> User:
    """Return a colleague of the actor's areas, else 404."""
    return get_object_or_404(colleagues(request.actor), pk=user_id)


def _areas(request: HttpRequest) -> list[Area]:
    scope = within(paths_for(request.actor, "account.read"), "path")
    return list(Area.objects.filter(scope).exclude(level=Level.GRID).order_by("path"))


def _after(users: QuerySet[User], last: str) -> QuerySet[User]:
    """Page by key: go on behind the last one shown."""
    row = User.objects.filter(pk=read_id(last)).first() if last else None
    if row is None:
        return users
    return users.filter(Q(sort_key__gt=row.sort_key) | Q(sort_key=row.sort_key, pk__gt=row.pk))


def _rows(users: list[User], request: HttpRequest) -> list[dict[str, Any]]:
    held = holdings_of([user.pk for user in users], paths_for(request.actor, "account.read"))
    return [{
        "title": user.name if user.name == str(user) else f"{user.name} · {user}",
        "line": "，".join(str(holding) for holding in held[user.pk]) or _("holds nothing at present"),
        "url": reverse("accounts:person", args=[user.pk]),
        "words": "" if user.is_active else _("switched off"),
    } for user in users]


def _filters(areas: list[Area], asked: dict[str, str]) -> list[dict[str, Any]]:
    """Return the areas (where there are several) and those who left; tapping a chosen one takes it off."""
    def entry(label: str, key: str, value: str) -> dict[str, Any]:
        rest = {name: kept for name, kept in asked.items() if name != key}
        current = asked.get(key) == value
        return {"label": label, "current": current, "url": f"?{urlencode(rest if current else rest | {key: value})}"}

    named = [entry(area.name, "area", area.code) for area in areas] if len(areas) > 1 else []
    return [*named, entry(_("those who left"), "left", "1")]
