"""A draft worked through: by street, by building, by member; laid aside or drafted anew only after a word."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from hulian.contact.models import Proposal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.reassign import reassign
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def large(community):
    """联心街 with 3 buildings of 30 homes, 里仁巷 with 45 houses of one home each; 8 members."""
    area = community()
    homes, users = add_branch(area, buildings=2, homes_each=30, members_each=4, most=60)
    houses = [Building.objects.create(community=area, address=f"里仁巷 {n} 号") for n in range(1, 61)]
    homes += add_homes(area, [NewHome(house, "", f"仁家{at}", [NewResident(f"何仁{at}")])
                              for at, house in enumerate(houses)], by=HULIAN)
    return area, homes, users


@pytest.fixture
def draft(large):
    return propose(large[0], by=HULIAN)


def url(name, *args):
    return reverse(f"contact:{name}", args=args)


def words(answer):
    return answer.content.decode().replace("\xa0", " ")


def post(client, where, **form):
    return client.post(where, {"envelope": new_id()} | form)


def test_a_long_draft_stands_by_street_and_a_house_of_one_home_with_its_member(draft, large, client_of):
    lu, where = client_of("lu"), url("list", draft.pk)
    first = words(lu.get(where))
    rows = lu.get(where).context["places"]
    assert [row["title"] for row in rows if row["title"] in {"联心街", "里仁巷"}] == ["里仁巷", "联心街"]
    assert "里仁巷 1 号" not in first
    assert len(rows) < 10

    street = lu.get(f"{where}?street=里仁巷")
    groups = street.context["groups"]
    assert [group["title"] for group in groups] == ["里仁巷"]
    one = draft.lines.get(household=large[1][-1])
    row = next(row for row in groups[0]["rows"] if row["title"] == "60 号 仁家59")
    assert one.member.called in row["words"]
    assert {row["title"] for row in lu.get(f"{where}?street=联心街").context["groups"][0]["rows"]} >= {"101 联0家0"}


def test_in_a_long_street_buildings_lead_on_and_houses_show_their_member(draft, large, client_of, monkeypatch):
    monkeypatch.setattr("hulian.contact.lists.shown.AT_ONCE", 10)
    house = Building.objects.create(community=large[0], address="联心街 99 号")
    lone = add_homes(large[0], [NewHome(house, "", "单家", [NewResident("何单")])], by=HULIAN)
    again = propose(large[0], by=HULIAN)
    page = client_of("lu").get(f"{url('list', again.pk)}?street=联心街").context
    assert [row["title"] for row in page["places"]] == ["联心街 1 号", "联心街 2 号"]
    assert [(group["title"], [row["title"] for row in group["rows"]]) for group in page["groups"]] == [
        ("联心街 99 号", [lone[0].called])]
    building = large[1][0].dwelling.building_id
    inside = client_of("lu").get(f"{url('list', again.pk)}?building={building}")
    assert len(inside.context["groups"][0]["rows"]) == 30
    assert "联心街</a>" in words(inside), "a way back to the street"


def test_what_is_done_with_a_draft_stands_above_it(draft, client_of):
    page = words(client_of("fen").get(url("list", draft.pk)))
    above = page.index('class="tabs"')
    assert page.index(url("list-print", draft.pk)) < above
    assert page.index(url("list-ending", draft.pk)) < above


def test_a_chosen_member_has_a_heading_and_a_way_back_to_all(draft, large, client_of):
    member = large[2][0]
    n = draft.lines.filter(member=member).count()
    lu, where = client_of("lu"), url("list", draft.pk)
    answer = lu.get(f"{where}?member={member.pk}")
    page = words(answer)
    assert f"{member.called} {member.name}会联系的 {n} 户" in page
    assert [tab["label"] for tab in answer.context["tabs"] if tab["current"]] == ["按党员"]
    assert f'href="{where}?by=member"' in page
    assert 'class="filters"' not in page, "no filter is ticked that isn't at work"
    assert len([row for group in answer.context["groups"] for row in group["rows"]]) == n
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    assert f"名单上{member.called} {member.name}联系的 {n} 户" in words(lu.get(f"{where}?member={member.pk}"))


def test_nobody_is_named_by_an_id_that_is_not_of_the_place(draft, person, client_of):
    stranger = person("jiang")
    answer = client_of("lu").get(f"{url('list', draft.pk)}?member={stranger.pk}")
    assert answer.status_code == 200
    assert stranger.name not in words(answer)


def test_a_draft_is_laid_aside_only_after_a_word(draft, large, client_of):
    fen, where = client_of("fen"), url("list-ending", draft.pk)
    asked = words(fen.get(where))
    assert "搁下这份草稿？" in asked
    assert url("list", draft.pk) in asked, "a way back"
    line = draft.lines.exclude(member=None).exclude(member=large[2][0]).first()
    reassign(line, large[2][0], by=HULIAN)
    assert "手工改过的 1 处也不要了？" in words(fen.get(where))
    assert Proposal.objects.get().dropped_at is None

    assert post(fen, where).status_code == 302
    assert Proposal.objects.get().dropped_at is not None
    assert client_of("li").get(where).status_code == 403


def test_drafting_anew_asks_only_where_something_was_changed_by_hand(draft, large, client_of):
    fen, new = client_of("fen"), url("list-new")
    assert f'action="{new}"' in words(fen.get("/links/"))
    line = draft.lines.exclude(member=None).exclude(member=large[2][0]).first()
    reassign(line, large[2][0], by=HULIAN)
    overview = words(fen.get("/links/"))
    assert f'action="{new}"' not in overview
    assert f'href="{new}?area=demo"' in overview

    for asked in (fen.get(f"{new}?area=demo"), post(fen, new, area="demo")):
        assert "手工改过的 1 处也不要了？" in words(asked)
    assert Proposal.objects.count() == 1
    fields = dict(re.findall(r'name="(area|sure)" value="([^"]*)"', words(fen.get(f"{new}?area=demo"))))
    answer = post(fen, new, **fields)
    assert answer.url == url("list", Proposal.objects.draft().get().pk)
    assert Proposal.objects.draft().get() != draft
    assert fen.get(f"{new}?area=demo").url == "/links/?area=demo", "nothing to ask any more"


def test_a_meeting_decides_no_draft_that_was_not_made_yet(draft, client_of):
    lu, where = client_of("lu"), url("list-adoption", draft.pk)
    answer = post(lu, where, decided_on="1999-01-01")
    assert answer.status_code == 422
    assert "这份草稿" in words(answer)
    before = clock.today() - timedelta(days=1)
    assert post(lu, where, decided_on=before).status_code == 422
    with clock.at(clock.now() + timedelta(days=3)):
        assert post(lu, where, decided_on=clock.today() - timedelta(days=3)).status_code == 302


def test_the_tick_stands_only_where_homes_have_nobody(draft, large, client_of):
    lu, where = client_of("lu"), url("list-adoption", draft.pk)
    wrong = post(lu, where, decided_on="1999-01-01")
    assert 'name="even_without"' not in words(wrong)

    add_homes(large[0], [NewHome(large[1][0].dwelling.building, "909", "新家", [NewResident("何新")])], by=HULIAN)
    asked = post(lu, where, decided_on=clock.today())
    assert asked.status_code == 422
    assert 'name="even_without"' in words(asked), "a home came since: the refusal asks for the tick, so it is there"
    assert post(lu, where, decided_on=clock.today(), even_without="on").status_code == 302
    assert Household.objects.count() > 120


@pytest.mark.parametrize("query", ["联心街 2 号", "联心街2号", "联心街２号 203"])
def test_a_building_of_the_draft_is_found_as_people_write_it(draft, client_of, query):
    groups = client_of("lu").get(f"{url('list', draft.pk)}?q={query}").context["groups"]
    assert [(group["title"], len(group["rows"])) for group in groups] == [("联心街 2 号", 30)]
