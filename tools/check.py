"""`make check`: style, layers, migrations, catalogues, templates, words. Prints what is wrong, exits 1."""

import os
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from tools import messages

BIN = Path(sys.executable).parent
COMMANDS = [
    ["ruff", "check", "--quiet", "."],
    ["lint-imports", "--no-logo"],
    ["django-admin", "makemigrations", "--check", "--dry-run", "-v0"],
]
# The strict policy of the pages: nothing inline, nothing from outside.
FORBIDDEN = {
    r"<style": "an inline style sheet", r"\sstyle=": "an inline style", r"<script(?![^>]*\ssrc=)": "an inline script",
    r"\son\w+=\"": "an inline handler", r"(?:src|href)=\"https?://": "something from outside",
    r"\bjavascript:": "a script in a link",
}
# What an office says and a neighbour doesn't.
OFFICIALESE = ("提交", "操作", "确定", "赋能", "闭环", "抓手", "尊敬的用户", "清查")
LONGEST_TEMPLATE = 60


def commands() -> Iterator[str]:
    """Run the tools; yield the names of those that found something."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hulian.config.settings", "PYTHONDONTWRITEBYTECODE": "1"}
    for command in COMMANDS:
        program = [str(BIN / command[0]), *command[1:]]
        done = subprocess.run(program, env=env, check=False, capture_output=True, text=True)
        if done.returncode:
            print(done.stdout + done.stderr)
            yield " ".join(command)


def templates() -> Iterator[str]:
    """Yield what breaks the rules of templates and style sheets."""
    for path in sorted(Path("hulian").glob("*/templates/**/*.html")):
        text = path.read_text()
        for pattern, what in FORBIDDEN.items():
            if re.search(pattern, text):
                yield f"{path}: {what}"
    for path in sorted(Path("hulian").glob("*/static/**/*.css")):
        text = path.read_text()
        if "@import" in text or "http" in text:
            yield f"{path}: loads something"
        if path.name != "tokens.css" and re.search(r"#[0-9a-f]{3,8}\b", text):
            yield f"{path}: a colour outside tokens.css"


def sizes() -> Iterator[str]:
    """Print how long templates are; say it where the 95th percentile is over the mark."""
    lines = [len(path.read_text().splitlines()) for path in Path("hulian").glob("*/templates/**/*.html")]
    at_95 = round(statistics.quantiles(lines, n=20)[-1])
    print(f"templates: {len(lines)}, median {statistics.median(lines):g} lines, p95 {at_95}, longest {max(lines)}")
    if at_95 > LONGEST_TEMPLATE:
        yield f"templates: p95 is {at_95} lines, over {LONGEST_TEMPLATE}"


def words() -> Iterator[str]:
    """Yield what the Chinese of a page says as no neighbour would, and what two rooms say differently."""
    known: dict[tuple[str | None, str], str] = {}
    for path in sorted(Path("hulian").glob(f"*/{messages.CATALOGUE}")):
        for entry in polib.pofile(str(path)):
            said = "".join([entry.msgstr, *entry.msgstr_plural.values()])
            if known.setdefault((entry.msgctxt, entry.msgid), said) != said:
                yield f"{path.parts[1]}: {entry.msgid!r} is {said!r} here and otherwise in another room; pages show one"
            for word in OFFICIALESE:
                if word in said:
                    yield f"{path.parts[1]}: {word!r} in {said!r} ({entry.msgid!r})"


def main() -> int:
    """Check everything; 1 when something is wrong."""
    wrong = [*commands(), *templates(), *sizes(), *words(), *messages.problems()]
    for line in wrong:
        print("wrong:", line)
    print("checked: style, layers, migrations, catalogues, templates, words", "— all well" if not wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
