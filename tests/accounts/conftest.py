"""Accounts with passwords, quick to check."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from hulian.accounts.register import add_user, grant_role
from hulian.audit.models import Event
from hulian.core.actor import HULIAN

PASSWORD = "rongtang-8-dong"  # noqa: S105 - of the tests only
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """The real hasher is slow on purpose; what it does isn't ours to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def signs_in(person):
    """Give one of the cast a password; return the person."""

    def give(slug):
        user = person(slug)
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
        return user

    return give


@pytest.fixture
def somebody(community):
    """Make a person who holds one role in one area: somebody('editor', 'demo')."""

    def make(role, code="demo", username="somebody"):
        area = community(code)
        user = add_user(username, name="甲乙", by=HULIAN, area=area)
        grant_role(user, role, area, by=HULIAN)
        return user

    return make


@pytest.fixture
def told():
    """Return the verbs written on the record since the test began."""
    before = Event.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    return lambda: list(Event.objects.filter(sequence__gt=before).order_by("sequence").values_list("verb", flat=True))


@pytest.fixture
def type_in():
    """Type name and password into a browser's sign-in page."""

    def do(username, password=PASSWORD, client=None, **more):
        client = client or Client()
        return client.post("/sign-in/", {"username": username, "password": password, **more})

    return do
