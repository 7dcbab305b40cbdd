"""The demo world: about three thousand homes, a year of cases, and an inbox that could be anybody's."""

import json

import pytest

from hulian.cases.codes import Kind, State, Way, categories
from hulian.demo.similar import too_alike
from tests.serving.patterns import migrated


def test_people_live_in_three_grids_and_half_of_the_flats_are_old(world):
    homes = world.ask('show(dict(Counter(Household.objects.values_list("community__code", flat=True))))')
    assert 2800 <= homes["demo"] <= 3200
    assert 100 <= homes["demo-litang"] <= 500
    assert 100 <= homes["demo-songchong"] <= 500
    grids = world.ask("""
show(dict(Counter(Household.objects.filter(community__code="demo").values_list("area_path", flat=True))))
""")
    assert len(grids) == 3
    assert min(grids.values()) > 500
    old, flats = world.ask("""
flats = Dwelling.objects.filter(building__community__code="demo").exclude(unit="")
show([flats.filter(building__year_built__lt=1995).count(), flats.count()])
""")
    assert 0.45 <= old / flats <= 0.55


def test_every_number_is_of_a_shape_that_is_given_to_nobody(world):
    shown = world.ask("""
from hulian.core.sealed import open_field
numbers = [open_field(one, "phone") for one in Resident.objects.exclude(phone=b"")]
numbers += [open_field(one, "emergency_phone") for one in Resident.objects.exclude(emergency_phone=b"")]
show([len(numbers), [number for number in numbers if len(number) != 11 or not number.startswith("1380000")]])
""")
    assert shown[0] > 4000
    assert shown[1] == []


def test_the_year_has_every_category_kind_way_and_end(world):
    seen = world.ask("""
show({name: dict(Counter(ours.values_list(name, flat=True))) for name in ("category", "kind", "way", "state", "mark")})
""")
    assert sum(seen["category"].values()) >= 500
    assert set(seen["category"]) == set(categories())
    assert set(seen["kind"]) == set(Kind.values)
    assert set(seen["way"]) == set(Way.values)
    assert set(State.values) - set(seen["state"]) <= {State.REOPENED}
    assert {"3", "4", "5"} <= set(seen["mark"])
    rare = world.ask("""
show([ours.filter(reopened__gt=0).count(), Closure.objects.filter(confirmed=False).count(), Handover.objects.count(),
      Task.objects.filter(state="refused").count(), Refusal.objects.filter(kind="return").count(),
      Word.objects.filter(mark__lt=3).count(), ours.filter(station_day__isnull=False).count()])
""")
    assert min(rare) >= 3


def test_each_thing_was_done_by_its_verb_at_its_own_time(world):
    orphans, backwards, early = world.ask("""
told = set(Event.objects.filter(verb="case.report").values_list("case_id", flat=True))
events = Event.objects.filter(received_at__year__gte=2025).order_by("sequence")
times = list(events.values_list("received_at", flat=True))
show([Case.objects.exclude(pk__in=told).exclude(source="12345").count(),
      sum(later < sooner for sooner, later in zip(times, times[1:])),
      Event.objects.filter(received_at__gt=clock.now()).count()])
""")
    assert (orphans, backwards, early) == (0, 0, 0)


def test_no_two_texts_are_alike(world):
    texts = world.ask("""
voices = ((Case, "words"), (Word, "text"), (FollowUp, "text"), (Inspection, "finding"), (Resolution, "what"),
          (Task, "done"), (Task, "what"), (Task, "reason"), (Note, "text"), (Plan, "what"), (Refusal, "reason"),
          (SafetyMeasure, "what"), (Handover, "text"))
show([text for model, name in voices for text in model.objects.order_by("pk").values_list(name, flat=True) if text])
""")
    assert len(texts) > 2500
    assert list(too_alike(texts)) == []


def test_the_inbox_of_the_day_is_open_yellow_and_red(world):
    counts = world.ask("""
show([ours.open().count(), ours.waiting().count(), ours.open().red().count(), ours.open().yellow().count()])
""")
    assert 15 <= counts[0] <= 40
    assert 4 <= counts[1] <= 15
    assert 2 <= counts[2] <= 6
    assert 3 <= counts[3] <= 10


def test_the_stories_own_matters_stand_where_the_pictures_show_them(world):
    rows = world.ask("""
show({case.title: [case.who, case.state, case.light] for case in ours.open()})
""")
    assert rows["好多天没见人"] == ["关婆婆", "reported", "red"]
    assert rows["出院回家，轮椅进不了门"][:2] == ["何伯、何婶", "planned"]
    assert rows["走火通道堆杂物"] == ["梁先生", "accepted", "green"]
    assert rows["想找人接放学"] == ["黄姐", "accepted", "green"]
    assert rows["路灯不亮"] == ["", "accepted", "green"]


def test_the_electrician_has_two_jobs_and_comes_this_afternoon(world):
    jobs = world.ask("""
jobs = Task.objects.filter(helper__user__username="zhou", state__in=["offered", "taken"]).order_by("state")
ahead = Appointment.objects.filter(starts_at__gt=clock.now())
starts = [clock.local(row.starts_at).strftime("%m-%d %H:%M") for row in ahead]
show([[[job.state, job.case.title] for job in jobs], starts])
""")
    assert ["offered", "睡房灯一开就跳闸"] in jobs[0]
    assert ["taken", "厨房插座有火花"] in jobs[0]
    assert "11-24 15:30" in jobs[1]


def test_tuesday_is_station_day(world):
    days = world.ask("""
days = StationDay.objects.filter(team__community__code="demo").order_by("opens_at")
show([clock.local(day.opens_at).strftime("%Y-%m-%d %H:%M") for day in days])
""")
    assert "2026-11-24 14:30" in days
    assert len(days) > 50


def test_of_chens_home_only_the_lamp_of_2019_is_known(world):
    told, ledger = world.ask("""
home = Household.objects.get(called="陈姨")
show([[case.state for case in Case.objects.filter(household=home)],
      [[entry.done_on, entry.what, entry.by_name] for entry in home.dwelling.ledger.all()]])
""")
    assert told == ["closed"]
    assert ledger == [["2019-06-19", "换过厨房灯", "周师傅"]]


def test_a_complaint_about_us_went_to_the_town(world):
    shown = world.ask("""show([[case.level, case.scope_path] for case in ours.filter(title="办事时被人话几句")])""")
    assert shown == [["town", "/nanhe/rongxi/"]]


def test_people_have_read_all_but_what_is_new(world):
    unread, every = world.ask("show([Notice.objects.filter(read_at=None).count(), Notice.objects.count()])")
    assert 10 <= unread <= 300 < every


def test_the_listing_names_areas_people_and_slugs(world):
    assert {"li", "xiaoyu", "jiang"} <= {row["slug"] for row in world.listing["people"]}
    assert {"demo", "demo-litang"} <= {row["code"] for row in world.listing["areas"]}
    slugs = [row["slug"] for row in world.listing["people"]]
    assert world.ask(f"show(User.objects.filter(username__in={slugs}).count())"
                     ) == len(slugs)


def test_a_second_start_makes_nothing_anew(world):
    count = "show([Event.objects.count(), Case.objects.count(), DemoWorld.objects.count()])"
    before = world.ask(count)
    world.server.hulian("demo", "--load-only", "--seed", "9")
    assert world.ask(count) == before
    assert before[2] == 1


@pytest.mark.parametrize("slug", ["li", "zhou", "deng"])
def test_one_walks_in_and_sees_the_day(world, slug):
    seen = world.server.python("""
from django.test import Client
client = Client()
print(client.post(f"/demo/enter/{sys.argv[1]}/").status_code, client.get("/today/").status_code)
""", slug)
    assert seen == "302 200"


@pytest.fixture
def empty():
    made = migrated()
    yield made
    made.remove()


def test_real_people_are_not_mixed_with_invented_ones(empty):
    empty.python("""
from hulian.accounts.models import User
User.objects.create_user("real", name="真人")
""")
    refused = empty.run("demo", "--load-only", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "HULIAN_DATA" in refused.stderr


def test_a_day_before_the_rules_is_wrong_usage(empty):
    refused = empty.run("demo", "--date", "2020-01-01", "--load-only")
    assert refused.returncode == 2
    assert json.dumps("2022")[1:-1] in refused.stderr


def test_every_home_has_a_contact_the_rules_hold_and_some_are_silent(world):
    found = world.ask("""
from hulian.contact.models import ContactLink, MemberFacts, Proposal, Rhythm
from hulian.contact.members import loads, members_of
from hulian.contact.silence import silent
asked = [one for one in members_of(Area.objects.get(code="demo")) if not one.not_asked]
held = loads([one.user.pk for one in asked])
away = MemberFacts.objects.exclude(not_asked="").values("user_id")
show({
  "without": Household.objects.exclude(pk__in=ContactLink.objects.in_force().values("household_id")).count(),
  "loads": [min(held.get(one.user.pk, 0) for one in asked), max(held.values())],
  "of those not asked": ContactLink.objects.in_force().filter(member__in=away).count(),
  "chen": ContactLink.objects.in_force().get(household__called="陈姨").member.username,
  "luo": held[next(one.user.pk for one in asked if one.user.username == "luo")],
  "published": Proposal.objects.exclude(published_at=None).count(),
  "never seen": Rhythm.objects.filter(heard_at=None).count(),
  "kwan": silent(Household.objects.filter(called="关婆婆"), Area.objects.get(code="demo").path).count(),
})
""")
    assert (found["without"], found["of those not asked"], found["published"]) == (0, 0, 3)
    assert 5 <= found["loads"][0] <= found["loads"][1] <= 20
    assert (found["chen"], found["luo"]) == ("luo", 12)
    assert 5 <= found["never seen"] <= 300
    assert found["kwan"] == 1
