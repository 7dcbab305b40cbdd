"""The cast stands in the test database once; each test then runs in a transaction of its own."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from hypothesis import settings as hypothesis_settings

from tests.serving import patterns
from tests.serving.server import Server

hypothesis_settings.register_profile("hulian", max_examples=40, deadline=None, derandomize=True)
hypothesis_settings.load_profile("hulian")


# Folders whose tests take long.
LONG = ("stories", "demo", "serving", "cli")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests first, so that at the end nobody waits for one of them; xdist: --no-loadscope-reorder.

    Last come those that commit: their Events can't be taken away again, and whoever counts Events has counted by then.
    """
    items.sort(key=lambda item: (hasattr(item.module, "beside"), item.path.parent.name not in LONG))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """Add the cast to the fresh test database."""
    from hulian.demo.cast import make_cast

    with django_db_blocker.unblock():
        make_cast()


@pytest.fixture(scope="session", autouse=True)
def nothing_left() -> Iterator[None]:
    """Throw away what was made to be copied."""
    yield
    patterns.forget()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the cast, once for all tests that only look or add."""
    running = patterns.with_cast()
    try:
        yield running.start()
    finally:
        running.remove()


@pytest.fixture
def person(db: None) -> Callable:
    """Return the user of the cast by slug: person('li')."""
    from hulian.accounts.models import User

    return lambda slug: User.objects.get(username=slug)


@pytest.fixture
def actor(person: Callable) -> Callable:
    """Return the actor of the cast by slug: actor('li')."""
    from hulian.accounts.actors import actor_of

    return lambda slug: actor_of(person(slug))


@pytest.fixture
def client_of(person: Callable) -> Callable[[str], Client]:
    """Return a browser without JavaScript in which one of the cast is signed in."""

    def signed_in(slug: str) -> Client:
        client = Client()
        client.force_login(person(slug), backend="hulian.accounts.backend.GrantBackend")
        return client

    return signed_in


@pytest.fixture
def home(db: None) -> Callable:
    """Return a home of the cast by how neighbours speak of it: home('陈姨')."""
    from hulian.people.models import Household

    return lambda called: Household.objects.get(called=called)


@pytest.fixture
def community(db: None) -> Callable:
    """Return an area by its code: community() is 榕塘, community('demo-litang') is 荔塘."""
    from hulian.places.models import Area

    return lambda code="demo": Area.objects.get(code=code)
