"""A list of links on the map: a building leads to its lines; of one member only theirs are marked."""

import pytest

from hulian.contact.verbs.propose import propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(community, actor):
    """A draft for the four homes of the cast, who all fall to 罗姐."""
    return propose(community(), by=actor("fen"))


def test_each_building_leads_to_its_lines(draft, home, client_of):
    text = client_of("fen").get(f"/links/lists/{draft.pk}/map/").content.decode()

    assert f"/links/lists/{draft.pk}/?building={home('陈姨').dwelling.building_id}" in text
    assert text.count('class="plan-mark') >= 2


def test_of_a_member_without_homes_nothing_is_marked(draft, home, client_of, person):
    draft.lines.exclude(household=home("陈姨")).update(member=person("lu"))
    page = client_of("fen").get(f"/links/lists/{draft.pk}/map/?member={person('luo').pk}").content.decode()

    assert page.count('class="plan-mark') == 1
    assert "罗姐联系的户" in page


def test_strangers_and_those_without_the_right_see_no_map(draft, client_of):
    assert client_of("jiang").get(f"/links/lists/{draft.pk}/map/").status_code == 404
    assert client_of("huang").get(f"/links/lists/{draft.pk}/map/").status_code == 403
