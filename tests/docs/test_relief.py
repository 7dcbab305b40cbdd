"""Relief guard: nothing ranks persons, counts their days or follows where they go (see `减负` in the rules)."""

import re
from types import SimpleNamespace

import polib
import pytest
from django.apps import apps

from tests.docs.pages import ROOT

# A field that holds any of these words measures a person for others to see.
FIELD_WORDS = {"score", "points", "rank", "ranking", "streak", "checkin", "punch", "online", "track", "trail", "gps",
               "likes", "views", "badge", "medal", "login_count", "leaderboard", "mileage"}
# Where a person is: homes and buildings have a place, a helper where they set out from, and nothing else.
PLACED = {"places.Building", "teams.Helper"}
CHINESE = ("排行", "排名", "积分", "打卡", "连续签到", "签到天数", "考勤", "轨迹", "定位您", "在线时长", "点赞", "业绩",
           "龙虎榜", "红黑榜")
ENGLISH = re.compile(r"\b(leaderboard|ranking of|high ?score|streak|your points|punch.?in|likes)\b", re.IGNORECASE)
SCRIPT = re.compile(r"geolocation|watchPosition|getCurrentPosition|devicemotion|sendBeacon|navigator\.connection"
                    r"|visibilitychange[^\n]*fetch", re.IGNORECASE)
MODELS = [model for model in apps.get_models() if model.__module__.startswith("hulian.")]


def words_of(name):
    return set(re.split(r"[._]|(?<=[a-z])(?=[A-Z])", name.lower())) | {name.lower()}


def measures(model):
    """The names of this model that measure a person."""
    names = [model.__name__, *(field.name for field in model._meta.get_fields())]
    return [name for name in names if words_of(name) & FIELD_WORDS]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_no_model_counts_a_person(model):
    assert measures(model) == []


def test_only_buildings_and_helpers_have_a_place_on_the_map():
    placed = {model._meta.label for model in MODELS
              if any(re.search(r"(^|_)(lon|lat|lng|latitude|longitude|point)(_|$)", field.name)
                     for field in model._meta.get_fields())}
    assert placed == PLACED


@pytest.mark.parametrize("room", sorted(ROOT.glob("hulian/*/locale")), ids=lambda path: path.parent.name)
def test_no_page_speaks_of_ranks_points_or_tracks(room):
    entries = polib.pofile(str(room / "zh_Hans/LC_MESSAGES/django.po"))
    said = [(entry.msgid, text) for entry in entries for text in [entry.msgstr, *entry.msgstr_plural.values()]]
    assert [text for _, text in said if any(word in text for word in CHINESE)] == []
    assert [msgid for msgid, _ in said if ENGLISH.search(msgid)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "hulian").rglob("*.js")), ids=lambda path: path.name)
def test_no_script_asks_where_a_person_is(path):
    assert SCRIPT.findall(path.read_text()) == []


def test_pages_forbid_the_browser_to_say_where_a_person_is(client, db):
    policy = client.get("/").headers.get("Permissions-Policy", "")
    assert "geolocation=()" in policy.replace(" ", "")


def test_a_picture_is_never_kept_with_the_place_where_it_was_taken():
    from hulian.media.models import Photo

    names = {field.name for field in Photo._meta.get_fields()}
    assert not names & {"exif", "lon", "lat", "place", "device"}


def test_what_counts_a_person_would_be_found():
    fields = [SimpleNamespace(name=name) for name in ("name", "points_total", "checkin_at", "best_streak")]
    member = SimpleNamespace(__name__="Member", _meta=SimpleNamespace(get_fields=lambda: fields))
    assert measures(member) == ["points_total", "checkin_at", "best_streak"]
    assert SCRIPT.search("navigator.geolocation.watchPosition(send)")
    assert ENGLISH.search("You are on a streak")
