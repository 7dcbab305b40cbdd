"""The draft on paper for the meeting: a row a member first, in a handful of pages; by building for who looks it up."""

import io
import re

import pypdfium2
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from playwright.sync_api import sync_playwright

from hulian.contact.verbs.link import link
from hulian.contact.verbs.propose import propose
from hulian.core.actor import HULIAN
from hulian.people.register_many import NewHome, NewResident, add_homes
from hulian.places.models import Building
from tests.contact.branch import add_branch
from tools.shot import CHROMIUM, FLAGS

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """联心街 with 2 buildings of 8 homes, 里仁巷 with 6 houses; all fall to two members."""
    area = community()
    homes, users = add_branch(area, buildings=2, homes_each=8, members_each=1, most=60)
    houses = [Building.objects.create(community=area, address=f"里仁巷 {n} 号", lon_wgs84=113.03, lat_wgs84=23.02)
              for n in range(1, 7)]
    homes += add_homes(area, [NewHome(house, "", f"仁家{at}", [NewResident(f"何仁{at}")])
                              for at, house in enumerate(houses)], by=HULIAN)
    return area, homes, users


def paper(client, draft, query=""):
    return client.get(reverse("contact:list-print", args=[draft.pk]) + query)


def plain(answer):
    text = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", text.replace("\xa0", " "))


def test_for_the_meeting_each_member_is_a_row_with_their_homes_in_short(town, client_of):
    area, homes, users = town
    draft = propose(area, by=HULIAN)
    draft.lines.all().update(member=users[1])
    draft.lines.filter(household__in=homes[16:19]).update(member=users[0])
    draft.lines.filter(household__in=homes[:2]).update(member=users[0])
    draft.lines.filter(household=homes[2]).update(member=None)
    page = plain(paper(client_of("lu"), draft))
    assert f"{users[0].called} {users[0].name} 5 户 里仁巷 1、2、3 号；联心街 1 号 101、102" in page
    assert "还没有人 1 户 联心街 1 号 103" in page
    assert page.index("还没有人 1 户") < page.index(users[0].name), "what is missing stands first"
    assert homes[0].called not in page


def test_what_changes_is_bold(town, client_of):
    area, homes, users = town
    link(homes[0], users[1], by=HULIAN)
    draft = propose(area, by=HULIAN)
    draft.lines.filter(household=homes[0]).update(member=users[0], former=users[1])
    text = paper(client_of("lu"), draft).content.decode()
    assert "<b>101</b>" in text
    assert "<b>102</b>" not in text


def test_by_building_every_home_and_a_house_under_its_street(town, client_of):
    area, homes, _users = town
    draft = propose(area, by=HULIAN)
    page = plain(paper(client_of("lu"), draft, "?by=building"))
    assert [home.called for home in homes if home.called not in page] == []
    assert page.count("里仁巷 ") == 1
    assert "6 号 仁家5" in page


def test_a_branch_of_many_fits_in_a_handful_of_pages(community, client_of):
    """60 members with 12 homes each; no heading stands alone at the foot of a column."""
    area = community()
    add_branch(area, buildings=12, homes_each=60, members_each=5, most=20, least=5)
    draft, lu = propose(area, by=HULIAN), client_of("lu")
    members, buildings = on_a4(paper(lu, draft), paper(lu, draft, "?by=building"))
    assert len(members) <= 3
    assert len(buildings) <= 10
    assert [page for page in buildings if re.search(r"联心街 \d+ 号\s*$", page.partition("只供")[0].strip())] == []


def on_a4(*answers):
    """Return the words of each page of each answer, as the browser prints it; styles are read from our files."""
    def style(route):
        found = finders.find(route.request.url.partition("/static/")[2].partition("?")[0])
        route.fulfill(path=found) if found else route.abort()

    printed = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for answer in answers:
            page = browser.new_page()
            page.route("**/static/**", style)
            page.set_content(answer.content.decode().replace('href="/static/', 'href="http://paper.invalid/static/'))
            page.wait_for_load_state("networkidle")
            printed.append(page.pdf(prefer_css_page_size=True))
        browser.close()
    return [[page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(pdf))]
            for pdf in printed]
