"""`hulian area add`, as it is run, on data of its own."""

import pytest

from tests.serving.patterns import migrated

TREE = """
from hulian.places.models import Area
print("|".join(f"{area.path}={area.name}:{area.level}" for area in Area.objects.order_by("path")))
"""
BEHIND = """
from django.core.management import call_command
call_command("migrate", "contact", "0003", verbosity=0)
"""
COMPLETE = """
from django.core.management import call_command
call_command("migrate", check_unapplied=True, verbosity=0)
"""


@pytest.fixture(scope="module")
def house():
    server = migrated()
    yield server
    server.remove()


@pytest.fixture(scope="module")
def tree(house):
    """Return the areas of a house with one community."""
    house.hulian("area", "add", "rongtang", "榕塘社区")
    return house.python(TREE)


def refused(house, *words):
    done = house.run("area", "add", *words)
    return done.returncode, done.stderr


def test_areas_come_with_what_must_stand_above_them_and_stay_as_they_are(house):
    house.hulian("area", "add", "rongtang", "榕塘社区")
    house.hulian("area", "add", "rongtang", "另一个名字")
    house.hulian("area", "add", "litang", "荔塘社区", "--parent", "rongtang-town")
    house.hulian("area", "add", "rongtang-1", "第一网格", "--parent", "rongtang", "--level", "grid")
    made = house.python(TREE).split("|")
    top = "/rongtang-town-district/"
    assert made == [
        f"{top}=榕塘社区:district", f"{top}rongtang-town/=榕塘社区:town",
        f"{top}rongtang-town/litang/=荔塘社区:community", f"{top}rongtang-town/rongtang/=榕塘社区:community",
        f"{top}rongtang-town/rongtang/rongtang-1/=第一网格:grid",
    ]


@pytest.mark.parametrize("words", [
    ("new", "新社区", "--parent", "nowhere"),
    ("new", "新社区", "--parent", "rongtang"),
    ("new/one", "新社区"),
    ("New", "新社区"),
    ("n" * 25, "新社区"),
    ("new", "  "),
    ("new", "新" * 41),
    ("new",),
    ("new", "新社区", "--level", "street"),
])
def test_what_does_not_fit_is_wrong_usage_and_changes_nothing(house, tree, words):
    code, said = refused(house, *words)
    assert code == 2
    assert said
    assert house.python(TREE) == tree


def test_a_database_of_an_older_release_is_brought_up_to_date_first(house):
    house.python(BEHIND)
    with pytest.raises(AssertionError):
        house.python(COMPLETE)
    house.hulian("area", "add", "rongtang", "榕塘社区")
    house.python(COMPLETE)
