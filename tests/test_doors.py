"""Every view says who may come in; who is of another community finds nothing of ours behind any of them."""

import re
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hulian.accounts.matrix import MATRIX
from hulian.cases.models import Case
from hulian.cases.tracker import token_for
from hulian.cases.verbs.report import Report, report
from hulian.contact.models import StandIn
from hulian.contact.verbs.visit import Told, visit
from hulian.core import clock, links
from hulian.core.ids import new_id
from hulian.media.models import Photo
from hulian.people.models import Consent, Resident
from hulian.teams.models import Helper

# Open to anyone, each with its reason. Whoever adds one says here why.
PUBLIC = {
    "healthz/": "a load balancer asks whether the server is alive",
    "ui/": "invented words only; shows what pages are built from",
    "lan/": "a phone that is to trust this server can't sign in yet; the page tells of no one",
    "lan/root.cer": "the root certificate is there to be given away",
    "first-day/<str:token>/":
        "only while nobody has an account, and by the secret that the server prints where it was started",
    "": "the first page says what Hulian is and leads to signing in",
    "look/": "how large the letters are is kept in the reader's own browser, and nowhere else",
    "sign-in/": "this is where one signs in",
    "sign-out/": "signing out needs no permission",
    "signed-out/": "says that one is out; the browser forgets its drafts",
    "second-step/": "only who has just typed the right password gets further than the sign-in page",
    "invitations/<str:token>/": "the link is the invitation: it serves once and for a week",
    "r/<str:token>/": "a QR on a door or poster lets anyone report, and nothing else",
    "t/<str:token>/": "the link is the resident's own; address and pictures need the code on their card",
    "t/<str:token>/photos/<uuid:photo_id>/":
        "a picture of the resident's own matter; those of the inside need the code",
    "h/<str:token>/": "the link is on the card kept indoors; without its code nothing of the home is told",
    "h/<str:token>/tell/":
        "the link is on the card kept indoors; only who has typed its code tells us something as that home",
    "b/<str:token>/": "whoever opens the door may check who stands before it",
    "links/<slug:code>/": "published by the branch: a door and its member, nothing of who lives there",
    "board/<slug:code>/": "results are made public; the board holds no name, no address, no words of a person",
    "demo/enter/<slug:slug>/": "only where this data was made by `hulian demo`, else 404",
    "demo/tour/": "only where this data was made by `hulian demo`, else 404",
}
TITLE = "天井漏水滴到床头"


def walk(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, getattr(pattern.callback, "policy", None)


VIEWS = dict(walk(get_resolver().url_patterns))


def test_every_view_says_who_may_come_in():
    assert [route for route, policy in VIEWS.items() if not policy] == []
    for policy in VIEWS.values():
        acts = policy if isinstance(policy, tuple) else ()
        assert set(acts) <= set(MATRIX)
        assert acts or policy.partition(": ")[0] in {"public", "signed in", "token"}


def test_what_is_open_to_anyone_is_listed_here_with_its_reason():
    known = {route: str(policy).partition("public: ")[2] for route, policy in VIEWS.items()}
    said = {route: reason for route, reason in known.items() if reason}
    assert said == PUBLIC


@pytest.fixture
def ours(db, actor, home, community, person):
    """What there is of 榕塘, by the name that a route gives to it."""
    case = report(community(), Report(TITLE, household=home("陈姨"), phone="13800000017"), by=actor("xiaoyu"))
    photo = Photo.objects.create(owner_type="case", owner_id=case.pk, digest="x", width=1, height=1,
                                 created_at=case.received_at)
    chen = Resident.objects.get(name="陈月明")
    consent = Consent.objects.create(resident=chen, purpose="story", given_at=case.received_at)
    met = visit(case.household, Told(confidential="x"), by=actor("xiaoyu"))
    today = clock.today()
    away = StandIn.objects.create(
        community=community(), area_path=community().path, member=person("luo"), instead=person("lu"), why="ill",
        starts_on=today, ends_on=today, made_at=case.received_at)
    return {
        "visit_id": met.pk, "stand_in_id": away.pk,
        "case_id": case.pk, "photo_id": photo.pk, "home_id": case.household_id, "household_id": case.household_id,
        "person_id": chen.pk, "consent_id": consent.pk, "building_id": case.household.dwelling.building_id,
        "helper_id": Helper.objects.get(user=person("zhou")).pk, "user_id": person("li").pk, "id": case.pk,
        "noun": "notes", "what": "phone", "code": "demo", "slug": "li", "sheet": "a4", "token": "A" * 26,
    }


def addresses(ours):
    """Yield route and address of every view that is not open to anyone, with what is ours put in."""
    for route, policy in VIEWS.items():
        if str(policy).startswith(("public", "token")):
            continue
        names = re.findall(r"<(?:(\w+):)?(\w+)>", route)
        filled = route
        for kind, name in names:
            value = ours.get(name) or (new_id() if kind == "uuid" else "x")
            filled = filled.replace(f"<{kind}:{name}>" if kind else f"<{name}>", str(value))
        yield route, bool(names), f"/{filled}"


def test_nothing_of_ours_opens_for_who_is_of_another_community(ours, client_of):
    jiang, leader = client_of("jiang"), client_of("liang-a")
    for route, is_of_a_thing, url in addresses(ours):
        for client in (jiang, leader):
            got, sent = client.get(url), client.post(url, {"text": "x"})
            if is_of_a_thing:
                assert got.status_code in {403, 404, 405}, (route, got.status_code)
                assert sent.status_code in {403, 404, 405}, (route, sent.status_code)
                assert {got.status_code, sent.status_code} != {405}, route
            for answer in (got, sent):
                text = answer.content.decode(errors="replace") if not answer.streaming else ""
                for word in (TITLE, "陈姨", "陈月明", "榕塘花园", "13800000017", str(ours["case_id"])):
                    assert word not in text.replace(url, ""), (route, word)
    assert Case.objects.get(pk=ours["case_id"]).notes.count() == 0


def test_searching_and_counting_gives_an_outsider_nothing_of_ours(ours, client_of):
    jiang = client_of("jiang")
    for word in ("陈姨", "chenyueming", "0017", "漏水", "榕塘花园"):
        for url in ("/cases/?view=all&", "/cases/homes/?", "/cases/new/?", "/homes/?", "/cases/?view=all&area=demo&"):
            text = jiang.get(f"{url}q={word}").content.decode()
            assert str(ours["case_id"]) not in text
            assert str(ours["home_id"]) not in text
    context = jiang.get("/cases/?view=all").context
    assert context["rows"] == []
    assert all(not tab["count"] for tab in context["tabs"])


def test_who_has_no_account_is_led_to_the_sign_in_page(ours):
    for route, _, url in addresses(ours):
        answer = Client().get(url)
        assert answer.status_code in {302, 405}, route
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/sign-in/"), route


def test_an_address_with_an_unknown_id_is_404_for_our_own_people_too(ours, client_of):
    fen = client_of("fen")
    strange = {name: new_id() if isinstance(value, UUID) else value for name, value in ours.items()}
    for route, is_of_a_thing, url in addresses(strange):
        if is_of_a_thing and "uuid" in route:
            assert fen.get(url).status_code in {403, 404, 405}, route


def test_a_link_for_one_purpose_opens_no_other(ours):
    case = Case.objects.get(pk=ours["case_id"])
    door = links.token_of(links.ensure("report", case.community_id))
    assert Client().get(f"/r/{door}/").status_code == 200
    assert Client().get(f"/t/{token_for(case)}/").status_code == 200
    for url in (f"/t/{door}/", f"/r/{token_for(case)}/", f"/t/{token_for(case)[:-1]}/",
                f"/t/{token_for(case)}/photos/{ours['photo_id']}/"):
        assert Client().get(url).status_code == 404, url


def test_what_a_signed_in_person_sees_stays_in_no_browser(ours, client_of):
    """On a shared computer 'back' after signing out, and the cache on its disk, would show it."""
    fen, seen = client_of("fen"), 0
    for route, _, url in addresses(ours):
        answer = fen.get(url)
        seen += answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store", (route, answer.status_code)
    assert seen >= 40


def test_nor_what_a_residents_code_opens(ours):
    case = Case.objects.get(pk=ours["case_id"])
    browser, url = Client(), f"/t/{token_for(case)}/"
    browser.post(url, {"code": links.short_code("household", case.household_id, case.household.code_version)})
    own = f"/h/{links.token_of(links.ensure('household', case.household_id))}/"
    for page in (url, own):
        assert "no-store" in browser.get(page)["Cache-Control"]


def test_what_is_open_to_anyone_may_be_kept(db):
    for url in ("/board/demo/", "/", "/ui/"):
        assert "Cache-Control" not in Client().get(url).headers
