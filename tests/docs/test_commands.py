"""What the documents tell people to type can be typed."""

import re
import shlex

import click
import pytest

from hulian.cli.main import main
from tests.docs.pages import DOCUMENTS, ROOT, code_of, name_of

TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
NAMES = ("README.md", "README.zh-CN.md")


def words_of(line, program):
    """Each use of a program in a line: its words, the comment left out."""
    for part in re.split(r"\s(?:&&|\|)\s|;", line):
        words = shlex.split(part, comments=True) if part.count("'") % 2 == 0 else part.split()
        while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
            words = words[1:]
        if words and words[0].rpartition("/")[2] == program:
            yield words[1:]


def uses(path, program):
    return [words for line in code_of(path) for words in words_of(line, program)]


def unknown_in(words):
    """What hulian doesn't know of these words: a command, an option."""
    command, seen = main, []
    context = click.Context(main)
    rest = list(words)
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        found = command.get_command(context, rest[0])
        if found is None:
            return [rest[0]]
        command, seen = found, [*seen, rest.pop(0)]
    known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)} | {"--help"}
    known |= {"--version"} if command is main else set()
    return [word for word in rest if word.startswith("-") and word.partition("=")[0].strip("[]|") not in known]


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_target_of_make_is_in_the_makefile(path):
    named = {word for words in uses(path, "make") for word in words if re.fullmatch(r"[a-z]+", word)}
    assert named - TARGETS == set()


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_every_command_and_option_of_hulian_is_known(path):
    assert {" ".join(words): unknown_in(words) for words in uses(path, "hulian") if unknown_in(words)} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_is_read_to_its_end_and_names_the_two_commands(name):
    path = ROOT / name
    assert len(path.read_text().splitlines()) <= 120
    assert {"demo", "test"} <= {word for words in uses(path, "make") for word in words}
    assert "serve" in {words[0] for words in uses(path, "hulian") if words}


def test_a_command_or_option_that_is_not_there_is_found():
    assert unknown_in(["frobnicate"]) == ["frobnicate"]
    assert unknown_in(["user", "forget", "fen"]) == ["forget"]
    assert unknown_in(["serve", "--quickly"]) == ["--quickly"]
    assert unknown_in(["serve", "--port", "8001"]) == []
    assert [*words_of("HULIAN_DATA=x .venv/bin/hulian serve --lan  # here", "hulian")] == [["serve", "--lan"]]


def test_every_command_of_hulian_stands_in_the_book_of_operations():
    told = {words[0] for words in uses(ROOT / "docs/operations.md", "hulian") if words}
    assert set(main.list_commands(click.Context(main))) - told == set()
