"""`hulian learn` and `hulian suggest`: as they are run, on data of their own."""

import csv
import json
import os
from pathlib import Path

import pytest

from tests.serving.patterns import migrated

REAL = Path(os.environ.get("HULIAN_REAL_DATA", "../shared/data")) / "messages" / "labelled.csv"
PAIRS = [("水管漏水", "水"), ("停水两天，\n水压低", "水"), ("水表坏了", "水"), ("路灯不亮", "路"), ("路面有坑", "路"),
         ("井盖松了", "路"), ("孩子没人接", "孩子"), ("孩子作业难", "孩子"), ("孩子上学远", "孩子")]


@pytest.fixture
def house():
    """An empty installation of its own; house.run('area', …) runs a command there."""
    made = migrated()
    yield made
    made.remove()


def written(path, header, rows, coding="utf-8"):
    with path.open("w", encoding=coding, newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


@pytest.mark.parametrize(("header", "coding"), [
    (("text", "category"), "utf-8"), (("Category", "id", " TEXT "), "utf-8-sig"), (("category", "text"), "gb18030"),
])
def test_what_was_learned_is_suggested(house, tmp_path, header, coding):
    at = [name.strip().lower() for name in header]
    rows = [[{"text": text, "category": category}.get(name, "7") for name in at] for text, category in PAIRS]
    done = house.run("learn", written(tmp_path / "told.csv", header, rows, coding), "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["texts"], said["categories"], set(said)) == (9, 3, {"texts", "categories", "seconds"})

    told = [("1", "家里漏水\n停水"), ("2", ""), ("3", "孩子放学")]
    asked = written(tmp_path / "asked.csv", ("id", "text"), told, coding)
    lines = [json.loads(line) for line in house.run("suggest", asked, "--json").stdout.splitlines()]
    assert [line["line"] for line in lines] == [1, 2, 3]
    for line in lines:
        confidences = [one["confidence"] for one in line["suggestions"]]
        assert len({one["category"] for one in line["suggestions"]}) == 3
        assert confidences == sorted(confidences, reverse=True)
    assert [lines[at]["suggestions"][0]["category"] for at in (0, 2)] == ["水", "孩子"]


def test_before_anything_is_learned_our_own_categories_are_suggested(house, tmp_path):
    done = house.run("suggest", written(tmp_path / "asked.csv", ("text",), [("水管漏水，水表一直转",)]), "--json")
    assert json.loads(done.stdout)["suggestions"][0]["category"] == "water"


@pytest.mark.parametrize("content", ["", "text\n水管漏水\n", "category,text\n水,水管漏水\n水,停水\n"])
def test_a_file_with_nothing_to_learn_is_refused_and_the_old_model_stays(house, tmp_path, content):
    assert house.run("learn", written(tmp_path / "told.csv", ("text", "category"), PAIRS)).returncode == 0
    (tmp_path / "poor.csv").write_text(content)
    refused = house.run("learn", tmp_path / "poor.csv", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "poor.csv" in refused.stderr
    assert (house.data / "models" / "learned.npz").exists()
    asked = written(tmp_path / "asked.csv", ("text",), [("孩子放学",)])
    assert json.loads(house.run("suggest", asked, "--json").stdout)["suggestions"][0]["category"] == "孩子"


@pytest.mark.skipif(not REAL.is_file(), reason=f"the labelled messages are not here: {REAL}")
def test_the_labelled_messages_are_told_apart():
    from benchmarks.suggest import measured

    said = measured(REAL)
    assert said["macro_f1"] >= 0.92
    assert said["among_three"] >= 0.995
