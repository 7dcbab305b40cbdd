"""A visit in two taps, and one knock for all that is due at a door."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from hulian.audit.models import Event, Look
from hulian.cases.codes import State
from hulian.cases.models import Case
from hulian.contact import policy
from hulian.contact.codes import Finding, LifeEvent, Tier, What
from hulian.contact.errors import HasLeft
from hulian.contact.models import Due, Rhythm, Visit
from hulian.contact.rhythm import settle
from hulian.contact.verbs.life_event import life_event
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.visit import Told, nobody_home, visit
from hulian.core import clock
from hulian.core.ids import new_id
from hulian.media.models import Photo
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.teams.models import Helper
from tests.cases.flow import Flow

pytestmark = pytest.mark.django_db


def picture_bytes():
    held = BytesIO()
    Image.new("RGB", (40, 30), "gray").save(held, "PNG")
    return held.getvalue()


@pytest.fixture
def chen(luo_homes):
    return luo_homes("陈姨")


@pytest.fixture
def url(chen):
    return f"/my-homes/{chen.pk}/visits/new/"


def test_all_well_is_two_taps_from_my_homes(chen, url, client_of, send):
    client = client_of("luo")
    assert f'href="{url}"' in client.get("/my-homes/").content.decode()
    assert 'name="quick"' in client.get(url).content.decode()
    response = send(client, url, quick="well", how="door")
    assert response.headers["Location"] == "/my-homes/"
    row = Visit.objects.get(household=chen)
    assert (row.how, row.met, row.finding, row.by_name, row.case_id) == ("door", True, "well", "罗姐", None)


def test_a_second_tap_writes_no_second_visit(chen, url, client_of, send):
    client, envelope = client_of("luo"), new_id()
    for _tap in range(2):
        assert send(client, url, envelope, quick="well", how="door").status_code == 302
    assert Visit.objects.filter(household=chen).count() == 1
    assert Due.objects.open().filter(household=chen).count() == 1


def test_two_answers_that_contradict_each_other_are_asked_again(chen, url, client_of, send):
    response = send(client_of("luo"), url, quick="well", how="door", result="problem", line="水管漏水")
    assert response.status_code == 422
    assert "水管漏水" in response.content.decode()
    response = send(client_of("luo"), url, how="door")
    assert response.status_code == 422
    assert "result" in response.context["form"].errors
    assert not Visit.objects.exists()


def test_a_problem_needs_its_line_and_becomes_a_case_with_its_picture(chen, url, client_of, send):
    client = client_of("luo")
    assert send(client, url, how="door", result="problem").status_code == 422
    picture = SimpleUploadedFile("a.png", picture_bytes(), "image/png")
    response = send(client, url, how="door", result="problem", line="厨房的灯一闪一闪", photos=picture)
    assert response.status_code == 302
    case = Case.objects.get(pk=Visit.objects.get(household=chen).case_id)
    assert (case.words, case.household_id, case.reporter_name) == ("厨房的灯一闪一闪", chen.pk, "罗姐")
    assert Photo.objects.filter(owner_id=case.pk).count() == 1


def test_needs_are_taps_and_only_those_that_are_not_known(chen, url, client_of, send):
    person = chen.residents.get()
    form = client_of("luo").get(url).context["form"]
    offered = [code for code, _label in form.fields[f"needs-{person.pk}"].choices]
    assert offered == ["empty_nest", "disabled", "low_income"]
    send(client_of("luo"), url, how="door", result="need", **{f"needs-{person.pk}": ["disabled"]})
    assert "disabled" in person.needs.filter(until=None).values_list("code", flat=True)
    assert Visit.objects.get(household=chen).finding == Finding.NEED


def test_a_home_of_two_asks_of_each_and_never_who_lives_alone(luo_homes, client_of):
    home = luo_homes("何伯、何婶")
    form = client_of("luo").get(f"/my-homes/{home.pk}/visits/new/").context["form"]
    assert [field.label for field in form.taps()] == ["何伯", "何婶"]
    assert all("lives_alone" not in dict(field.field.choices) for field in form.taps())


def test_nobody_home_is_written_with_when_to_come_again(chen, url, client_of, send):
    send(client_of("luo"), url, how="door", result="nobody", again="evening", line="邻居说回乡下了")
    row = Visit.objects.get(household=chen)
    assert (row.met, row.again, row.line) == (False, "evening", "邻居说回乡下了")
    assert Rhythm.objects.get(pk=chen.pk).heard_at is None


def test_the_word_on_what_was_mended_is_taken_at_the_same_knock(chen, url, client_of, send, actor):
    case = Flow(actor, chen).resolved(words="灯修好")
    client = client_of("luo")
    assert case.title in client.get(url).content.decode()
    assert case.title in client.get("/my-homes/").content.decode()
    send(client, url, quick="well", how="door", **{f"mark-{case.pk}": "5", f"text-{case.pk}": "亮堂堂"})
    case.refresh_from_db()
    assert (case.state, case.mark) == (State.CLOSED, 5)
    assert case.residents_words.get().text == "亮堂堂"
    assert Visit.objects.get(household=chen).finding == Finding.WELL
    assert case.title not in client.get(url).content.decode()


def test_a_bad_mark_opens_it_again_and_the_visit_stands(chen, url, client_of, send, actor):
    case = Flow(actor, chen).resolved()
    send(client_of("luo"), url, quick="well", how="phone", **{f"mark-{case.pk}": "1"})
    case.refresh_from_db()
    assert case.state == State.REOPENED
    assert case.followups.get().how == "phone"
    assert Visit.objects.filter(household=chen).count() == 1


def test_who_did_the_work_is_not_the_one_who_asks(chen, url, client_of, actor, person):
    case = Flow(actor, chen).resolved(helper=Helper.objects.get(user=person("luo")))
    form = client_of("luo").get(url).context["form"]
    assert form.asks == []
    assert [one.pk for one in client_of("xiaoyu").get(url).context["form"].asks] == [case.pk]


def test_a_neighbour_does_not_give_the_homes_word(chen, url, client_of, send, actor):
    case = Flow(actor, chen).resolved()
    response = send(client_of("luo"), url, quick="well", how="neighbour", **{f"mark-{case.pk}": "5"})
    assert response.status_code == 422
    case.refresh_from_db()
    assert case.state == State.RESOLVED
    assert not Visit.objects.exists()


def test_a_matter_that_goes_round_somebody_is_told_to_no_contact(chen, url, client_of, actor):
    case = Flow(actor, chen).reported(words="有人乱收停车费", about_staff=True)
    Case.objects.filter(pk=case.pk).update(state=State.RESOLVED)
    for page in (url, "/my-homes/", f"/my-homes/{chen.pk}/"):
        assert "停车费" not in client_of("luo").get(page).content.decode()
    Case.objects.filter(pk=case.pk).update(state=State.ACCEPTED)
    assert "停车费" not in client_of("luo").get(f"/my-homes/{chen.pk}/").content.decode()


def test_a_matter_of_the_home_stands_on_its_page_in_words(chen, client_of, actor):
    case = Flow(actor, chen).reported(by="li", words="天井漏水滴到床头")
    for slug, linked in {"luo": False, "fen": True}.items():
        text = client_of(slug).get(f"/my-homes/{chen.pk}/").content.decode()
        assert case.title in text
        assert (f'href="/cases/{case.pk}/"' in text) is linked


def test_strangers_and_who_may_not_write_no_visit(chen, url, client_of, send):
    for slug, status in {"jiang": 404, "huang": 403, "deng": 403}.items():
        assert client_of(slug).get(url).status_code == status, slug
        assert send(client_of(slug), url, quick="well", how="door").status_code == status, slug
    assert not Visit.objects.exists()


def test_the_confidential_part_is_for_the_writer_and_the_leader_and_each_look_is_written(
    chen, url, client_of, send, person,
):
    send(client_of("luo"), url, quick="well", how="door", confidential="儿子欠了赌债")
    row = Visit.objects.get(household=chen)
    page, ask = f"/my-homes/{chen.pk}/", f"/my-homes/{chen.pk}/visits/{row.pk}/confidential/"
    for slug, may in {"luo": True, "lu": True, "li": False, "fen": False, "xiaoyu": False}.items():
        text = client_of(slug).get(page).content.decode()
        assert "赌债" not in text
        assert (ask in text) is may, slug
        assert client_of(slug).post(ask).status_code == (200 if may else 403), slug
    assert "赌债" in client_of("lu").post(ask).content.decode()
    assert client_of("jiang").post(ask).status_code == 404
    looks = Look.objects.filter(what="confidential").values_list("actor_id", flat=True)
    assert set(looks) == {person("luo").pk, person("lu").pk}
    for paper in ("visits", "casework"):
        assert "赌债" not in client_of("xiaoyu").get(f"/homes/{chen.pk}/{paper}/print/").content.decode()


def test_what_a_social_worker_kept_aside_is_for_the_leader_of_the_station(chen, actor):
    row = visit(chen, Told(confidential="不想让儿子担心"), by=actor("xiaoyu"))
    may = {slug: policy.may_read_confidential(row, actor(slug)) for slug in ("xiaoyu", "li", "lu", "luo")}
    assert may == {"xiaoyu": True, "li": True, "lu": False, "luo": False}


def test_the_papers_are_filled_from_the_records(chen, client_of, actor):
    visit(chen, Told(line="精神不错"), by=actor("luo"))
    case = Flow(actor, chen).resolved(words="家里一打雷就跳闸")
    visits = client_of("xiaoyu").get(f"/homes/{chen.pk}/visits/print/").content.decode()
    assert "精神不错" in visits
    assert "陈月明" in visits
    record = client_of("xiaoyu").get(f"/homes/{chen.pk}/casework/print/").content.decode()
    assert case.words in record
    assert "都好了" in record
    assert client_of("luo").get(f"/homes/{chen.pk}/casework/print/").status_code == 403
    assert client_of("jiang").get(f"/homes/{chen.pk}/visits/print/").status_code == 404


@pytest.fixture
def stairwell(chen, community, actor, person):
    """Two more doors in Chen's building; nobody looks after them yet."""
    add_homes(community(), [NewHome(chen.dwelling.building, unit, f"住户{unit}", [NewResident(f"某{unit}")])
                            for unit in ("1001", "201")], by=actor("fen"))
    return f"/my-homes/stairwell/?building={chen.dwelling.building_id}"


def test_a_stairwell_is_written_in_one_tap_with_one_event(chen, stairwell, client_of, send):
    client = client_of("fen")
    doors = client.get(stairwell).context["form"].fields["homes"].choices
    assert [name for _pk, name in doors] == ["102 陈姨", "201 住户201", "1001 住户1001"]
    assert send(client, stairwell).status_code == 422
    envelope, homes = new_id(), [pk for pk, _name in doors[:2]]
    for _tap in range(2):
        send(client, stairwell, envelope, homes=homes, again="weekend")
    assert Visit.objects.filter(met=False, again="weekend").count() == 2
    assert Event.objects.get(verb="visit.nobody_home").codes["homes"] == 2


def test_a_contact_ticks_their_own_doors_only(chen, stairwell, client_of, send):
    client = client_of("luo")
    doors = client.get(stairwell).context["form"].fields["homes"].choices
    assert [name for _pk, name in doors] == ["102 陈姨"]
    other = Household.objects.get(called="住户201")
    assert send(client, stairwell, homes=[str(other.pk)]).status_code == 422
    assert client_of("jiang").get(stairwell).status_code == 404
    assert client_of("huang").get(stairwell).status_code == 403
    assert not Visit.objects.exists()


def test_the_contact_says_that_something_happened_and_it_stands_first(chen, client_of, send):
    client, envelope = client_of("luo"), new_id()
    for _tap in range(2):
        send(client, f"/my-homes/{chen.pk}/events/new/", envelope, kind="hospital")
    due = Due.objects.open().get(household=chen, what=What.LIFE_EVENT)
    assert due.due_at - due.made_at <= timedelta(hours=24)
    assert client.get("/my-homes/").context["cards"][0]["line"].startswith("刚出院")
    assert client_of("jiang").post(f"/my-homes/{chen.pk}/events/new/", {"kind": "hospital"}).status_code == 404


def test_a_storm_over_a_place_asks_for_those_who_need_it_most_and_only_once(luo_homes, client_of, send):
    client = client_of("fen")
    for _time in range(2):
        assert send(client, "/events/new/", kind="storm", area="demo", whom="close", sure="yes").status_code == 302
    events = Due.objects.open().filter(what=What.LIFE_EVENT, why=LifeEvent.STORM)
    assert {due.household.called for due in events.select_related("household")} == {"陈姨", "何伯、何婶", "关婆婆"}
    assert events.count() == 3
    assert [event.codes["homes"] for event in Event.objects.filter(verb="contact.life_event_many").order_by("id")] == [
        3, 0]
    assert "请一天之内去看看" in client_of("luo").get("/messages/").content.decode()


def test_a_storm_over_a_building_stays_there_and_with_ones_own_place(luo_homes, client_of, send):
    client = client_of("fen")
    send(client, "/events/new/", kind="storm", area="demo", whom="all", building="榕塘花园 3 栋", sure="yes")
    assert {due.household.called for due in Due.objects.filter(what=What.LIFE_EVENT)} == {"陈姨"}
    assert send(client, "/events/new/", kind="storm", area="demo", whom="all", building="没有这栋").status_code == 422
    ours = {"kind": "storm", "area": "demo", "whom": "all", "sure": "yes"}
    assert send(client_of("jiang"), "/events/new/", **ours).status_code == 422
    assert client_of("luo").get("/events/new/").status_code == 403


def test_how_often_and_how_told_is_set_on_the_page_and_the_next_visit_moves(chen, client_of, send):
    response = send(client_of("luo"), f"/my-homes/{chen.pk}/rhythm/", tier="key", tell_by="slip")
    assert response.status_code == 302
    row = Rhythm.objects.get(pk=chen.pk)
    assert (row.tier, row.tier_by_hand, row.tell_by) == ("key", True, "slip")
    due = Due.objects.open().get(household=chen, what=What.VISIT)
    assert due.why == "key"
    assert row.get_tell_by_display() in client_of("luo").get(f"/my-homes/{chen.pk}/").content.decode()
    assert client_of("deng").get(f"/my-homes/{chen.pk}/rhythm/").status_code == 403


def test_only_the_way_of_telling_changes_where_the_tier_stays(chen, actor):
    set_rhythm(chen, tier=Tier.HIGH, tell_by="phone", by=actor("luo"))
    assert not Rhythm.objects.get(pk=chen.pk).tier_by_hand


def test_an_elder_alone_who_opened_twice_to_nobody_is_looked_for_step_by_step(chen, client_of, send, actor):
    client, page = client_of("luo"), f"/my-homes/{chen.pk}/"
    nobody_home([chen], by=actor("luo"))
    assert client.get(page).context["steps"] == []
    nobody_home([chen], by=actor("luo"))
    steps = client.get(page).context["steps"]
    assert [step["code"] for step in steps] == ["neighbour", "key", "emergency", "police"]
    assert [step["who"] for step in steps] == ["", "对门何婶", "楼上梁先生", ""]
    send(client, f"{page}asked/", step="neighbour")
    assert "罗姐" in client.get(page).context["steps"][0]["done"]
    assert send(client, f"{page}asked/", step="neighbours").status_code == 404
    assert send(client_of("jiang"), f"{page}asked/", step="key").status_code == 404
    visit(chen, Told(), by=actor("luo"))
    assert client.get(page).context["steps"] == []


def test_of_a_home_that_left_nothing_more_is_written_and_its_page_says_so(chen, url, client_of, send):
    Household.objects.filter(pk=chen.pk).update(moved_out_at=clock.now())
    client, page = client_of("xiaoyu"), f"/my-homes/{chen.pk}/"
    text = client.get(page).content.decode()
    assert HasLeft().words() in text
    assert url not in text
    assert send(client, url, quick="well", how="door").status_code == 422
    assert send(client, f"{page}events/new/", kind="hospital").status_code == 422
    assert send(client, f"{page}rhythm/", tier="key", tell_by="slip").status_code == 422
    assert not Visit.objects.exists()
    assert not Due.objects.filter(what=What.LIFE_EVENT).exists()


STEPS = st.lists(st.tuples(st.sampled_from(["met", "nobody", "event", "settle", "high", "ordinary"]),
                           st.integers(0, 40)), min_size=1, max_size=10)


@given(STEPS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_one_visit_is_due_after_they_were_last_heard_and_all_is_done_once(chen, actor, steps):
    by, moment = actor("luo"), clock.now()
    with transaction.atomic():
        for what, days in steps:
            moment += timedelta(days=days, minutes=1)
            with clock.at(moment):
                _do(what, chen, by)
        _holds(chen, moment)
        transaction.set_rollback(True)


def _holds(home, moment):
    row = Rhythm.objects.get(pk=home.pk)
    due = Due.objects.open().get(household=home, what=What.VISIT)
    assert row.heard_at is None or due.due_at > row.heard_at
    assert due.why == row.tier
    dues = Due.objects.filter(household=home)
    met = set(Visit.objects.filter(household=home, met=True).values_list("pk", flat=True))
    assert not dues.exclude(done_at=None).exclude(dropped_at=None).exists()
    assert set(dues.exclude(done_at=None).values_list("done_by_visit", flat=True)) <= met
    assert not dues.filter(done_at=None).exclude(done_by_visit=None).exists()
    if row.heard_at == moment:
        assert dues.open().count() == 1


def _do(what, home, by):
    if what == "met":
        visit(home, Told(), by=by)
    elif what == "nobody":
        nobody_home([home], by=by)
    elif what == "event":
        life_event(home, LifeEvent.OTHER, by=by)
    elif what == "settle":
        settle(home, verb="test")
    else:
        settle(home, verb="test", tier=what)
