"""户联系 on pages: from the overview to the notice board, and what each of them may see."""

import io

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from hulian.audit.models import Event
from hulian.contact.models import ContactLink, MemberFacts, Proposal, Refusal
from hulian.contact.verbs.adopt import adopt
from hulian.contact.verbs.propose import propose
from hulian.contact.verbs.publish import publish
from hulian.contact.verbs.refuse import refuse
from hulian.core import clock
from hulian.core.actor import HULIAN
from hulian.core.ids import new_id
from hulian.people.models import Household
from tests.contact.branch import add_branch

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(community):
    """榕塘 with 3 buildings of 8 homes more, a member living in each."""
    area = community()
    homes, users = add_branch(area, buildings=3, homes_each=8, members_each=1)
    return area, homes, users


@pytest.fixture
def draft(town):
    return propose(town[0], by=HULIAN)


def url(name, *args):
    return reverse(f"contact:{name}", args=args)


def words(answer):
    return answer.content.decode().replace("\xa0", " ")


def post(client, where, **form):
    return client.post(where, {"envelope": new_id()} | form)


def test_the_office_drafts_a_list_and_a_second_tap_drafts_none(town, client_of):
    fen, envelope = client_of("fen"), new_id()
    page = words(fen.get("/links/"))
    homes = Household.objects.standing().filter(community=town[0]).count()
    assert f"{homes} 户没有人联系" in page
    assert "起草一份联系名单" in page
    assert page.count("找个人联系") == 12
    assert "找个人联系" not in words(client_of("xiaoyu").get("/links/"))

    answers = [post(fen, "/links/lists/new/", area="demo", envelope=envelope) for _tap in range(2)]
    assert answers[0].url == answers[1].url == url("list", Proposal.objects.get().pk)
    page = words(fen.get(answers[0].url))
    assert f"{homes} 户都有人联系" in page
    assert "同一栋楼" in page


def test_lines_are_narrowed_by_member_building_and_gap(town, draft, client_of):
    _area, homes, users = town
    draft.lines.filter(household=homes[9]).update(member=None, basis="")
    lu, where = client_of("lu"), url("list", draft.pk)

    def titles(query):
        return {row["title"] for group in lu.get(f"{where}?{query}").context["groups"] for row in group["rows"]}

    building = homes[0].dwelling.building
    assert titles(f"building={building.pk}") == {f"{home.dwelling.unit} {home.called}" for home in homes[:8]}
    assert titles("show=nobody") == {f"{homes[9].dwelling.unit} {homes[9].called}"}
    theirs = {line.household.called for line in draft.lines.filter(member=users[0]).select_related("household")}
    assert {title.split()[-1] for title in titles(f"member={users[0].pk}")} == theirs
    assert titles("show=changed") == set()
    assert str(users[0]) in words(lu.get(f"{where}?by=member"))


def test_somebody_else_is_chosen_for_a_line(town, draft, client_of):
    _area, homes, users = town
    MemberFacts.objects.filter(user=users[2]).update(not_asked="age")
    fen, where = client_of("fen"), url("line", draft.pk, homes[0].pk)
    before = draft.lines.get(household=homes[0]).member
    other = next(user for user in users[:2] if user != before)
    page = words(fen.get(where))
    assert "70 岁以上" in page
    assert f'value="{users[2].pk}"' not in page

    assert post(fen, where, member=users[2].pk).status_code == 422
    assert post(fen, where, member=other.pk).status_code == 302
    line = draft.lines.get(household=homes[0])
    assert (line.member, line.basis) == (other, "hand")


def test_a_no_is_written_down_and_the_pair_is_offered_no_more(town, draft, client_of):
    _area, homes, _users = town
    fen, before = client_of("fen"), draft.lines.get(household=homes[0]).member
    where = f"{url('refusal', homes[0].pk)}?member={before.pk}&side=household"
    assert "checked" in words(fen.get(where))

    answer = post(fen, where, side="household", why="住得太近不方便")
    assert answer.url == url("line", draft.pk, homes[0].pk)
    assert Refusal.objects.get(household=homes[0], member=before).why == "住得太近不方便"
    page = words(fen.get(answer.url))
    assert "这户说过不愿意" in page
    assert f'value="{before.pk}"' not in page
    assert draft.lines.get(household=homes[0]).member != before


def test_a_link_in_force_is_arranged_anew_on_its_own_page(town, draft, client_of):
    area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    before = ContactLink.objects.in_force().get(household=homes[0]).member
    other = next(user for user in users if user != before)

    assert post(client_of("lu"), url("home-link", homes[0].pk), member=other.pk).status_code == 302
    assert ContactLink.objects.in_force().get(household=homes[0], community=area).member == other


def test_a_home_that_wants_somebody_else_stands_in_the_overview_until_it_has_them(town, draft, client_of):
    _area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    link = ContactLink.objects.in_force().get(household=homes[0])
    refuse(homes[0], link.member, "household", by=HULIAN)
    lu = client_of("lu")
    assert [row["title"] for row in lu.get("/links/").context["unwanted"]] == [homes[0].called]

    other = next(user for user in users if user != link.member)
    post(lu, url("home-link", homes[0].pk), member=other.pk)
    assert lu.get("/links/").context["unwanted"] == []


def test_the_secretary_adopts_and_the_office_hangs_it_up(town, draft, client_of):
    fen, lu = client_of("fen"), client_of("lu")
    where, envelope = url("list-adoption", draft.pk), new_id()
    assert where not in words(fen.get(url("list", draft.pk)))
    assert where in words(lu.get(url("list", draft.pk)))

    ahead = clock.today().replace(year=clock.today().year + 1, day=1)
    assert post(lu, where, decided_on=ahead).status_code == 422
    for _tap in range(2):
        assert post(lu, where, decided_on=clock.today(), envelope=envelope).status_code == 302
    assert Event.objects.filter(verb="contact.adopt").count() == 1
    assert post(lu, where, decided_on=clock.today()).status_code == 422
    assert Client().get("/links/demo/").status_code == 404
    assert lu.get(url("list-pdf", draft.pk)).status_code == 404

    for _tap in range(2):
        assert post(fen, url("list-publication", draft.pk)).status_code == 302
    assert Event.objects.filter(verb="contact.publish").count() == 1
    assert Client().get("/links/demo/").status_code == 200


def test_a_list_with_gaps_wants_one_more_tick(town, draft, client_of):
    draft.lines.filter(household=town[1][0]).update(member=None, basis="")
    lu, where = client_of("lu"), url("list-adoption", draft.pk)

    answer = post(lu, where, decided_on=clock.today())
    assert answer.status_code == 422
    assert "1 户" in words(answer)
    assert post(lu, where, decided_on=clock.today(), even_without="on").status_code == 302


def test_the_notice_board_tells_the_door_and_the_member_and_nobody_who_lives_there(town, draft):
    _area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    publish(draft, by=HULIAN)
    answer = Client().get("/links/demo/")
    page = words(answer)

    assert answer["X-Robots-Tag"].startswith("noindex")
    assert homes[0].dwelling.building.address in page
    assert str(users[0]) in page
    assert [told for home in homes for told in (home.called, f"何{home.called}") if told in page] == []
    assert [told for told in ("陈姨", "关婆婆", "独居", "孤寡", "何伯") if told in page] == []
    one = words(Client().get(f"/links/demo/?building={homes[0].dwelling.building_id}"))
    assert homes[-1].dwelling.building.address not in one


def test_the_published_list_is_a_pdf(town, draft, client_of):
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    publish(draft, by=HULIAN)
    answer = client_of("lu").get(url("list-pdf", draft.pk))
    text = pypdfium2.PdfDocument(io.BytesIO(answer.content))[0].get_textpage().get_text_range()

    assert answer["Content-Type"] == "application/pdf"
    assert "联心街 1 号" in text
    assert town[2][0].name in text
    assert "陈姨" not in text
    assert "南村二队 17 号" in text, "one house alone is its own heading"


def test_the_draft_is_printed_for_the_meeting(town, draft, client_of):
    page = words(client_of("lu").get(url("list-print", draft.pk) + "?by=building"))
    assert "草稿" in page
    assert all(home.called in page for home in town[1])


def test_a_member_has_a_page_and_what_is_known_of_them_is_put_right(town, draft, client_of):
    _area, homes, users = town
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    fen, where = client_of("fen"), url("member", users[0].pk)
    page = words(fen.get(where))
    assert homes[0].called in page
    assert "5 到 20 户" in page
    assert "可以安排" in page
    MemberFacts.objects.filter(user=users[0]).update(least=12, most=12)
    assert "12 户" in words(fen.get(where))
    assert "12 到 12" not in words(fen.get(where))

    facts = url("member-facts", users[0].pk)
    assert post(fen, facts, least=9, most=3).status_code == 422
    assert post(fen, facts, building=homes[8].dwelling.building_id, not_asked="away", most=30).status_code == 302
    row = MemberFacts.objects.get(user=users[0])
    assert (row.building, row.not_asked, row.least, row.most) == (homes[8].dwelling.building, "away", None, 30)
    assert "长期在外" in words(fen.get(where))


def test_a_draft_is_laid_aside(draft, client_of):
    assert post(client_of("fen"), url("list-ending", draft.pk)).status_code == 302
    assert Proposal.objects.get().dropped_at is not None
    assert "已搁下" in words(client_of("lu").get(url("list", draft.pk)))


def pages(town, draft):
    home, user = town[1][0], town[2][0]
    return {
        "read": [url("list", draft.pk), url("list-print", draft.pk), url("member", user.pk)],
        "propose": [url("line", draft.pk, home.pk), url("home-link", home.pk), url("member-facts", user.pk),
                    f"{url('refusal', home.pk)}?member={user.pk}"],
        "adopt": [url("list-adoption", draft.pk)],
        "sent": [url("list-publication", draft.pk), url("list-ending", draft.pk)],
    }


@pytest.mark.parametrize(("slug", "read", "propose", "adopt_it"), [
    ("fen", 200, 200, 403), ("lu", 200, 200, 200), ("li", 200, 403, 403), ("xiaoyu", 200, 403, 403),
    ("luo", 403, 403, 403), ("deng", 403, 403, 403), ("zhou", 403, 403, 403),
])
def test_who_may_see_and_do_what(town, draft, client_of, slug, read, propose, adopt_it):
    client, where = client_of(slug), pages(town, draft)
    for name, status in (("read", read), ("propose", propose), ("adopt", adopt_it)):
        assert {page: client.get(page).status_code for page in where[name]} == dict.fromkeys(where[name], status)
    if propose == 403:
        assert {post(client, page).status_code for page in where["sent"]} == {403}
        assert post(client, "/links/lists/new/", area="demo").status_code == 403


def test_an_outsider_finds_nothing(town, draft, client_of):
    jiang, where = client_of("jiang"), pages(town, draft)
    for page in where["read"]:
        assert jiang.get(page).status_code == 404, page
    for page in (*where["propose"], *where["adopt"], *where["sent"]):
        assert post(jiang, page).status_code in {403, 404}, page
    assert jiang.get("/links/?area=demo").status_code == 404
    assert "榕塘" not in words(jiang.get("/links/"))
    assert Proposal.objects.draft().get() == draft


def test_the_town_sees_numbers_only(town, draft, client_of):
    adopt(draft, decided_on=clock.today(), by=HULIAN)
    page = words(client_of("deng").get("/links/"))

    assert "榕塘社区" in page
    assert f'<td class="number">{ContactLink.objects.count()}</td>' in page
    told = [str(user) for user in town[2]] + [home.called for home in town[1]] + ["罗姐", "陈姨"]
    assert [name for name in told if name in page] == []
