"""An open page hears at once of what it may see, from whichever process it comes, and of nothing else."""

import json
import time
import uuid

import pytest

from tests.serving.listening import Listener


@pytest.fixture(scope="module")
def token(server):
    return server.token("xiaoyu")


@pytest.fixture
def listen(server):
    """Return a listener as one of the cast; all are closed afterwards."""
    opened = []

    def open_as(slug: str, query: str = "") -> Listener:
        opened.append(Listener(server, server.enter(slug).cookies, query))
        return opened[-1]

    yield open_as
    for listener in opened:
        listener.close()


@pytest.fixture
def tell(server, token):
    """Report a case over HTTP; return its id."""

    def report(words: str = "楼道的灯不亮", community: str = "demo", by: str = token) -> str:
        case_id = str(uuid.uuid4())
        status, text = server.visitor().post_json(
            "/api/cases/", {"id": case_id, "community": community, "words": words}, by)
        assert status == 201, text
        return case_id

    return report


def test_a_report_is_heard_by_the_station_leader_on_every_process(listen, tell):
    """Eight streams spread over both processes; the report is taken in by one of them."""
    leaders = [listen("li") for _ in range(8)]
    begun = time.monotonic()
    case_id = tell()

    heard = sorted(leader.until(case_id) - begun for leader in leaders)
    print(f"heard after {heard[0] * 1000:.0f} to {heard[-1] * 1000:.0f} ms")


def test_the_event_holds_codes_and_ids_and_no_words(listen, tell):
    leader = listen("li")
    case_id = tell("陈姨家的电线老化")
    while (said := leader.next()[1])["case"] != case_id:
        pass

    assert set(said) == {"verb", "case", "at"}
    assert said["verb"] == "case.report"
    assert "陈" not in json.dumps(said, ensure_ascii=False)


def test_another_community_hears_nothing_and_the_town_hears_both(server, listen, tell):
    outsider, supervisor = listen("jiang"), listen("deng")
    ours = tell()
    theirs = tell(community="demo-litang", by=server.token("jiang"))

    supervisor.until(ours)
    supervisor.until(theirs)
    assert outsider.before(theirs).isdisjoint({ours})  # theirs came later, so ours would have been heard


def test_who_is_not_signed_in_gets_401(server):
    assert Listener(server, {}).status == 401
    assert Listener(server, {"sessionid": "made-up"}).status == 401


def test_the_stream_is_not_kept_by_anything_on_the_way(listen):
    headers = listen("li").headers

    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert (headers["cache-control"], headers["x-accel-buffering"]) == ("no-store", "no")


def test_what_happened_between_page_and_stream_is_caught_up(listen, tell):
    made_at = int(time.time())
    tell()
    late = listen("li", f"?since={made_at}")

    assert late.next()[1]["verb"] == "case.report"


def test_a_nonsense_moment_is_passed_over(listen, tell):
    leader = listen("li", "?since=99999999999999999999")

    leader.until(tell())
