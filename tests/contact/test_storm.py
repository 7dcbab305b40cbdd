"""A storm over a whole place: who will be asked to look in on how many is read before it is done."""

import pytest

from hulian.audit.models import Event
from hulian.contact.codes import What
from hulian.contact.models import Due
from hulian.contact.verbs.link import link
from hulian.core.ids import new_id

pytestmark = pytest.mark.django_db
URL = "/events/new/"


def events():
    return Due.objects.open().filter(what=What.LIFE_EVENT)


def words_of(response):
    return response.context["words"].replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
def storm(luo_homes, chu, actor):
    """罗姐 looks after three homes of the four; the family of the kitchen has nobody."""
    return {"kind": "storm", "area": "demo", "whom": "all"}


def test_the_first_tap_says_who_is_asked_to_look_in_on_how_many_and_does_nothing(storm, client_of, send):
    response = send(client_of("fen"), URL, **storm)
    assert response.status_code == 200
    assert words_of(response) == "会请 1 名党员一天之内去看 3 户。另有 1 户还没有联系人，请另外安排。"
    assert not events().exists()
    text = response.content.decode()
    for name, value in storm.items():
        assert f'name="{name}" value="{value}"' in text


def test_the_second_tap_does_it_once(storm, luo_homes, chu, client_of, send, actor):
    link(luo_homes("梁俊杰、吴敏仪"), chu, by=actor("lu"))
    client, envelope = client_of("fen"), new_id()
    assert words_of(send(client, URL, envelope, **storm)) == "会请 2 名党员一天之内去看 4 户。"
    for _tap in range(2):
        assert send(client, URL, envelope, **storm, sure="yes").status_code == 302
    assert events().count() == 4
    assert Event.objects.filter(verb="contact.life_event_many").count() == 1
    said = [str(message) for message in client.get("/silence/").context["messages"]]
    assert said == ["一天之内去看 4 户。"]


def test_who_wants_to_change_something_comes_back_to_the_form(storm, client_of, send):
    response = send(client_of("fen"), URL, **storm, sure="no")
    assert response.context["form"]["whom"].value() == "all"
    assert "words" not in response.context
    assert not events().exists()


def test_homes_that_are_asked_for_already_are_said_to_be(storm, client_of, send):
    client = client_of("fen")
    send(client, URL, **storm, building="榕塘花园 3 栋", sure="yes")
    assert words_of(send(client, URL, **storm)).endswith("其中 1 户已经请过了。")


def test_where_there_is_no_such_home_nothing_is_asked(storm, client_of, send):
    for sure in ({}, {"sure": "yes"}):
        response = send(client_of("jiang"), URL, **storm | {"area": "demo-litang"}, **sure)
        assert response.status_code == 422
        assert "这里没有这样的人家" in response.content.decode()
    assert not Event.objects.filter(verb="contact.life_event_many").exists()
