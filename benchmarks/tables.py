"""The tables of docs/benchmarks.md."""

from collections.abc import Iterable
from typing import Any

Found = dict[str, dict[str, dict[str, Any]]]
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
TAILS = ("p50 ms", "p95 ms", "p99 ms")
AIMS = {"sqlite": "≥ 600/s", "postgresql": "≥ 400/s"}


def tables_of(found: Found) -> str:
    """Return every table there are figures for."""
    parts = [_machines(found)]
    for name, table in (("intake", _intake), ("inbox", _inbox), ("list", _list), ("case-page", _page),
                        ("search", _search), ("import", _import), ("links", _links)):
        if name in found:
            parts.append(table(found[name]))
    return "\n".join(parts)


def _machines(found: Found) -> str:
    documents = [one for both in found.values() for one in both.values()]
    machines = {"{cpus} cores of {model}, {memory_mib} MiB, {system}".format(**one["machine"]) for one in documents}
    versions = sorted({f"{name} {version}" for one in documents for name, version in one["versions"].items()})
    loads = [load for one in documents for load in (one["machine"]["load"], one["machine"]["load_after"])]
    lines = [f"Machine: {'; '.join(sorted(machines))}.", f"Versions: {', '.join(versions)}."]
    if loads:
        lines.append(f"Load of the machine before and after the runs: {min(loads)} to {max(loads)}.")
    return "\n".join(lines) + "\n"


def _intake(both: dict[str, dict]) -> str:
    rows = []
    for database, one in both.items():
        for name, part in (("floor", one["floor"]), ("reports", one["intake"])):
            aim = AIMS[database] if name == "reports" else ""
            rows.append([NAMES[database], name, _n(part["rate"]), aim, *_tails(part), part["errors"],
                         part["lock_errors"], _ms_each(part), part["peak_mib"], one["machine"]["load"]])
    options = next(iter(both.values()))["options"]
    told = ("{clients} clients, {workers} processes, {seconds:g} s after a warm start;".format(**options) +
            " every second report names a home. Aim: p99 ≤ 100 ms, no lock error.")
    return _table("Intake: POST /api/cases/", told, [
        "database", "what", "a second", "aim", *TAILS, "errors", "lock errors",
        "CPU ms each (server + database)", "peak MiB", "load"], rows)


def _inbox(both: dict[str, dict]) -> str:
    rows = [[NAMES[database], one["seen"]["requests"], one["seen"]["missed"], *_tails(one["seen"]),
             one["seen"]["list"]["p50"], _n(one["intake"]["rate"]), one["machine"]["load"]]
            for database, one in both.items()]
    return _table("Inbox: from a report until the open page shows it, under that load", "Aim: p95 ≤ 1,000 ms.", [
        "database", "probes", "never seen", *TAILS, "the list itself, p50 ms",
        "reports a second meanwhile", "load"], rows)


def _list(both: dict[str, dict]) -> str:
    return _table("The list of cases, alone", "As the leader of the community that has them all. Aim at 100,000:"
                  " p95 ≤ 10 ms.", ["database", "cases", "tab", *TAILS, "load"],
                  _grouped(both, "list"))


def _page(both: dict[str, dict]) -> str:
    return _table("The page of a case, alone", "Of forty cases that went their way by the verbs. Aim at 100,000:"
                  " p95 ≤ 15 ms.", ["database", "cases", "what", *TAILS, "load"],
                  _grouped(both, "case_page"))


def _search(both: dict[str, dict]) -> str:
    return _table("Search for a home, alone", "The fragment that the page asks for while one types, by who reads one"
                  " community and by who reads the district. Aim at 1,000,000: p95 ≤ 15 ms.",
                  ["database", "residents", "what", *TAILS, "load"], _grouped(both, "search"))


def _import(both: dict[str, dict]) -> str:
    rows = [[NAMES[database], _n(size["size"]), time, run["seconds"], _n(run["rows_a_second"]), run["peak_mib"],
             f"{run['problem_rows']} of {size['planted_problem_rows']}", one["machine"]["load"]]
            for database, one in both.items() for size in one["import"]
            for time, run in (("first", size["first"]), ("again", size["again"]))]
    return _table("Import of a messy roster", "Aim for 100,000 rows: ≤ 10 s, ≤ 200 MiB, every planted problem.", [
        "database", "rows", "run", "seconds", "rows a second", "peak MiB", "problem rows found", "load"], rows)


def _links(runs: dict[str, dict]) -> str:
    rows = []
    for one in runs.values():
        size = f"{_n(one['options']['households'])} × {_n(one['options']['members'])}"
        near, after = one["greedy"], one["one_leaves"]
        rows += [[size, "plan", _n(one["objective"]), f"{one['gap']:.3%}", one["violations_by_rule"]["under"],
                  one["violations_by_rule"]["nobody"], one["seconds"], one["cpu_seconds"], one["peak_mib"], "–"],
                 [size, "nearest first", _n(near["objective_without_penalties"]), "–", near["members_under_least"],
                  near["households_without"], near["seconds"], "–", "–", "–"],
                 [size, "one member leaves", _n(after["objective"]), f"{after['gap']:.3%}",
                  after["violations_by_rule"]["under"], after["violations_by_rule"]["nobody"], after["seconds"], "–",
                  "–", f"{after['share_of_other_links_moved']:.3%}"]]
    return _table("Links: proposed for a town, in this process", "Aim: gap ≤ 0.1 %, nobody short or without, less than"
                  " 1 % of the other links moved. Nearest first without what its broken rules would cost.",
                  ["homes × members", "what", "metres", "gap", "members under five", "homes without", "seconds",
                   "CPU seconds", "peak MiB", "other links moved"], rows)


def _grouped(both: dict[str, dict], part: str) -> list[list[Any]]:
    return [[NAMES[database], _n(one["size"]), name, *_tails(group), document["machine"]["load"]]
            for database, document in both.items() for one in document[part] for name, group in one["groups"].items()]


def _tails(part: dict[str, Any]) -> list[Any]:
    return [part.get(name, "–") for name in ("p50", "p95", "p99")]


def _ms_each(part: dict[str, Any]) -> str:
    each = 1000 / max(part["requests"], 1)
    return f"{part['cpu_seconds'] * each:.1f} + {part['cpu_seconds_database'] * each:.1f}"


def _n(number: float) -> str:
    return f"{round(number):,}"


def _table(title: str, told: str, head: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    head = list(head)
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return f"## {title}\n\n{told}\n\n" + "\n".join(lines) + "\n"
