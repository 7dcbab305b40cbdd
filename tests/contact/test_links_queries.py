"""The pages of links ask the database as often for a hundred homes as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.core import clock
from hulian.core.actor import HULIAN
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db

# (page, as whom, queries, whatever the number of homes and members)
PAGES = [
    ("{overview}", "fen", 15), ("{overview}", "deng", 7), ("{draft}", "fen", 11), ("{draft}?by=member", "fen", 10),
    ("{print}", "lu", 10), ("{line}", "fen", 13), ("{member}", "fen", 11), ("{board}", "", 5),
]


@pytest.mark.parametrize("rows", [1, 20, 100])
def test_the_pages_of_links_ask_as_often_for_a_hundred_homes_as_for_one(community, client_of, person, rows):
    area = community()
    homes, _users = add_branch(area, buildings=max(1, rows // 10), homes_each=min(10, rows),
                               members_each=int(rows > 1))
    publish(adopt(propose(area, by=HULIAN), decided_on=clock.today(), by=HULIAN), by=HULIAN)
    draft = propose(area, by=HULIAN)
    where = {
        "overview": reverse("contact:links"), "draft": reverse("contact:list", args=[draft.pk]),
        "print": reverse("contact:list-print", args=[draft.pk]), "board": reverse("contact:links-board", args=["demo"]),
        "line": reverse("contact:line", args=[draft.pk, homes[0].pk]),
        "member": reverse("contact:member", args=[person("luo").pk])}
    asked = []
    for page, slug, _queries in PAGES:
        client = client_of(slug) if slug else Client()
        with CaptureQueriesContext(connection) as seen:
            assert client.get(page.format(**where)).status_code == 200, page
        asked.append((page, slug, len(seen)))
    assert asked == PAGES
