"""Somebody else for a home: the nearest first, the others by name; and what a draft proposes isn't what holds today."""

import pytest
from django.urls import reverse

from hulian.contact.models import ContactLink, MemberFacts
from hulian.contact.verbs.link import link
from hulian.contact.verbs.propose import propose
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from tests.contact.branch import add_branch, add_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """榕塘 with 10 buildings of 4 homes more, four members living in each."""
    area = community()
    homes, users = add_branch(area, buildings=10, homes_each=4, members_each=4)
    return area, homes, users


def url(name, *args):
    return reverse(f"contact:{name}", args=args)


def words(answer):
    return answer.content.decode().replace("\xa0", " ")


def offered(answer):
    return [label for _value, label in answer.context["form"].fields["member"].choices]


def test_in_a_draft_it_says_what_is_proposed_and_who_holds_today(town, client_of):
    area, homes, users = town
    draft = propose(area, by=HULIAN)
    line = draft.lines.get(household=homes[0])
    fen, where = client_of("fen"), url("line", draft.pk, homes[0].pk)
    assert f"草稿里是{line.member}（眼下还没有人）" in words(fen.get(where))
    link(homes[0], next(user for user in users if user != line.member), by=HULIAN)
    now = ContactLink.objects.in_force().get(household=homes[0]).member
    assert f"草稿里是{line.member}（眼下还是{now}）" in words(fen.get(where))
    link(homes[0], line.member, by=HULIAN)
    assert f"草稿里还是{line.member}" in words(fen.get(where))
    line.member = None
    line.save()
    assert f"草稿里还没有人（眼下是{line.household.contact_links.get(ends_at=None).member}）" in words(fen.get(where))
    assert "现在：" not in words(fen.get(where))


def test_the_nearest_twelve_stand_first_and_the_others_are_found_by_name(town, client_of):
    _area, homes, users = town
    fen, where = client_of("fen"), url("home-link", homes[0].pk)
    first = fen.get(where)
    assert len(offered(first)) == 12
    assert 'name="q"' in words(first)
    assert len(offered(fen.get(f"{where}?n=36"))) == 36
    far = users[-1]
    assert not [label for label in offered(first) if far.name in label]
    found = fen.get(f"{where}?q={far.name}")
    assert [label.split(" · ")[0] for label in offered(found)] == [f"{far.called} {far.name}"]
    assert f'href="{where}"' in words(found), "a way back to the nearest"

    answer = fen.post(f"{where}?q={far.name}", {"envelope": new_id(), "member": far.pk})
    assert answer.status_code == 302
    assert ContactLink.objects.in_force().get(household=homes[0]).member == far


def test_whoever_is_found_but_has_no_room_stands_there_with_the_reason(town, client_of):
    _area, homes, users = town
    MemberFacts.objects.filter(user=users[3]).update(not_asked="away")
    found = words(client_of("fen").get(f"{url('home-link', homes[0].pk)}?q={users[3].name}"))
    assert "长期在外" in found
    assert "<details open" in found
    assert users[4].name not in found


def test_a_wrong_answer_shows_no_more_than_was_there(town, client_of):
    where = url("home-link", town[1][0].pk)
    answer = client_of("fen").post(where, {"envelope": new_id()})
    assert answer.status_code == 422
    assert len(offered(answer)) == 12


def test_of_two_of_one_name_the_draft_and_its_map_say_which(town, client_of):
    area, homes, users = town
    type(users[0]).objects.filter(pk__in=[users[0].pk, users[-1].pk]).update(name="陈国栋", called="陈叔")
    draft = propose(area, by=HULIAN)
    draft.lines.filter(household=homes[0]).update(member=users[0])
    building = homes[0].dwelling.building_id
    fen, where = client_of("fen"), url("list", draft.pk)
    for page in (f"{where}?building={building}", f"{where}?by=member", f"{where}map/"):
        assert "陈叔 陈国栋（联心街 1 号）" in words(fen.get(page)), page


def test_two_of_one_name_are_told_apart_by_where_they_live(town, client_of):
    area, homes, users = town
    twin = add_member(area, "m0-0b", homes[0].dwelling.building)
    type(twin).objects.filter(pk__in=[twin.pk, users[-1].pk]).update(name="陈国栋", called="陈叔")
    labels = offered(client_of("fen").get(f"{url('home-link', homes[0].pk)}?q=陈国栋"))
    assert [label.split(" · ")[0] for label in labels] == ["陈叔 陈国栋（联心街 1 号）", "陈叔 陈国栋（联心街 10 号）"]
