"""A stairwell where nobody opened: one tick for all doors, and none of those whom we met today."""

import pytest

from hulian.audit.models import Event
from hulian.contact.models import Visit
from hulian.contact.verbs.link import link
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.core.ids import new_id
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes

pytestmark = pytest.mark.django_db


@pytest.fixture
def doors(luo_homes, community, actor, person):
    """罗姐 looks after three doors of Chen's building."""
    chen = luo_homes("陈姨")
    add_homes(community(), [NewHome(chen.dwelling.building, unit, f"住户{unit}", [NewResident(f"某{unit}")])
                            for unit in ("201", "301")], by=actor("fen"))
    for called in ("住户201", "住户301"):
        link(Household.objects.get(called=called), person("luo"), by=actor("lu"))
    return f"/my-homes/stairwell/?building={chen.dwelling.building_id}"


def named(client, url):
    return [name for _pk, name in client.get(url).context["form"].fields["homes"].choices]


def chips(client):
    return [one["label"] for one in client.get("/my-homes/").context["stairwells"]]


def test_one_tick_writes_every_door_of_the_sheet(doors, client_of, send):
    client = client_of("luo")
    assert "这一列都没人开门" in client.get(doors).content.decode()
    response = send(client, doors, every="on", again="evening")
    assert response.status_code == 302
    assert Visit.objects.filter(met=False, again="evening").count() == 3
    assert Event.objects.get(verb="visit.nobody_home").codes["homes"] == 3
    said = [str(message) for message in client.get("/my-homes/").context["messages"]]
    assert said == ["3 家都记下了。"]


def test_a_second_tap_says_the_same(doors, client_of, send):
    client, envelope = client_of("luo"), new_id()
    for _tap in range(2):
        send(client, doors, envelope, every="on")
    assert Visit.objects.filter(met=False).count() == 3
    said = [str(message) for message in client.get("/my-homes/").context["messages"]]
    assert said[0] == said[1]


def test_neither_a_tick_nor_a_door_is_asked_for(doors, client_of, send):
    response = send(client_of("luo"), doors)
    assert response.status_code == 422
    assert "homes" in response.context["form"].errors


def test_whom_we_met_today_is_not_on_the_sheet_but_who_was_rung_is(doors, luo_homes, client_of, send, actor):
    client = client_of("luo")
    assert chips(client) == ["榕塘花园 3 栋 · 3 户"]
    visit(luo_homes("陈姨"), Told(), by=actor("luo"))
    visit(Household.objects.get(called="住户201"), Told(how="phone"), by=actor("luo"))
    assert named(client, doors) == ["201 住户201", "301 住户301"]
    assert chips(client) == ["榕塘花园 3 栋 · 2 户"]
    send(client, doors, every="on")
    assert not Visit.objects.filter(household=luo_homes("陈姨"), met=False).exists()


def test_where_all_were_met_today_there_is_nothing_to_write(doors, client_of, actor):
    for home in Household.objects.filter(dwelling__building__address="榕塘花园 3 栋"):
        visit(home, Told(), by=actor("luo"))
    client = client_of("luo")
    assert chips(client) == []
    response = client.get(doors)
    assert response.headers["Location"] == "/my-homes/"
    assert [str(message) for message in client.get("/my-homes/").context["messages"]] == ["这里的人家今天都见过了。"]


def test_a_knock_in_vain_leaves_a_hollow_dot(luo_homes, client_of, actor):
    home = luo_homes("陈姨")
    nobody_home([home], by=actor("luo"))
    text = client_of("luo").get(f"/my-homes/{home.pk}/").content.decode()
    assert text.count('<li class="in-vain">') == 1
    visit(home, Told(), by=actor("luo"))
    assert client_of("luo").get(f"/my-homes/{home.pk}/").content.decode().count('<li class="in-vain">') == 1


def test_under_who_looks_after_them_nothing_says_that_the_person_changes(luo_homes, client_of):
    context = client_of("luo").get(f"/my-homes/{luo_homes('陈姨').pk}/")
    assert [group["title"] for group in context.context["groups"]] == ["谁在联系", "平时怎么联系"]
    assert "改多久去一次" in context.content.decode()
