"""`hulian links propose`: as it is run, on data of its own; what it hands out can be reckoned anew."""

import csv
import json
from collections import Counter

import pytest

from tests.contact.plan_checker import faults, strictly
from tests.serving.patterns import migrated

KEYS = {"objective", "lower_bound", "gap", "violations", "changed", "missing", "seconds"}


@pytest.fixture
def house():
    """An empty installation of its own; house.run('area', …) runs a command there."""
    made = migrated()
    yield made
    made.remove()


@pytest.fixture
def filled(house, tmp_path):
    """A community with 12 homes in two buildings and one member."""
    files = {"roster": [("姓名", "与户主关系", "地址"), *[(f"何{'一二三四五六七八九十甲乙'[at]}", "户主",
                                                    f"联心街 {at % 2 + 1} 号 {at + 101}") for at in range(12)]],
             "members": [("姓名", "电话"), ("梁伟强", "13800000001")]}
    for name, rows in files.items():
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    house.run("area", "add", "rongtang", "榕塘社区")
    for name in files:
        done = house.run("import", name, tmp_path / f"{name}.csv", "--community", "rongtang", "--json")
        assert done.returncode == 0, done.stderr
    return house


def test_a_draft_and_all_that_is_needed_to_check_it(filled, tmp_path):
    out = tmp_path / "plan.json"
    done = filled.run("links", "propose", "--community", "rongtang", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    told, plan = strictly(done.stdout), strictly(out.read_text())

    assert faults(plan) == []
    assert plan["all_pairs"]
    assert {name: plan[name] for name in told} == told
    assert set(told) == KEYS
    assert (told["violations"], told["missing"], told["gap"]) == (0, [], 0.0)
    costs = {(home, member): cost for home, member, cost in plan["candidates"]}
    links = [(one["household"], one["member"]) for one in plan["links"]]
    assert len(links) == 12
    assert all(pair in costs for pair in links)
    assert all(one["reason"] for one in plan["links"])
    load, bounds = Counter(member for _home, member in links), plan["members"][0]
    assert bounds["least"] <= load[bounds["id"]] <= bounds["most"]


def test_where_the_file_can_t_be_written_there_is_no_draft(house, tmp_path):
    house.run("area", "add", "rongtang", "榕塘社区")
    for out in (tmp_path / "no" / "plan.json", tmp_path):
        done = house.run("links", "propose", "--community", "rongtang", "--out", out, "--json")
        assert (done.returncode, done.stdout) == (1, "")
        assert str(out) in done.stderr
    assert house.python("""
from hulian.contact.models import Proposal
print(Proposal.objects.count())
""") == "0"


def test_an_unknown_community_is_said_and_exits_2(house):
    done = house.run("links", "propose", "--community", "nowhere", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr


def test_without_homes_and_without_members_there_is_a_plain_answer(house):
    house.run("area", "add", "rongtang", "榕塘社区")
    done = house.run("links", "propose", "--community", "rongtang", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["objective"], told["violations"], told["missing"]) == (0, 0, [])


def test_what_is_missing_is_said_in_codes_and_in_words(house, tmp_path):
    with (tmp_path / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("姓名", "与户主关系", "地址"), ("何一", "户主", "联心街 1 号 101")])
    house.run("area", "add", "rongtang", "榕塘社区")
    house.run("import", "roster", tmp_path / "roster.csv", "--community", "rongtang")
    told = json.loads(house.run("links", "propose", "--community", "rongtang", "--json").stdout)

    missing = told["missing"][0]
    assert (missing["why"], missing["homes"], len(missing["households"])) == ("no_members", 1, 1)
    assert "1 户没人联系" in missing["words"]
    assert missing["cures_in_words"]
    assert told["violations"] == 1
