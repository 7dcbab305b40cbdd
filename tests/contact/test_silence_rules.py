"""A place may have its own number of days: the list, the counts and the map of 好久没见 all go by it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hulian.accounts.actors import actor_of
from hulian.accounts.register import add_user, grant_role
from hulian.contact.models import Rhythm
from hulian.contact.silence import counts_for, page_of, silent_for
from hulian.contact.verbs.link import link
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.pages.mapping.counts import not_heard
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db
RULE = "contact.silence_days"


@pytest.fixture
def heard(luo_homes, community):
    """关婆婆 (第二网格) was met 97 days ago, a home of 荔塘 95 days ago, another 40 days ago, all others today."""
    homes, (member,) = add_branch(community("demo-litang"), buildings=1, homes_each=2, members_each=1)
    for home in homes:
        link(home, member, by=HULIAN)
    link(luo_homes("梁俊杰、吴敏仪"), luo_homes("陈姨").contact_links.get().member, by=HULIAN)
    now = clock.now()
    Rhythm.objects.update(heard_at=now)
    for home, days in ((luo_homes("关婆婆"), 97), (homes[0], 95), (homes[1], 40)):
        Rhythm.objects.filter(pk=home.pk).update(heard_at=now - timedelta(days=days))
    return luo_homes("关婆婆"), *homes


@pytest.fixture
def town(community):
    """何镇, who administers all communities of the town."""
    user = add_user("boss", name="何镇", by=HULIAN, area=community())
    grant_role(user, "community_admin", community().parent, by=HULIAN)
    return user


@pytest.fixture
def two(community):
    """何两, who administers 榕塘 and 荔塘, each by a role of its own."""
    user = add_user("two", name="何两", by=HULIAN, area=community())
    for code in ("demo", "demo-litang"):
        grant_role(user, "community_admin", community(code), by=HULIAN)
    return user


def listed(user, **wanted):
    return {home.called for home in silent_for(actor_of(user), wanted)}


def counted(user):
    return {row["name"]: row["silent"] for row in counts_for(actor_of(user)) if row["silent"]}


def mapped(user, area):
    return sum(tally.n for tally in not_heard(actor_of(user), area).values())


def test_without_a_rule_of_its_own_every_place_has_the_same(heard, town, two, community):
    for user in (town, two):
        assert listed(user) == {"关婆婆", "联0家0"}
        assert counted(user) == {"榕塘社区": 1, "荔塘社区": 1}
    assert mapped(town, community().parent) == 2


def test_a_community_with_its_own_rule_is_listed_by_it(heard, town, two, community, overrule):
    overrule(RULE, 30, community("demo-litang"))
    overrule(RULE, 100, community())
    for user in (town, two):
        assert listed(user) == {"联0家0", "联0家1"}
        assert counted(user) == {"荔塘社区": 2}
        assert listed(user, area="demo") == listed(user, area="demo-2") == set()
        assert listed(user, area="demo-litang") == {"联0家0", "联0家1"}
    assert (mapped(town, community().parent), mapped(town, community())) == (2, 0)


def test_a_grid_with_its_own_rule_too(heard, town, community, overrule, client_of):
    overrule(RULE, 100, community("demo-2"))
    assert listed(town) == {"联0家0"}
    assert counted(town) == {"荔塘社区": 1}
    assert mapped(town, community()) == 0
    assert client_of("fen").get("/silence/").context["total"] == 0


def test_the_rule_of_a_grid_stands_before_that_of_its_community(heard, town, community, overrule):
    overrule(RULE, 30, community("demo-2"))
    overrule(RULE, 120, community())
    assert listed(town, area="demo") == listed(town, area="demo-2") == {"关婆婆"}
    assert counted(town) == {"榕塘社区": 1, "荔塘社区": 1}
    assert mapped(town, community()) == 1


def test_the_page_says_how_many_days_it_is_where_one_looks(heard, town, community, overrule, client_of):
    def said(query=""):
        return client_of("boss").get(f"/silence/{query}").context["since"]

    assert said() == "超过 90 天没见"
    overrule(RULE, 30, community("demo-litang"))
    assert said() == "超过 30 到 90 天没见，各处不一样"
    assert said("?area=demo-litang") == "超过 30 天没见"
    assert said("?area=demo-2") == "超过 90 天没见"
    assert client_of("fen").get("/silence/").context["since"] == "超过 90 天没见"


@pytest.mark.parametrize("rows", [1, 10, 30])
@pytest.mark.parametrize("own", [(), ("demo-litang", "demo-2")])
def test_the_list_asks_as_often_for_one_home_as_for_thirty_with_a_rule_or_without(
    heard, town, community, overrule, client_of, rows, own,
):
    for code in own:
        overrule(RULE, 30, community(code))
    add_homes(community(), [NewHome(heard[0].dwelling.building, str(at), f"住户{at}", [NewResident(f"某{at}")])
                            for at in range(rows)], by=HULIAN)
    client = client_of("boss")
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/silence/").status_code == 200
    assert len(asked) == LISTING


def test_pages_follow_each_other_whatever_rule_a_home_has(heard, two, community, overrule, monkeypatch):
    overrule(RULE, 30, community("demo-litang"))
    monkeypatch.setattr("hulian.contact.silence.PAGE", 1)
    found, key, seen = silent_for(actor_of(two), {}), "", []
    while not seen or key:
        homes, key = page_of(found, key)
        seen += [home.called for home in homes]
    assert seen == ["关婆婆", "联0家0", "联0家1"]
    assert Household.objects.count() > len(seen)


LISTING = 12
