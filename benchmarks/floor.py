"""The machine's floor: a bare Django view that reads a JSON body and makes one row durable.

What no report can be quicker than, under the same server, on the same database, on this machine. It is
served with settings of its own (floor_settings.py); the product's URLs know nothing of it.
"""

import json

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

from hulian.core import clock
from hulian.core.ids import read_id
from hulian.core.models import Receipt


def floor(request: HttpRequest) -> JsonResponse:
    """Insert one row in a transaction of its own."""
    body = json.loads(request.body)
    with transaction.atomic():
        Receipt.objects.create(id=read_id(body["id"]), verb="bench.floor", body_hash="0" * 64, outcome="accepted",
                               received_at=clock.now())
    return _answer({"id": body["id"]}, 201)


def healthz(request: HttpRequest) -> JsonResponse:
    """Say that it is up."""
    return _answer({"ok": True}, 200)


def _answer(document: dict, status: int) -> JsonResponse:
    response = JsonResponse(document, status=status)
    response.headers["Content-Length"] = str(len(response.content))
    return response


urlpatterns = [path("bench/floor/", floor), path("healthz/", healthz)]
