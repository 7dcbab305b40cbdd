"""The main pages ask the database as often for a hundred rows as for one.

The list of cases asks one question less once its first half fills a page.
"""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hulian.accounts.models import User
from hulian.accounts.register import add_user, grant_role
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report_many
from hulian.contact.codes import Basis
from hulian.contact.models import Due
from hulian.contact.verbs.link import NewLink, link_many
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.people.models import Household
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building
from hulian.teams.models import StationDay, StationTeam
from hulian.teams.register import add_helper

pytestmark = pytest.mark.django_db

ROWS = (1, 20, 100)
# (page, as whom, queries at 1, 20 and 100 rows)
PAGES = [
    ("/today/", "li", (18, 18, 18)),
    ("/today/", "deng", (12, 12, 12)),
    ("/today/", "luo", (18, 18, 18)),
    ("/my-homes/", "luo", (10, 10, 10)),
    ("/my-homes/?order=walk", "luo", (10, 10, 10)),
    ("/silence/", "fen", (12, 12, 12)),
    ("/silence/", "deng", (6, 6, 6)),
    ("/cases/?view=ours", "li", (7, 7, 6)),
    ("/cases/?view=done", "li", (7, 7, 7)),
    ("{case}", "li", (18, 18, 17)),
    ("/homes/", "fen", (7, 7, 7)),
    ("/homes/?q=路", "fen", (7, 7, 7)),
    ("{home}", "fen", (19, 19, 19)),
    ("/map/", "li", (8, 8, 8)),
    ("/map/?layer=coverage", "li", (8, 8, 8)),
    ("/map/?layer=silence", "li", (8, 8, 8)),
    ("/map/", "deng", (8, 8, 8)),
    ("/messages/", "li", (6, 6, 6)),
    ("/helpers/", "fen", (7, 7, 7)),
    ("/station/", "li", (9, 9, 9)),
    ("/colleagues/", "fen", (10, 10, 10)),
    ("/board/demo/", "li", (10, 10, 10)),
]


@pytest.fixture
def filled(community, actor):
    """Return what fills every list with so many rows more."""

    def fill(rows):
        area, by = community(), actor("xiaoyu")
        blocks = Building.objects.bulk_create([
            Building(community=area, address=f"新联路 {at} 号", lon_wgs84=113.05 + at / 5000, lat_wgs84=23.08)
            for at in range(rows)])
        homes = add_homes(area, [NewHome(block, "", f"路{at}", [NewResident(f"路明{at}")])
                                 for at, block in enumerate(blocks)], by=HULIAN)
        luo = User.objects.get(username="luo")
        link_many(area, [NewLink(home, luo, Basis.NEAR) for home in homes], by=HULIAN)
        Due.objects.update(due_at=clock.now() - timedelta(days=1))
        told = [Report("水管漏水", household=homes[0]), *(Report(f"第 {at} 盏路灯不亮") for at in range(rows))]
        cases = report_many(area, told, by=by)
        ended = report_many(area, [Report(f"第 {at} 处垃圾没清") for at in range(rows)], by=by)
        Case.objects.filter(pk__in=[case.pk for case in ended]).update(state="closed", due_at=None)
        for at in range(rows):
            user = add_user(f"helper{at}", name=f"师傅{at}", by=HULIAN, area=area)
            grant_role(user, "helper", area, by=HULIAN)
            add_helper(user, area, kind="trade", skills=["appliances"], by=HULIAN)
        opens = clock.now() - timedelta(days=400)
        team = StationTeam.objects.get(community=area)
        StationDay.objects.bulk_create([
            StationDay(team=team, place="居委会", opens_at=opens + timedelta(days=at),
                       closes_at=opens + timedelta(days=at, hours=3)) for at in range(rows)])
        return {"case": f"/cases/{cases[0].pk}/", "home": f"/homes/{Household.objects.get(pk=homes[0].pk).pk}/"}

    return fill


@pytest.mark.parametrize("rows", ROWS)
def test_the_main_pages_ask_as_often_for_a_hundred_rows_as_for_one(filled, client_of, rows):
    where = filled(rows)
    asked = {}
    for page, name, _queries in PAGES:
        client = client_of(name)
        with CaptureQueriesContext(connection) as seen:
            response = client.get(page.format(**where))
        assert response.status_code == 200, page
        asked[page, name] = len(seen)
    assert asked == {(page, name): queries[ROWS.index(rows)] for page, name, queries in PAGES}

