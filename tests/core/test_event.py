"""Events are written and never changed: the database itself refuses."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from hulian.audit.models import Event

pytestmark = pytest.mark.django_db


def refused():
    return pytest.raises(DatabaseError, match="events are never")


def test_an_event_can_not_be_changed_or_removed():
    before = list(Event.objects.order_by("sequence").values())
    assert before
    for act in (lambda: Event.objects.update(verb="x"), lambda: Event.objects.all().delete(),
                lambda: Event.objects.first().save(), lambda: Event.objects.first().delete()):
        with refused(), transaction.atomic():
            act()
    assert list(Event.objects.order_by("sequence").values()) == before


def test_the_models_are_what_the_migrations_make():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
