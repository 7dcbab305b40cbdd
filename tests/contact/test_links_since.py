"""What happened since a list was drafted: who moved, who came, who is no member any more; and who had nobody before."""

import re

import pytest
from django.urls import reverse

from hulian.accounts.models import Grant
from hulian.accounts.register import end_grant
from hulian.contact.errors import HomesWithout
from hulian.contact.lists.overview import without_link
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.link import link
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.reassign import reassign
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.people.register import add_household
from tests.contact.branch import add_branch, rest

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """榕塘 with 2 buildings of 6 homes more, a member in each."""
    area = community()
    homes, users = add_branch(area, buildings=2, homes_each=6, members_each=1, most=60)
    rest(area, *users)
    return area, homes, users


def come(homes, *units):
    building = homes[0].dwelling.building
    return [add_household(building.community, building=building, unit=unit, called=f"新{unit}", by=HULIAN)
            for unit in units]


def leave(user):
    for grant in Grant.objects.filter(user=user, role="contact_member"):
        end_grant(grant, by=HULIAN)


def seen(client, draft, query="", page="list"):
    answer = client.get(reverse(f"contact:{page}", args=[draft.pk]) + query)
    assert answer.status_code == 200
    return answer, answer.content.decode().replace("\xa0", " ")


def shown(client, draft, query):
    return {row["title"]: row for group in seen(client, draft, query)[0].context["groups"] for row in group["rows"]}


def counts(client, draft):
    return {one["label"]: one["count"] for one in seen(client, draft)[0].context["filters"]}


def test_homes_that_moved_out_are_in_a_draft_no_more(town, client_of):
    area, homes, _users = town
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    n = Household.objects.standing().filter(community=area).count()
    home_moved_out(homes[0], day=clock.today(), by=HULIAN)

    assert f"{n - 1} 户都有人联系" in seen(lu, draft)[1]
    assert counts(lu, draft)["全部"] == n - 1
    rows = shown(lu, draft, f"?building={homes[0].dwelling.building_id}")
    assert f"{homes[0].dwelling.unit} {homes[0].called}" not in rows
    assert homes[0].called not in seen(lu, draft, "?by=building", "list-print")[1]


def test_homes_that_came_are_counted_and_a_fresh_draft_is_spoken_of(town, client_of):
    area, homes, _users = town
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    n = Household.objects.standing().filter(community=area).count()
    come(homes, "701", "702")

    page = seen(lu, draft)[1]
    assert f"{n + 2} 户里有 {n} 户有人联系" in page
    assert "新来了 2 户" in page
    assert "重新起草" in page
    again = propose(area, by=HULIAN)
    assert f"{n + 2} 户都有人联系" in seen(lu, again)[1]


def test_lines_of_who_is_no_member_any_more_have_nobody(town, client_of):
    area, _homes, users = town
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    n, theirs = draft.lines.count(), draft.lines.filter(member=users[0]).count()
    leave(users[0])

    page = seen(lu, draft)[1]
    assert f"{n} 户里有 {n - theirs} 户有人联系" in page
    assert f"{theirs} 户，原定的党员现在不联系住户了" in page
    assert counts(lu, draft)["还没有人"] == theirs
    rows = shown(lu, draft, "?show=nobody")
    assert len(rows) == theirs
    assert {row["words"] for row in rows.values()} == {"还没有人"}
    assert users[0].name in next(iter(rows.values()))["line"]


def test_the_adoption_page_says_one_number_and_names_the_homes(town, client_of, actor):
    area, homes, users = town
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    n, theirs = draft.lines.count(), draft.lines.filter(member=users[0]).count()
    leave(users[0])
    home_moved_out(homes[-1], day=clock.today(), by=HULIAN)
    fresh = come(homes, "701", "702")
    link(fresh[0], users[1], by=HULIAN)  # found by hand since: it lacks nobody
    gone = 1 if draft.lines.get(household=homes[-1]).member == users[0] else 0
    bare = theirs - gone + 1

    where = reverse("contact:list-adoption", args=[draft.pk])
    page = lu.get(where).content.decode().replace("\xa0", " ")
    assert f"{n + 1} 户里有 {n + 1 - bare} 户有人联系" in page
    assert fresh[1].called in page
    assert fresh[0].called not in page
    answer = lu.post(where, {"envelope": str(new_id()), "decided_on": clock.today().isoformat()})
    assert f"还有 {bare} 户没有人联系" in answer.content.decode().replace("\xa0", " ")
    with pytest.raises(HomesWithout) as refusal:
        adopt(draft, decided_on=clock.today(), by=actor("lu"))
    assert refusal.value.count == bare

    adopt(draft, decided_on=clock.today(), by=actor("lu"), even_without=True)
    assert without_link(area).count() == bare


def test_the_refusal_quotes_the_tick_as_it_stands_on_the_form(town, client_of):
    area, homes, _users = town
    draft = propose(area, by=HULIAN)
    come(homes, "701")
    where = reverse("contact:list-adoption", args=[draft.pk])
    answer = client_of("lu").post(where, {"envelope": str(new_id()), "decided_on": clock.today().isoformat()})
    page = answer.content.decode()
    quoted = re.search(r"勾选“([^”]+)”", page)[1]
    assert page.count(quoted) >= 2


def test_whom_somebody_arranged_by_hand_since_stands_in_the_draft(town, client_of):
    area, homes, users = town
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    other = next(user for user in users if user != draft.lines.get(household=homes[0]).member)
    link(homes[0], other, by=HULIAN)

    row = shown(lu, draft, f"?building={homes[0].dwelling.building_id}")[
        f"{homes[0].dwelling.unit} {homes[0].called}"]
    assert row["words"] == f"{other.called} {other.name}"


def test_who_had_nobody_before_is_shown_and_printed_beside_who_gets_somebody_else(town, client_of):
    area, homes, users = town
    adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN)
    come(homes, "701", "702", "703")
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    line = draft.lines.get(household=homes[0])
    reassign(line, next(user for user in users if user != line.former), by=HULIAN)

    page = seen(lu, draft)[1]
    assert "1 户换人" in page
    assert "3 户是新联系的" in page
    found = counts(lu, draft)
    assert (found["换人的"], found["新联系的"]) == (1, 3)
    assert set(shown(lu, draft, "?show=fresh")) == {"701 新701", "702 新702", "703 新703"}
    paper = seen(lu, draft, "?show=changed", "list-print")[1]
    assert [name for name in ("新701", "新702", "新703", homes[0].called) if name not in paper] == []
    assert paper.count("原来没人联系") == 3
    assert homes[1].called not in paper


def test_of_a_first_list_it_is_not_said_that_all_are_new(town, client_of):
    draft = propose(town[0], by=HULIAN)
    page = seen(client_of("lu"), draft)[1]
    assert "新联系的" not in page


def test_a_list_that_was_adopted_stays_as_it_was_decided(town, client_of):
    area, homes, _users = town
    draft = adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN)
    n = draft.lines.count()
    home_moved_out(homes[0], day=clock.today(), by=HULIAN)
    come(homes, "701")
    assert f"{n} 户都有人联系" in seen(client_of("lu"), draft)[1]
