"""`make measure`: the shape of the code beside the anchors of the house, kept as JSON in docs/measures.

python -m tools.measure [--keep NAME]     --keep writes docs/measures/NAME.json
"""

import argparse
import ast
import json
import re
import statistics
from pathlib import Path

ROOT = Path("hulian")
# Files opened to follow a feature from its URL to the database and back to the page.
FEATURES = {
    "accept a case": ["cases/urls.py", "cases/views/steps.py", "cases/table.py", "cases/verbs/accept.py",
                      "cases/state.py", "cases/templates/cases/step.html"],
    "report at the door": ["cases/urls.py", "cases/views/reports.py", "cases/forms/report.py", "cases/verbs/report.py",
                           "cases/models/case.py", "cases/templates/cases/report.html"],
    "see a new case without reload": ["config/asgi.py", "notices/stream/answer.py", "notices/stream/watch.py",
                                      "core/static/core/js/stream.js", "cases/templates/cases/index.html"],
}
ANCHORS = {
    "function p95": "CF 9, FZ 14, PX 34, HC 43, FMS 54, DS 90; ours at most 20",
    "longest function": "ours at most 50",
    "file median · p95 · largest": "FZ 23 · 93 · 186, HC 42 · 326 · 1584; ours about 60 · 150 · 300",
    "writers of a case's state": "FZ 1, PX 1, HC 8, FMS 30; ours 1",
    "template median · p95": "ours at most 20 · 60",
    "widest feature: lines in files": "FZ 645, HC 4159, PX 5549, FMS 7637; ours at most 700 in 6",
}


def sources(pattern: str = "**/*.py") -> list[Path]:
    """Return our own files, migrations left out."""
    return sorted(path for path in ROOT.glob(pattern) if "migrations" not in path.parts)


def lines_of(path: Path) -> int:
    """Return how many lines a file has."""
    return len(path.read_text().splitlines())


def functions() -> list[tuple[int, str]]:
    """Return (lines, where) of every function, decorators and docstring counted."""
    return sorted(
        (node.end_lineno - node.lineno + 1, f"{path}:{node.name}")
        for path in sources() for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def share(values: list[int], percent: int) -> int:
    """Return the value under which so many percent lie."""
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)] if values else 0


def spread(values: list[int]) -> str:
    """Return median · p95 · largest."""
    return f"{statistics.median(values):.0f} · {share(values, 95)} · {max(values)}"


def writers() -> int:
    """Return in how many places the state of a case is written: by assignment or by a guarded update."""
    writing = re.compile(r"case\.state = |state__in=leaves\)\.update\(")
    return sum(len(writing.findall(path.read_text())) for path in sources("cases/**/*.py"))


def feature(files: list[str]) -> tuple[int, int]:
    """Return lines and files of a feature, counting what exists."""
    there = [ROOT / name for name in files if (ROOT / name).exists()]
    return sum(lines_of(path) for path in there), len(there)


def table() -> dict[str, str]:
    """Return the shape table."""
    lengths = functions()
    sizes = [lines_of(path) for path in sources()]
    pages = [lines_of(path) for path in sorted(ROOT.glob("*/templates/**/*.html"))]
    followed = {name: feature(files) for name, files in FEATURES.items()}
    widest = max(followed.values())
    return {
        "files of Python": str(len(sizes)), "lines of Python": str(sum(sizes)),
        "lines of tests": str(sum(lines_of(path) for path in Path("tests").glob("**/*.py"))),
        "functions": str(len(lengths)),
        "function p95": str(share([size for size, _ in lengths], 95)),
        "longest function": "{0[0]} ({0[1]})".format(lengths[-1]),
        "file median · p95 · largest": spread(sizes),
        "template median · p95": f"{statistics.median(pages):.0f} · {share(pages, 95)}",
        "writers of a case's state": str(writers()),
        "widest feature: lines in files": f"{widest[0]} in {widest[1]}",
        **{f"follow: {name}": f"{lines} lines in {files} files" for name, (lines, files) in followed.items()},
    }


def main() -> None:
    """Print the table; keep it when asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", default="")
    wanted = parser.parse_args()
    shape = table()
    for name, value in shape.items():
        print(f"{name:32} {value:44} {ANCHORS.get(name, '')}".rstrip())
    if wanted.keep:
        Path(f"docs/measures/{wanted.keep}.json").write_text(json.dumps(shape, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
