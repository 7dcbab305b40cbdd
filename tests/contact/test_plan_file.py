"""The file of a plan proves it to anybody: a checker that knows nothing else agrees, and sees what is wrong."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hulian.accounts.models import User
from hulian.contact.lists.arrays import Drawn
from hulian.contact.lists.planned import Planned
from hulian.contact.members import Member
from hulian.people.models import Household
from hulian.places.metres import plan_of
from hulian.places.models import Area, Building, Dwelling
from hulian.planning.assignment import propose
from tests.contact.plan_checker import faults, strictly
from tests.planning.assignment_worlds import small_worlds, town


def file_of(problem, serving=None):
    """What the command would write for a problem whose first `serving` members are members still."""
    homes = [Household(area_path="/", dwelling=Dwelling(building=Building())) for _home in range(problem.homes)]
    members = [Member(User(), 0, 0) for _member in range(problem.members)]
    serving = problem.members if serving is None else serving
    planned = Planned(Drawn(Area(), homes, members, serving, problem, plan_of([])), propose(problem))
    return strictly(json.dumps(planned.graph()))


@given(small_worlds(homes=9, members=4), st.integers(0, 4))
def test_a_small_plan_is_what_its_file_says(problem, serving):
    assert faults(file_of(problem, serving)) == []


@pytest.mark.parametrize(("homes", "members", "seed"), [(400, 35, 1), (400, 19, 2), (400, 100, 3), (7, 30, 4)],
                         ids=["roomy", "too few members", "too few homes", "more members than homes"])
def test_a_town_is_what_its_file_says(homes, members, seed):
    random = np.random.default_rng(seed)
    pairs = np.column_stack([random.integers(0, homes, 60), random.integers(0, members, 60)])
    plan = file_of(town(homes, members, seed, kin=pairs[:20], trust=pairs[20:40], refused=pairs[40:],
                        former=random.integers(-1, members, homes), harm=random.integers(0, 3, homes)))

    assert faults(plan) == []


def test_a_plan_that_isn_t_the_best_or_not_what_it_says_is_seen():
    plan = file_of(town(60, 6))
    (one, other), links = (next(link for link in plan["links"] if link["member"] == member["id"])
                           for member in plan["members"][:2]), plan["links"]
    swapped = {one["household"]: other["member"], other["household"]: one["member"]}
    worse = plan | {"links": [link | {"member": swapped.get(link["household"], link["member"])} for link in links]}
    bare = plan | {"links": [links[0] | {"member": None}, *links[1:]]}

    assert any("objective" in fault for fault in faults(worse))
    assert any("without" in fault for fault in faults(bare))
    assert any("violations" in fault for fault in faults(plan | {"violations": 1}))
    assert any("changed" in fault for fault in faults(plan | {"changed": 1}))
    assert any("lower bound" in fault for fault in faults(plan | {"lower_bound": plan["objective"] + 5}))
    assert any("gap" in fault for fault in faults(plan | {"gap": 0.002}))
    assert any("refused" in fault for fault in faults(plan | {"refused": [plan["candidates"][0][:2]]}))
