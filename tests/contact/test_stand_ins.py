"""Stand-ins on their pages: arranged by the office or by oneself, told home by home, back by itself or early."""

from datetime import timedelta

import pytest

from hulian.accounts.models import User
from hulian.accounts.register import add_user, end_grant, grant_role
from hulian.audit.models import Event
from hulian.contact.errors import WrongDays
from hulian.contact.models import ContactLink, MemberFacts, StandIn, StandInTold
from hulian.contact.verbs.set_rhythm import set_rhythm
from hulian.contact.verbs.stand_in import back_early, stand_in
from hulian.contact.who import contact_of, contacts_today
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.people.models import Resident
from hulian.places.models import Building

pytestmark = pytest.mark.django_db


@pytest.fixture
def days():
    today = clock.today()
    return {"first": str(today), "last": str(today + timedelta(days=3)), "why": "ill"}


@pytest.fixture
def away(luo_homes, chu, person, actor, community):
    """罗姐 is ill for four days, 柱叔 comes instead."""
    today = clock.today()
    return stand_in(community(), person("luo"), chu, first=today, last=today + timedelta(days=3), why="ill",
                    by=actor("luo"))


def test_a_member_arranges_it_for_themselves_and_for_nobody_else(luo_homes, chu, client_of, send, person, days):
    client, envelope = client_of("luo"), new_id()
    assert "我要离开几天" in client.get("/my-homes/").content.decode()
    for _tap in range(2):
        response = send(client, "/stand-ins/new/", envelope, member=str(person("luo").pk), instead=str(chu.pk), **days)
    row = StandIn.objects.get()
    assert response.headers["Location"] == f"/stand-ins/{row.pk}/"
    assert (row.member, row.instead, row.made_by) == (person("luo"), chu, person("luo").pk)
    refused = send(client, "/stand-ins/new/", member=str(chu.pk), instead=str(person("luo").pk), **days)
    assert refused.status_code == 422


def test_the_office_arranges_it_for_any_member_of_its_branch_only(luo_homes, chu, client_of, send, person, days):
    client = client_of("fen")
    offered = [pk for pk, _name in client.get("/stand-ins/new/").context["form"].fields["instead"].choices]
    assert set(offered) == {"", str(person("luo").pk), str(chu.pk)}
    same = send(client, "/stand-ins/new/", member=str(chu.pk), instead=str(chu.pk), **days)
    other = send(client, "/stand-ins/new/", member=str(chu.pk), instead=str(person("jiang").pk), **days)
    assert (same.status_code, other.status_code) == (422, 422)
    assert send(client, "/stand-ins/new/", member=str(chu.pk), instead=str(person("luo").pk), **days).status_code == 302


WRONG = [(0, -1, "last", "最后一天在第一天前面了"), (-1, 3, "first", "这一天已经过去了"),
         (-9000, -8000, "first", "这一天已经过去了"), (0, 184, "last", "替班最多安排到"),
         (200, 203, "last", "替班最多安排到"), (0, 300_000, "last", "替班最多安排到")]


@pytest.mark.parametrize(("first", "last", "field", "words"), WRONG)
def test_days_that_run_backwards_are_over_or_lie_far_ahead_are_asked_again(
    luo_homes, chu, person, actor, community, client_of, send, first, last, field, words,
):
    first, last = (clock.today() + timedelta(days=days) for days in (first, last))
    response = send(client_of("luo"), "/stand-ins/new/", member=str(person("luo").pk), instead=str(chu.pk),
                    first=str(first), last=str(last), why="ill")
    assert response.status_code == 422
    assert words in "".join(response.context["form"].errors[field])
    with pytest.raises(WrongDays) as refused:
        stand_in(community(), person("luo"), chu, first=first, last=last, why="ill", by=actor("luo"))
    assert words in refused.value.words()
    assert not StandIn.objects.exists()


def test_a_day_that_is_missing_is_asked_for(luo_homes, chu, person, client_of, send, days):
    who = {"member": str(person("luo").pk), "instead": str(chu.pk)}
    for missing in ({"first": ""}, {"last": ""}, {"last": "2026-02-31"}):
        assert send(client_of("luo"), "/stand-ins/new/", **who, **days | missing).status_code == 422
    assert not StandIn.objects.exists()


def test_half_a_year_may_be_arranged_and_a_place_may_have_its_own_rule(
    luo_homes, chu, person, actor, community, overrule,
):
    days = {"first": clock.today(), "last": clock.today() + timedelta(days=183), "why": "ill", "by": actor("luo")}
    overrule("contact.stand_in_days", 30, community("demo-litang"))
    back_early(stand_in(community(), person("luo"), chu, **days), by=actor("luo"))
    overrule("contact.stand_in_days", 30, community())
    with pytest.raises(WrongDays):
        stand_in(community(), person("luo"), chu, **days)


def test_nobody_stands_in_who_is_away_then_themselves(away, chu, client_of, send, days, person):
    response = send(client_of("fen"), "/stand-ins/new/", member=str(chu.pk), instead=str(person("luo").pk), **days)
    assert response.status_code == 422
    assert "已经" in response.content.decode()


def test_each_home_is_ticked_as_told_in_the_way_it_likes(away, luo_homes, client_of, send, actor):
    home = luo_homes("陈姨")
    set_rhythm(home, tier="high", tell_by="slip", by=actor("xiaoyu"))
    client = client_of("chu")
    page = client.get(f"/stand-ins/{away.pk}/")
    assert (len(page.context["homes"]), page.context["done"]) == (3, 0)
    for _tap in range(2):
        send(client, f"/stand-ins/{away.pk}/homes/{home.pk}/told/")
    told = StandInTold.objects.get()
    assert (told.household, told.way, told.by_name) == (home, "slip", "柱叔")
    assert client.get(f"/stand-ins/{away.pk}/").context["done"] == 1


def test_a_home_that_is_not_theirs_cannot_be_ticked(away, home, client_of, send):
    response = send(client_of("luo"), f"/stand-ins/{away.pk}/homes/{home('梁俊杰、吴敏仪').pk}/told/")
    assert response.status_code == 404


def test_back_early_gives_the_homes_back(away, client_of, send, person):
    assert send(client_of("luo"), f"/stand-ins/{away.pk}/ending/").status_code == 302
    assert ContactLink.objects.looked_after_by(person("luo").pk).count() == 3
    listed = client_of("fen").get("/stand-ins/").context
    assert listed["coming"] == []
    assert listed["past"][0]["words"].startswith("提前回来了")


def test_after_the_last_day_it_is_over_by_itself(away, client_of, person):
    with clock.at(clock.now() + timedelta(days=4)):
        assert ContactLink.objects.looked_after_by(person("luo").pk).count() == 3
        assert client_of("fen").get("/stand-ins/").context["coming"] == []


def test_who_stands_in_writes_the_visit_and_who_is_away_does_not_see_the_home(away, luo_homes, client_of, send):
    url = f"/my-homes/{luo_homes('陈姨').pk}/visits/new/"
    assert send(client_of("chu"), url, quick="well", how="door").status_code == 302
    assert client_of("luo").get(url).status_code == 403


def test_strangers_and_who_is_not_part_of_it(away, client_of, send):
    url = f"/stand-ins/{away.pk}/"
    may = {"jiang": 404, "huang": 403, "xiaoyu": 403, "li": 403, "chu": 200, "fen": 200, "lu": 200}
    for slug, status in may.items():
        assert client_of(slug).get(url).status_code == status, slug
    for slug in ("xiaoyu", "jiang"):
        assert client_of(slug).get("/stand-ins/").context["coming"] == []
        assert client_of(slug).get("/stand-ins/new/").status_code == 403
        assert send(client_of(slug), f"{url}ending/").status_code in {403, 404}
    assert StandIn.objects.get().ended_at is None


def test_both_are_told_in_words(away, client_of, chu):
    text = client_of("chu").get("/messages/").content.decode()
    assert "有人替班" in text
    assert 'href="/stand-ins/"' in text


@pytest.fixture
def fong(community):
    """方姨, a third member of the branch."""
    user = add_user("fong", name="方少琼", called="方姨", by=HULIAN, area=community())
    grant_role(user, "contact_member", community(), by=HULIAN)
    return user


def let_go(user):
    for grant in user.grants.filter(ends_at=None):
        end_grant(grant, by=HULIAN)


def switched_off(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [let_go, switched_off])
def test_the_homes_go_back_at_once_where_who_comes_is_no_member_any_more(
    away, luo_homes, chu, person, client_of, lose,
):
    lose(chu)
    home = luo_homes("陈姨")
    assert contact_of(home) == (person("luo"), None)
    assert contacts_today([home.pk]) == {home.pk: person("luo").pk}
    assert ContactLink.objects.looked_after_by(person("luo").pk).count() == 3
    assert not ContactLink.objects.looked_after_by(chu.pk).exists()
    listed = client_of("fen").get("/stand-ins/").context
    assert (listed["coming"], listed["past"][0]["words"]) == ([], "柱叔不在这里联系住户了")
    page = client_of("fen").get(f"/stand-ins/{away.pk}/")
    assert page.context["over"]
    assert "已经结束，柱叔不在这里联系住户了。" in page.content.decode()


def test_nobody_comes_for_a_member_who_is_none_any_more(away, luo_homes, chu, person, client_of):
    let_go(person("luo"))
    assert contact_of(luo_homes("陈姨")) == (None, None)
    assert not ContactLink.objects.looked_after_by(chu.pk).exists()
    assert client_of("chu").get("/my-homes/").context["cards"] == []
    assert client_of("fen").get("/stand-ins/").context["past"][0]["words"] == "罗姐不在这里联系住户了"


def test_another_may_come_where_who_should_is_no_member_any_more_and_stays_when_they_are_again(
    away, luo_homes, chu, fong, person, community, client_of, send, days,
):
    let_go(chu)
    who = {"member": str(person("luo").pk), "instead": str(fong.pk)}
    assert send(client_of("luo"), "/stand-ins/new/", **who, **days).status_code == 302
    grant_role(chu, "contact_member", community(), by=HULIAN)
    assert contact_of(luo_homes("陈姨"))[0] == fong
    assert not ContactLink.objects.looked_after_by(chu.pk).exists()
    away.refresh_from_db()
    assert away.ended_at
    assert Event.objects.filter(verb="contact.stand_in").latest("sequence").codes["ended"] == [str(away.pk)]


def test_a_stand_in_of_the_past_shows_nothing_to_a_member_of_another_community(away, chu, community, client_of, send):
    let_go(chu)
    grant_role(chu, "contact_member", community("demo-litang"), by=HULIAN)
    client = client_of("chu")
    assert client.get(f"/stand-ins/{away.pk}/").status_code == 404
    assert client.get("/stand-ins/").context["past"] == []
    home = away.member.contact_links.first().household
    assert send(client, f"/stand-ins/{away.pk}/homes/{home.pk}/told/", way="door").status_code == 404
    assert StandInTold.objects.count() == 0


@pytest.fixture
def places(chu, community, person):
    """罗姐 lives in 榕塘花园 3 栋, 梁姐 a street away from her, 柱叔 at the far end; of 何姐 it isn't known."""
    near = add_user("liang-jie", name="梁彩云", called="梁姐", by=HULIAN, area=community())
    lost = add_user("he-jie", name="何姐", called="何姐", by=HULIAN, area=community())
    for user in (near, lost):
        grant_role(user, "contact_member", community(), by=HULIAN)
    where = {"luo": ("榕塘花园 3 栋", 113.0, 23.0), "chu": ("南村二队 17 号", 113.02, 23.02),
             "liang-jie": ("文化路 4 巷 12 号", 113.001, 23.0)}
    for slug, (address, lon, lat) in where.items():
        building = Building.objects.get(address=address)
        Building.objects.filter(pk=building.pk).update(lon_wgs84=lon, lat_wgs84=lat)
        MemberFacts.objects.update_or_create(user=person(slug), community=community(), defaults={"building": building})


def test_nobody_is_chosen_beforehand_and_each_says_name_and_where_they_live(luo_homes, places, client_of, send, days):
    form = client_of("fen").get("/stand-ins/new/").context["form"]
    for name in ("member", "instead"):
        choices = [label for _pk, label in form.fields[name].choices]
        assert choices[0] == "请选一位"
        assert set(choices[1:]) == {"罗姐 罗慧贞 · 榕塘花园 3 栋", "梁姐 梁彩云 · 文化路 4 巷 12 号",
                                    "柱叔 陈国柱 · 南村二队 17 号", "何姐"}
    response = send(client_of("fen"), "/stand-ins/new/", member="", instead="", **days)
    assert response.context["form"].errors["member"] == ["请选一位。"]
    assert response.context["form"].errors["instead"] == ["请选一位。"]


def test_whoever_lives_nearest_to_who_is_away_is_offered_first(luo_homes, places, client_of):
    form = client_of("luo").get("/stand-ins/new/").context["form"]
    assert [label.partition(" ")[0] for _pk, label in form.fields["instead"].choices] == [
        "请选一位", "梁姐", "柱叔", "何姐"]


def test_i_am_away_goes_straight_to_the_form_while_none_is_arranged(luo_homes, chu, client_of, person, actor,
                                                                   community):
    client, straight = client_of("luo"), 'href="/stand-ins/new/"'
    assert straight in client.get("/my-homes/").content.decode()
    day = clock.today() + timedelta(days=2)
    row = stand_in(community(), person("luo"), chu, first=day, last=day, why="ill", by=actor("luo"))
    text = client.get("/my-homes/").content.decode()
    assert straight not in text
    assert 'href="/stand-ins/"' in text
    back_early(row, by=actor("luo"))
    assert straight in client.get("/my-homes/").content.decode()
    text = client_of("xiaoyu").get("/my-homes/").content.decode()
    assert straight not in text


def test_a_home_to_tell_is_rung_from_there_by_who_may(away, luo_homes, client_of):
    """何伯's home has no number; 罗姐 is away and 陆书记 may ring nobody."""
    def rung(slug):
        return {one["home"].called for one in client_of(slug).get(f"/stand-ins/{away.pk}/").context["homes"]
                if one["ring"]}

    Resident.objects.filter(household=luo_homes("何伯、何婶")).update(phone=b"")
    assert rung("chu") == rung("fen") == {"陈姨", "关婆婆"}
    assert rung("luo") == rung("lu") == set()
    assert f'action="/my-homes/{luo_homes("陈姨").pk}/phone/"' in client_of("chu").get(
        f"/stand-ins/{away.pk}/").content.decode()
