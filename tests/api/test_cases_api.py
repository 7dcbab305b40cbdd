"""Other systems report and act by JSON: the same verbs, the same answers."""

import base64
import io
import json
from datetime import timedelta

import pytest
from django.test import Client
from PIL import Image

from hulian.accounts.models import ApiToken
from hulian.audit.models import Look
from hulian.cases.models import Case
from hulian.cases.verbs.report import Report, report
from hulian.core import clock
from hulian.core.actor import resident
from hulian.core.ids import new_id
from hulian.media.models import Photo

pytestmark = pytest.mark.django_db


class Api:
    """Speaks as one of the cast."""

    def __init__(self, user) -> None:
        self.head = {"Authorization": f"Bearer {ApiToken.make(user, 1)}"}

    def get(self, path="/api/cases/", **query):
        return Client().get(path, query, headers=self.head)

    def post(self, body, path="/api/cases/"):
        sent = body if isinstance(body, bytes) else json.dumps(body)
        return Client().post(path, sent, content_type="application/json", headers=self.head)


@pytest.fixture
def api(person):
    return lambda slug: Api(person(slug))


def body(**more) -> dict:
    return {"id": str(new_id()), "community": "demo", "words": "楼道的灯坏了三天"} | more


def picture() -> str:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#a33").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def chinese(words: str) -> bool:
    return any("一" <= char <= "鿿" for char in words)


def nothing_was_made() -> bool:
    return not Case.objects.exists() and not Photo.objects.exists()


def test_a_report_makes_a_case_with_its_id_and_says_so(api, home):
    sent = body(household=str(home("陈姨").pk), kind="complaint", photos=[picture()])
    answer = api("xiaoyu").post(sent)
    case = Case.objects.get()
    assert (answer.status_code, answer.json()["id"], str(case.pk)) == (201, sent["id"], sent["id"])
    assert (case.who, case.way, case.kind, case.state) == ("陈姨", "api", "complaint", "reported")
    assert Photo.objects.get().owner_id == case.pk


def test_without_a_household_it_keeps_who_where_and_the_sealed_number(api):
    answer = api("xiaoyu").post(body(who="李太", place="文化路口", phone="138-0000-0099"))
    case = Case.objects.get()
    assert (answer.status_code, case.who, case.place) == (201, "李太", "文化路口")
    assert "13800000099" not in answer.content.decode() + api("li").get(f"/api/cases/{case.pk}/").content.decode()


def test_the_same_again_is_200_and_another_body_or_sender_is_409(api):
    sent, xiaoyu = body(), api("xiaoyu")
    assert [xiaoyu.post(sent).status_code for _ in range(3)] == [201, 200, 200]
    changed = xiaoyu.post(sent | {"words": "别的事"})
    assert (changed.status_code, changed.json()["error"]) == (409, "envelope_reused")
    assert chinese(changed.json()["words"])
    assert api("li").post(sent).status_code == 409
    assert Case.objects.count() == 1


def test_an_id_that_a_case_from_elsewhere_has_is_409(api, community, actor):
    case = report(community(), Report("漏水"), by=actor("xiaoyu"))
    assert api("xiaoyu").post(body(id=str(case.pk))).status_code == 409


@pytest.mark.parametrize(("more", "status", "code"), [
    ({"community": "demo-litang"}, 404, "not_found"), ({"community": "no-such"}, 404, "not_found"),
    ({"community": "rongxi"}, 404, "not_found"), ({"community": None}, 404, "not_found"),
    ({"community": 7}, 404, "not_found"), ({"household": str(new_id())}, 404, "not_found"),
    ({"household": "chen"}, 404, "not_found"), ({"id": "7"}, 422, "id_missing"), ({"id": None}, 422, "id_missing"),
    ({"words": ""}, 422, "invalid"), ({"words": "  "}, 422, "invalid"), ({"words": ["a"]}, 422, "invalid"),
    ({"words": "a\0b"}, 422, "invalid"), ({"words": {"a": 1}}, 422, "invalid"), ({"kind": "shouting"}, 422, "invalid"),
    ({"who": "长" * 41}, 422, "invalid"), ({"photos": ["%%%"]}, 422, "invalid"), ({"photos": "x"}, 422, "invalid"),
    ({"photos": [base64.b64encode(b"no picture").decode()]}, 422, "invalid"),
    ({"state": "closed"}, 422, "unknown_field"), ({"scope_path": "/"}, 422, "unknown_field"),
    ({"photos": [picture()] * 7}, 422, "invalid"),
])
def test_what_does_not_fit_is_named_and_makes_nothing(more, status, code, api):
    answer = api("xiaoyu").post(body(**more))
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert chinese(answer.json()["words"])
    assert nothing_was_made()


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"7", b'"x"', b"\xff\xfe", b'{"words": NaN}', b"[" * 5000,
                                 b'{"words": "\\ud800"}', b'{"a": ' + b"9" * 5000 + b"}"])
def test_what_is_no_json_object_is_refused(raw, api):
    answer = api("xiaoyu").post(raw)
    assert answer.status_code in {400, 422}
    assert answer.json()["error"] in {"not_json", "id_missing"}
    assert nothing_was_made()


def test_too_much_at_once_is_413(api, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = api("xiaoyu").post(body(words="长" * 2000))
    assert (answer.status_code, answer.json()["error"]) == (413, "too_large")


def test_without_a_working_token_nobody_comes_in(api, person, client_of, community):
    old = ApiToken.make(person("li"), 1)
    ApiToken.objects.update(ends_at=clock.now() - timedelta(minutes=1))
    for head in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": f"Bearer {old}"},
                 {"Authorization": "Basic bGk6bGk="}, {"Authorization": "Bearer "}):
        for path in ("/api/cases/", f"/api/cases/{new_id()}/"):
            answer = Client().get(path, headers=head)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client_of("li").post("/api/cases/", json.dumps(body()), content_type="application/json").status_code == 401
    assert nothing_was_made()


def test_an_account_that_was_switched_off_takes_its_tokens_along(api, person):
    xiaoyu = api("xiaoyu")
    type(person("xiaoyu")).objects.filter(username="xiaoyu").update(is_active=False)
    assert xiaoyu.post(body()).status_code == 401


def test_who_is_of_the_place_without_the_right_gets_403_and_a_stranger_404(api, home):
    assert api("tan").post(body()).status_code == 403
    assert api("jiang").post(body()).status_code == 404
    litang = body(community="demo-litang", household=str(home("陈姨").pk))
    assert api("jiang").post(litang).status_code == 404
    assert nothing_was_made()


def test_a_helper_reports_but_finds_no_homes(api, home):
    assert api("zhou").post(body(household=str(home("陈姨").pk))).status_code == 404
    assert api("zhou").post(body()).status_code == 201


def test_the_list_holds_what_one_sees_and_filters_it(api, community, actor):
    ours = report(community(), Report("漏水"), by=actor("xiaoyu"))
    theirs = report(community("demo-litang"), Report("漏水"), by=actor("jiang"))
    round_li = report(community(), Report("他收钱", about_staff=True), by=resident())

    def ids(slug, **query):
        return {row["id"] for row in api(slug).get(**query).json()["cases"]}

    assert ids("li") == {str(ours.pk)}
    assert ids("jiang") == {str(theirs.pk)}
    assert ids("deng") == {str(ours.pk), str(theirs.pk), str(round_li.pk)}
    assert ids("deng", community="demo-litang") == {str(theirs.pk)}
    assert ids("li", community="demo-litang") == set()
    assert ids("li", state="closed") == set()
    assert ids("li", state="reported") == {str(ours.pk)}
    assert ids("tan") == set()
    assert api("li").get(state="odd").status_code == 422


def test_a_long_list_is_read_page_by_page_without_a_gap(api, community, actor, monkeypatch):
    monkeypatch.setattr("hulian.api.views.cases.PAGE", 3)
    made = {str(report(community(), Report(f"第{n}件"), by=actor("xiaoyu")).pk) for n in range(8)}
    seen, after, li = [], "", api("li")
    while after is not None:
        answer = li.get(after=after).json()
        seen += [row["id"] for row in answer["cases"]]
        after = answer["next"]
    assert len(seen) == 8
    assert set(seen) == made
    assert li.get(after=str(new_id())).status_code == 404
    assert li.get(after="x").status_code == 404


def test_one_case_is_read_by_who_sees_it_and_the_look_is_written(api, home, community, actor):
    case = report(community(), Report("跳闸", household=home("陈姨")), by=actor("xiaoyu"))
    answer = api("li").get(f"/api/cases/{case.pk}/")
    assert (answer.status_code, answer.json()["words"], answer.json()["responsible"]) == (200, "跳闸", "小余")
    assert Look.objects.get(household_id=case.household_id, what="case").actor_name == "李书记"
    assert api("jiang").get(f"/api/cases/{case.pk}/").status_code == 404


def test_a_step_is_done_once_under_its_id_and_for_its_own_case_only(api, community, actor):
    one, two = (report(community(), Report("漏水"), by=actor("xiaoyu")) for _ in range(2))
    note, li = {"id": str(new_id()), "text": "记一笔"}, api("li")
    assert [li.post(note, f"/api/cases/{one.pk}/notes/").status_code for _ in range(2)] == [201, 200]
    assert li.post(note, f"/api/cases/{two.pk}/notes/").status_code == 409
    assert (one.notes.count(), two.notes.count()) == (1, 0)
    taken = {"id": str(new_id())}
    answers = [li.post(taken, f"/api/cases/{one.pk}/acceptance/") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 200]
    assert answers[1].json()["case"]["state"] == "accepted"


def test_a_step_that_can_not_be_done_says_why_in_chinese(api, community, actor):
    case = report(community(), Report("漏水"), by=actor("xiaoyu"))
    li, path = api("li"), f"/api/cases/{case.pk}"
    missing = li.post({}, f"{path}/declination/")
    assert (missing.status_code, missing.json()["error"]) == (422, "reason_missing")
    assert chinese(missing.json()["words"])
    assert li.post({}, f"{path}/plan/").json()["error"] == "wrong_state"
    assert li.post({"colour": "red"}, f"{path}/notes/").json()["error"] == "unknown_field"
    assert li.post({}, f"{path}/no-such/").status_code == 404
    assert li.get(f"{path}/notes/").status_code == 405
    assert api("lu").post({}, f"{path}/acceptance/").json()["error"] == "not_allowed"


def test_true_and_false_are_understood_where_a_page_asks_yes_or_no(api, community, actor):
    from hulian.cases.verbs.accept import accept
    from hulian.cases.verbs.resolve import resolve

    case = report(community(), Report("漏水"), by=actor("xiaoyu"))
    accept(case, by=actor("li"))
    resolve(case, by=actor("li"), what="好了")
    path = f"/api/cases/{case.pk}/follow-ups/"
    assert api("xiaoyu").post({"how": "phone", "reached": False}, path).json()["case"]["state"] == "resolved"
    assert api("xiaoyu").post({"how": "phone", "reached": True, "mark": 5}, path).json()["case"]["state"] == "closed"
