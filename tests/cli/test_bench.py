"""`hulian bench`: a tiny run of each bench, for what it prints, never for how quick it is."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from hulian.cli.commands.bench import bench as bench_command

HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]
ROOT = Path(__file__).resolve().parents[2]
DATABASE = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
LATENCIES = {"requests", "p50", "p95", "p99", "max"}


@pytest.fixture(scope="module")
def bench(tmp_path_factory):
    """Run a bench in worlds of this module's own; return its document."""
    folder = tmp_path_factory.mktemp("bench")

    def run(name, *words):
        command = [*HULIAN, "bench", name, "--world", str(folder), "--database", DATABASE, *words, "--json"]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr[-3000:]
        document = json.loads(done.stdout)
        assert (document["bench"], document["database"]) == (name, DATABASE)
        assert {"python", "django", "granian", DATABASE} <= set(document["versions"])
        assert {"cpus", "memory_mib", "load", "load_after"} <= set(document["machine"])
        return document

    return run


def test_intake_prints_the_floor_and_the_reports_of_the_same_run(bench):
    document = bench("intake", "--residents", "30", "--clients", "2", "--seconds", "0.5", "--workers", "1")

    assert document["options"]["clients"] == 2
    for part in ("floor", "intake"):
        found = document[part]
        assert LATENCIES | {"rate", "cpu_seconds", "peak_mib"} <= set(found)
        assert found["requests"] == found["statuses"]["201"] > 0
        assert (found["errors"], found["lock_errors"], found["tracebacks"]) == (0, 0, 0)


def test_inbox_sees_every_probe(bench):
    few = ["--residents", "30", "--clients", "1", "--workers", "1"]
    document = bench("inbox", *few, "--seconds", "1", "--probes", "3")

    assert (document["seen"]["requests"], document["seen"]["missed"]) == (3, 0)
    assert document["intake"]["errors"] == 0


@pytest.mark.parametrize(("name", "part", "groups"), [
    ("list", "list", {"mine", "ours", "red", "done", "all", "fragment"}), ("case-page", "case_page", {"page"})])
def test_pages_of_cases_are_opened(bench, name, part, groups):
    document = bench(name, "--sizes", "50", "--residents", "30", "--requests", "2", "--workers", "1")

    [one] = document[part]
    assert (one["size"], set(one["groups"])) == (50, groups)
    assert all(group["statuses"] == {"200": 2} for group in one["groups"].values())


def test_search_asks_by_name_initials_tail_and_address_in_a_community_and_a_district(bench):
    document = bench("search", "--sizes", "30", "--requests", "2", "--workers", "1")

    kinds = {"name", "whole_name", "initials", "tail", "address"}
    [one] = document["search"]
    assert (one["size"], set(one["groups"])) == (30, {f"{where} {kind}" for where in ("community", "district")
                                                      for kind in kinds})


def test_import_finds_the_problems_that_were_planted_and_nothing_the_second_time(bench):
    document = bench("import", "--sizes", "100,400")

    assert [one["size"] for one in document["import"]] == [100, 400]
    found = document["import"][1]
    assert found["first"]["problem_rows"] == found["planted_problem_rows"] > 0
    assert found["first"]["residents"] > 300
    assert (found["again"]["households"], found["again"]["residents"]) == (0, 0)


def test_links_are_planned_proved_and_compared():
    command = [*HULIAN, "bench", "links", "--households", "600", "--members", "50", "--seed", "3", "--json"]
    document = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)

    assert document["bench"] == "links"
    assert {name: document["options"][name] for name in ("households", "members", "seed")} == {
        "households": 600, "members": 50, "seed": 3}
    assert (document["violations"], document["missing"], document["changed"]) == (0, 0, 0)
    assert document["objective"] == document["lower_bound"]
    assert {"gap", "seconds", "cpu_seconds", "peak_mib", "machine"} <= set(document)
    assert {"python", "numpy", "scipy", "ortools"} <= set(document["versions"])
    assert document["greedy"]["members_under_least"] > 0
    left = document["one_leaves"]
    assert left["changed"] == left["moved"] + left["households_of_the_leaver"]
    assert (left["violations"], left["gap"]) == (0, 0.0)


@pytest.mark.parametrize("option", [("--seed", "-1"), ("--households", "0"), ("--members", "0")])
def test_a_town_that_can_t_be_is_a_wrong_use(option):
    assert CliRunner().invoke(bench_command, ["links", *option]).exit_code == 2


def test_the_floor_is_no_page_of_the_product(client, db):
    assert client.get("/bench/floor/").status_code == 404
