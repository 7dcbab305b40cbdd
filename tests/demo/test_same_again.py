"""The same seed and day make the same world; another seed makes another."""

from datetime import date
from random import Random

import pytest

from hulian.demo.families import Families
from tests.serving.patterns import migrated

MAKE = """
import hashlib
from datetime import date
from django.apps import apps
from hulian.cli.start import start
start()
from hulian.core.sealed import SealedField
from hulian.demo.world import anchor_of, make_world
make_world(anchor_of(date(2026, 11, 24)), seed=int(sys.argv[1]), cases={"demo": 25, "demo-litang": 4}, estates=1)
digest = hashlib.sha256()
for model in apps.get_models():
    # What is sealed, blind or linked comes of the keys, which each installation has for itself.
    if not model.__module__.startswith("hulian.") or model.__name__ == "PublicLink":
        continue
    names = [field.attname for field in model._meta.fields
             if not isinstance(field, SealedField) and field.attname not in {"password", "sequence", "seconds"}
             and not field.attname.endswith("_blind")]
    order = "sequence" if model.__name__ == "Event" else "pk"
    for row in model.objects.order_by(order).values_list(*names):
        digest.update(repr((model.__name__, row)).encode())
print(digest.hexdigest())
"""


@pytest.fixture
def made():
    """made(seed) makes a small world in data of its own and returns the digest of all its rows."""

    def make(seed):
        server = migrated()
        try:
            return server.python(MAKE, str(seed))
        finally:
            server.remove()

    return make


def test_the_same_seed_makes_the_same_rows_with_the_same_ids(made):
    assert made(1) == made(1)


def test_another_seed_draws_other_people():
    def drawn(seed):
        families = Families(Random(seed), date(2026, 11, 24), taken=set())  # noqa: S311 - drawn again the same
        return [families.make(old=True)[0] for _ in range(20)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
