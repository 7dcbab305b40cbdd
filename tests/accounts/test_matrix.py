"""Every role × every act × own area, below, above and beside: what the table below says, and nothing else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from hulian.accounts.actors import actor_of
from hulian.accounts.doors import door
from hulian.accounts.matrix import MATRIX, may
from hulian.accounts.roles import Role

# Written by hand from what each role's day needs; the letters stand for the roles.
LETTERS = {
    "W": "social_worker", "M": "station_member", "L": "station_leader", "I": "liaison", "C": "contact_member",
    "B": "branch_secretary", "H": "helper", "A": "community_admin", "S": "supervisor", "E": "editor",
    "P": "correspondent",
}
EXPECTED = {
    "home.read": "WMLICBHASEP",
    "case.read": "WMLIBAS",
    "case.report": "WMLICBHAS",
    "case.accept": "MLAS",
    "case.decline": "LAS",
    "case.return": "MLIAS",
    "case.inspect": "WMLAS",
    "case.make_safe": "WMLA",
    "case.plan": "MLAS",
    "case.appoint": "WMLIA",
    "case.task": "MLA",
    "case.take": "MLA",
    "case.refuse": "MLA",
    "case.finish": "MLA",
    "case.test": "MLA",
    "case.resolve": "MLAS",
    "case.follow_up": "WMLIA",
    "case.confirm": "WMLIA",
    "case.reopen": "WMLIAS",
    "case.hand_over": "MLIAS",
    "case.merge": "MLA",
    "case.close": "LAS",
    "case.note": "WMLIABS",
    "case.categorise": "WMLIAS",
    "household.find": "WMLIACB",
    "household.read": "WMLIAB",
    "household.edit": "WA",
    "resident.show": "WMLIA",
    "mark.read": "WMLIAC",
    "consent.write": "WA",
    "building.edit": "A",
    "contact.mine": "WMLACB",
    "link.read": "WMLIAB",
    "link.propose": "AB",
    "link.adopt": "B",
    "link.publish": "AB",
    "visit.read": "WMLIAB",
    "visit.write": "WMLAB",
    "silence.read": "WMLIAB",
    "silence.count": "WMLIABS",
    "stand_in.write": "AB",
    "team.read": "WMLICBHASEP",
    "team.edit": "A",
    "station.receive": "WMLIA",
    "station.move": "LA",
    "helper.read": "WMLAB",
    "helper.edit": "A",
    "account.read": "AS",
    "account.edit": "AS",
}

pytestmark = pytest.mark.django_db


def allowed_to(role):
    return {act for act, letters in EXPECTED.items() if role in {LETTERS[letter] for letter in letters}}


def test_the_table_names_every_act_and_every_role():
    assert set(EXPECTED) == set(MATRIX)
    assert set(LETTERS.values()) == set(Role.values)


@pytest.mark.parametrize("role", sorted(LETTERS.values()))
def test_a_role_may_do_just_its_acts_in_its_area_and_below_and_none_elsewhere(role, somebody, community):
    actor = actor_of(somebody(role))
    for code, expected in {
        "demo": allowed_to(role), "demo-1": allowed_to(role), "demo-litang": set(), "rongxi": set(), "nanhe": set(),
    }.items():
        path = community(code).path
        assert {act for act in MATRIX if may(actor, act, path)} == expected, code


@pytest.mark.parametrize("role", sorted(LETTERS.values()))
def test_the_door_of_each_act_opens_to_its_roles_only(role, somebody, rf):
    request = rf.get("/")
    request.user = somebody(role)
    opened = set()
    for act in MATRIX:
        try:
            door(act)(lambda _: HttpResponse("in"))(request)
        except PermissionDenied:
            continue
        opened.add(act)
    assert opened == allowed_to(role)


def test_a_role_that_ended_opens_no_door(somebody, rf):
    user = somebody("community_admin")
    user.grants.update(ends_at="2026-01-01T00:00:00Z", starts_at="2025-01-01T00:00:00Z")
    request = rf.get("/")
    request.user = user
    for act in MATRIX:
        with pytest.raises(PermissionDenied):
            door(act)(lambda _: HttpResponse("in"))(request)


def test_a_code_that_only_begins_like_ours_is_another_area(somebody, community):
    """`/nanhe/rongxi/demo/` isn't the beginning of `/nanhe/rongxi/demo-litang/`."""
    admin = actor_of(somebody("community_admin", "demo"))
    assert not may(admin, "account.edit", community("demo-litang").path)


def test_an_unknown_act_is_a_mistake_of_the_programmer():
    with pytest.raises(LookupError):
        door("case.aksept")


def test_the_printed_page_is_the_matrix_of_today():
    from tools.policy import PAGE, page

    assert PAGE.read_text() == page(), "stale: run python -m tools.policy"
