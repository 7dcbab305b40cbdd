"""`require`: the first line of a verb. A system actor (demo world, imports) may do everything."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from hulian.accounts.matrix import may
from hulian.core.actor import Actor


class NotAllowed(PermissionDenied):
    """No role held there allows the act; a page answers 403."""


def require(act: str, area_path: str, by: Actor) -> None:
    """Raise NotAllowed unless the actor may do the act in the area."""
    if by.kind != "system" and not may(by, act, area_path):
        raise NotAllowed(act)


def reach(rows: models.QuerySet, row_id: UUID, act: str, by: Actor, path: str = "area_path") -> Any:  # noqa: ANN401
    """Return a row for an act: strangers to its area get 404, people of the place without the right 403.

    `path` leads from the row to the path of its area.
    """
    row = get_object_or_404(rows, pk=row_id)
    where: object = row
    for name in path.split("__"):
        where = getattr(where, name)
    if not by.roles_in(str(where)):
        raise Http404
    require(act, str(where), by)
    return row
