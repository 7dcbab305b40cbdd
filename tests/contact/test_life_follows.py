"""What follows when a home changes: its link, what is due, open matters, who is told; and the pages that write it."""

from datetime import timedelta

import pytest
from django.test import Client

from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.audit.models import Event
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.accept import accept
from hulian.cases.verbs.report import Report, report
from hulian.contact.codes import LifeEvent, Tier, What
from hulian.contact.models import ContactLink, Due, Refusal, Rhythm
from hulian.contact.verbs.home_moved_out import home_moved_out
from hulian.contact.verbs.home_split import home_split
from hulian.contact.verbs.homes_merged import homes_merged
from hulian.contact.verbs.link import link
from hulian.contact.verbs.resident_died import resident_died
from hulian.contact.verbs.visit import Told, visit
from hulian.contact.who import contact_of
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.core.sealed import open_field
from hulian.notices.models import Notice
from hulian.people.looks import looked_at
from hulian.people.models import Household, Resident, Stay
from hulian.places.models import Area

pytestmark = pytest.mark.django_db
PAGES = ("", "arrival/", "departure/", "death/", "move-out/", "split/", "merger/")


@pytest.fixture
def today(db):
    return clock.today()


@pytest.fixture
def couple(home, person, actor, community):
    """何伯 and 何婶: 罗姐 looks after them, 李书记 sees to a matter of theirs."""
    one = home("何伯、何婶")
    link(one, person("luo"), by=actor("lu"))
    case = report(community(), Report("家里跳闸，电线老了", household=one, phone="13800000055"), by=actor("xiaoyu"))
    accept(case, by=actor("li"))
    return one


@pytest.fixture
def matter(couple):
    return Case.objects.get(household=couple)


def told(person, slug):
    return set(Notice.objects.filter(user_id=person(slug).pk).values_list("kind", flat=True))


def page_of(client, home, page="", /, **form):
    url = f"/homes/{home.pk}/life/{page}"
    if not form:
        return client.get(url)
    return client.post(url, {"envelope": new_id(), "day": clock.today(), "sure": "yes", **form})


def test_a_home_that_moved_out_has_no_contact_and_nothing_due_but_its_matter_stays(
    couple, matter, actor, person, today,
):
    home_moved_out(couple, day=today, by=actor("xiaoyu"))

    row = ContactLink.objects.get(household=couple)
    assert (row.ends_at is not None, row.ended_why) == (True, "moved_out")
    assert not Due.objects.open().filter(household=couple).exists()
    matter.refresh_from_db()
    assert (matter.household_id, matter.is_open) == (couple.pk, True)
    assert "home_moved_out" in told(person, "luo")
    assert "home_moved_out" in told(person, "li")
    assert matter.homechanges.get().what == "moved_out"
    assert Event.objects.filter(case_id=matter.pk, verb="case.home_moved_out").count() == 1


def test_the_line_stands_on_the_timeline_of_the_matter_and_not_on_the_residents_page(couple, matter, actor, client_of):
    home_moved_out(couple, day=clock.today(), by=actor("xiaoyu"))
    assert "这户搬走了，这件事留在这套房子" in client_of("li").get(f"/cases/{matter.pk}/").content.decode()
    assert "搬走" not in Client().get(f"/t/{token_for(matter)}/").content.decode()
    assert "这户搬走了" in client_of("li").get("/messages/").content.decode()


def test_who_looked_after_them_reads_it_among_the_messages(couple, actor, client_of):
    aunt = couple.residents.get(called="何婶")
    resident_died(aunt, day=clock.today(), by=actor("xiaoyu"))
    text = client_of("luo").get("/messages/").content.decode()
    assert "这户有事，请一天内去看看" in text
    assert f"/my-homes/{couple.pk}/" in text

    home_moved_out(Household.objects.get(pk=couple.pk), day=clock.today(), by=actor("xiaoyu"))
    text = client_of("luo").get("/messages/").content.decode()
    assert "谢谢您一直照看" in text
    assert f"/my-homes/{couple.pk}/" not in text, "it is theirs to see no more"


def test_a_matter_that_nobody_has_is_told_to_those_who_could(home, actor, person, community, today):
    chen = home("陈姨")
    report(community(), Report("家里跳闸", household=chen), by=actor("xiaoyu"))
    home_moved_out(chen, day=today, by=actor("xiaoyu"))
    assert "home_moved_out" in told(person, "li")


def test_who_died_leaves_a_family_that_is_looked_in_on_within_a_day(couple, matter, actor, person, today):
    uncle = couple.residents.get(called="何伯")
    uncle.phone = "13800000055"
    uncle.save(update_fields=["phone"])
    before = clock.now()
    resident_died(Resident.objects.get(pk=uncle.pk), day=today, by=actor("xiaoyu"))

    due = Due.objects.open().get(household=couple, what=What.LIFE_EVENT)
    assert due.why == LifeEvent.BEREAVEMENT
    assert due.due_at <= before + timedelta(hours=25)
    assert contact_of(couple)[0] == person("luo")
    assert {"life_event"} <= told(person, "luo")
    assert "home_died" in told(person, "li")
    matter.refresh_from_db()
    assert open_field(matter, "caller_phone") == "", "nobody rings the dead"
    assert "过世" in matter.homechanges.get().get_what_display()


def test_when_the_last_one_died_nobody_is_sent_to_the_empty_home(home, actor, person, today):
    chen = home("陈姨")
    link(chen, person("luo"), by=actor("lu"))
    resident_died(chen.residents.get(), day=today, by=actor("xiaoyu"))
    assert not Due.objects.open().filter(household=chen).exists()
    assert ContactLink.objects.get(household=chen).ended_why == "died"
    assert "home_died" in told(person, "luo")


def test_needs_that_ended_make_the_rhythm_lighter(home, actor, person, today):
    couple = home("何伯、何婶")
    for one in couple.residents.all():
        one.needs.all().delete()
    uncle = couple.residents.get(called="何伯")
    uncle.needs.create(code="no_kin", since=today)
    link(couple, person("luo"), by=actor("lu"))
    assert Rhythm.objects.get(pk=couple.pk).tier == Tier.HIGH
    resident_died(uncle, day=today, by=actor("xiaoyu"))
    assert Rhythm.objects.get(pk=couple.pk).tier == Tier.ORDINARY


def test_matters_ties_and_refusals_follow_a_home_that_is_one_with_another(couple, matter, home, actor, person, today):
    chen = home("陈姨")
    Refusal.objects.create(household=couple, member=person("li"), side="household", at=clock.now())
    homes_merged(couple, chen, day=today, by=actor("xiaoyu"))

    matter.refresh_from_db()
    assert matter.household_id == chen.pk
    assert not Case.objects.filter(household=couple).exists()
    assert Event.objects.filter(case_id=matter.pk, verb="case.follow_home").get().household_id == chen.pk
    assert ContactLink.objects.get(household=couple).ended_why == "merged"
    assert contact_of(chen)[0] == person("luo"), "it had nobody, so who knows them goes along"
    assert Refusal.objects.filter(household=chen, member=person("li")).exists()
    assert not Due.objects.open().filter(household=couple).exists()
    assert "follow_home" in told(person, "li")
    assert "home_merged" in told(person, "luo")


def test_who_looked_at_a_home_is_told_where_its_people_live_now(couple, home, actor, client_of, today):
    client_of("li").get(f"/homes/{couple.pk}/")
    homes_merged(couple, home("陈姨"), day=today, by=actor("xiaoyu"))
    assert [row.actor_name for row in looked_at(home("陈姨"))["people"]] == ["李书记"]
    assert "李书记" in client_of("fen").get(f"/homes/{home('陈姨').pk}/").content.decode()


def test_the_home_that_stays_keeps_its_own_contact(couple, home, actor, person, today):
    chen, other = home("陈姨"), _second_member()
    link(chen, other, by=actor("lu"))
    homes_merged(couple, chen, day=today, by=actor("xiaoyu"))
    assert contact_of(chen)[0] == other


def test_who_was_seen_in_either_home_was_seen_in_the_one_they_are_now(couple, home, actor, person, today):
    chen, seen, by = home("陈姨"), clock.now() - timedelta(days=2), actor("xiaoyu")
    with clock.at(seen - timedelta(days=30)):
        visit(chen, Told(), by=by)
    with clock.at(seen):
        visit(couple, Told(), by=by)
    homes_merged(couple, chen, day=today, by=actor("xiaoyu"))
    assert Rhythm.objects.get(pk=chen.pk).heard_at == seen
    assert Due.objects.open().get(household=chen, what=What.VISIT).due_at > seen


def test_a_closed_matter_follows_too_without_telling_anybody(couple, matter, home, actor, person, today):
    Case.objects.filter(pk=matter.pk).update(state="closed")
    Notice.objects.all().delete()
    homes_merged(couple, home("陈姨"), day=today, by=actor("xiaoyu"))
    matter.refresh_from_db()
    assert matter.household_id == home("陈姨").pk
    assert told(person, "li") == set()


def test_who_knows_them_looks_after_both_homes_of_a_split(couple, matter, actor, person, today):
    aunt = couple.residents.get(called="何婶")
    Refusal.objects.create(household=couple, member=_second_member(), side="household", at=clock.now())
    fresh = home_split(couple, [aunt], building=couple.dwelling.building, unit="9", day=today, by=actor("xiaoyu"))
    assert contact_of(fresh)[0] == contact_of(couple)[0] == person("luo")
    assert Refusal.objects.filter(household=fresh).count() == 1
    assert Due.objects.open().filter(household=fresh, what=What.VISIT).count() == 1
    matter.refresh_from_db()
    assert matter.household_id == couple.pk
    assert matter.homechanges.get().what == "split"


def test_the_page_offers_what_can_change_and_says_what_will_follow(couple, matter, client_of):
    client = client_of("xiaoyu")
    text = page_of(client, couple).content.decode()
    for words in ("有人搬进来", "有人搬走", "整户搬走", "分户", "并户", "有人过世"):
        assert words in text
    assert f"/my-homes/{couple.pk}/events/new/" in text
    assert "还有 1 件没办完的事" in page_of(client, couple, "move-out/").content.decode()
    assert "罗姐会收到消息" in page_of(client, couple, "move-out/").content.decode()
    assert f"/homes/{couple.pk}/life/" in client.get(f"/homes/{couple.pk}/").content.decode()


def test_asking_changes_nothing(couple, client_of):
    events = Event.objects.count()
    for name in PAGES:
        assert page_of(client_of("fen"), couple, name).status_code == 200, name
    assert (Event.objects.count(), Stay.objects.count()) == (events, 0)


def test_a_home_moves_out_and_another_moves_in_through_the_pages_once_for_two_taps(couple, client_of, person, home):
    client = client_of("xiaoyu")
    form = {"envelope": new_id(), "day": clock.today(), "where": "女儿家", "sure": "yes"}
    for _ in range(2):
        assert client.post(f"/homes/{couple.pk}/life/move-out/", form).url == f"/homes/{couple.pk}/"
    assert Event.objects.filter(verb="household.move_out").count() == 1
    text = client.get(f"/homes/{couple.pk}/").content.decode()
    assert "这一户搬走了" in text
    assert "去了女儿家" in text
    assert "/residents/new/" not in text

    assert page_of(client, couple, "arrival/").url == f"/homes/{couple.pk}/life/", "nobody moves in with who left"
    form = {"envelope": new_id(), "day": clock.today(), "name": "许阿强", "called": "强哥"}
    first, again = (client.post(f"/homes/{couple.pk}/life/newcomers/", form) for _ in range(2))
    fresh = home("强哥")
    assert first.url == again.url == f"/homes/{fresh.pk}/"
    assert fresh.dwelling_id == couple.dwelling_id
    assert contact_of(fresh)[0] == person("luo"), "who looked after the door looks in on them"
    assert Due.objects.open().get(household=fresh, what=What.LIFE_EVENT).why == LifeEvent.MOVED_IN
    assert "以前住这里" in client.get(f"/homes/{fresh.pk}/").content.decode()


def test_each_short_form_does_its_one_thing(home, client_of, today):
    client, family = client_of("fen"), home("梁俊杰、吴敏仪")
    people = {one.name: one for one in family.residents.all()}
    assert page_of(client, family, "arrival/", name="梁小宝", came="born").status_code == 302
    assert page_of(client, family, "departure/", who=people["梁俊杰"].pk, where="深圳").status_code == 302
    assert page_of(client, family, "arrival/", who=people["梁俊杰"].pk, name="", came="in").status_code == 302
    assert page_of(client, family, "death/", who=people["梁俊杰"].pk).status_code == 302
    address = family.dwelling.building.address
    split = page_of(client, family, "split/", who=[people["吴敏仪"].pk], address=address, unit="902")
    fresh = Household.objects.get(dwelling__unit="902")
    assert split.url == f"/homes/{fresh.pk}/"
    assert page_of(client, fresh, "merger/", into=family.pk).url == f"/homes/{family.pk}/"
    assert page_of(client, fresh).url == f"/homes/{family.pk}/"

    verbs = list(Event.objects.filter(household_id__in=[family.pk, fresh.pk]).order_by("sequence")
                 .values_list("verb", flat=True))
    kept = [verb for verb in verbs if verb.startswith(("household.", "resident.", "contact.life"))][1:]
    assert kept == ["resident.join", "resident.leave", "resident.join", "resident.die", "contact.life_event",
                    "household.add", "household.split", "household.merge"]
    page = client.get(f"/homes/{family.pk}/").content.decode()
    for words in ("梁小宝新出生", "梁俊杰搬走了（深圳）", "梁俊杰搬回来", "梁俊杰过世了"):
        assert words in page


def test_what_is_missing_is_said_and_nothing_is_written(couple, client_of, today):
    client, ahead = client_of("xiaoyu"), today + timedelta(days=2)
    for name, form, said in (
        ("arrival/", {"name": "", "came": "in"}, "这里还没写"), ("death/", {"day": ahead, "who": ""}, "这一天还没到"),
        ("split/", {"address": "没有的楼", "who": ""}, "还没有这栋楼"), ("merger/", {"into": new_id()}, ""),
        ("split/", {"who": [one.pk for one in couple.residents.all()], "address": couple.dwelling.building.address,
                    "unit": "9"}, "至少留一位"),
    ):
        answer = page_of(client, couple, name, **form)
        assert answer.status_code == 422, name
        assert said in answer.content.decode(), name
    assert Stay.objects.count() == 0


@pytest.mark.parametrize(("slug", "status"), [("jiang", 404), ("zhou", 403), ("luo", 403), ("li", 403), ("deng", 403)])
def test_strangers_find_nothing_and_who_may_not_edit_is_told_so(couple, client_of, slug, status, today):
    client = client_of(slug)
    for name in PAGES:
        asked, sent = page_of(client, couple, name), page_of(client, couple, name, name="某")
        expected = {status} if slug != "jiang" else {403, 404}
        assert {asked.status_code, sent.status_code} <= expected, name
        assert "何伯" not in asked.content.decode()
    if slug == "jiang":  # one who keeps the homes of 荔塘 finds none of ours
        grant_role(User.objects.get(username="jiang"), "community_admin", Area.objects.get(code="demo-litang"),
                   by=HULIAN)
        for name in PAGES:
            assert page_of(client, couple, name).status_code == 404, name
            assert page_of(client, couple, name, name="某").status_code == 404, name
    assert Stay.objects.count() == 0


def test_a_home_that_cannot_be_done_says_so_when_somebody_was_quicker(couple, client_of, actor, today):
    home_moved_out(couple, day=today, by=actor("fen"))
    answer = page_of(client_of("xiaoyu"), couple, "move-out/", where="")
    assert answer.status_code == 422
    assert "已经不住在这里了" in answer.content.decode()


def _second_member():
    area = Area.objects.get(code="demo")
    user = add_user("chu", name="陈国柱", called="柱叔", by=HULIAN, area=area)
    grant_role(user, "contact_member", area, by=HULIAN)
    return user
