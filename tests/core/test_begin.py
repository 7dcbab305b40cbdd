"""SQLite: a transaction takes its turn at its first statement, so that thinking holds nobody up."""

import pytest
from django.db import connections

from hulian.core.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db  # lets the test open connections at all
OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 0.1, "init_command": "PRAGMA journal_mode=WAL;"}


@pytest.fixture
def two(tmp_path):
    """Two connections to one file, which holds a table."""
    settings = connections["default"].settings_dict | {
        "ENGINE": "hulian.core.sqlite", "NAME": str(tmp_path / "turns.sqlite3"), "OPTIONS": OPTIONS, "CONN_MAX_AGE": 0}
    pair = [DatabaseWrapper(settings, alias=name) for name in ("one", "other")]
    with pair[0].cursor() as sql:
        sql.execute("CREATE TABLE said (word TEXT)")
    yield pair
    for connection in pair:
        connection.close()


def begin(connection):
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    connection.in_atomic_block = True


def end(connection, how):
    connection.in_atomic_block = False
    getattr(connection, how)()
    connection.set_autocommit(True)


def say(connection, word):
    with connection.cursor() as sql:
        sql.execute("INSERT INTO said VALUES (%s)", [word])


def said(connection):
    with connection.cursor() as sql:
        return [row[0] for row in sql.execute("SELECT word FROM said ORDER BY rowid").fetchall()]


def test_who_has_begun_and_said_nothing_yet_holds_nobody_up(two):
    one, other = two
    begin(one)
    assert one.gate.held is None
    begin(other)
    say(other, "second to begin, first to write")
    assert other.gate.held is not None
    end(other, "commit")
    say(one, "now me")
    assert one.gate.held is not None
    end(one, "commit")

    assert [connection.gate.held for connection in two] == [None, None]
    assert said(one) == ["second to begin, first to write", "now me"]


def test_a_transaction_that_did_nothing_or_was_undone_leaves_no_turn_behind(two):
    one, other = two
    begin(one)
    end(one, "commit")
    begin(one)
    end(one, "rollback")
    begin(one)
    say(one, "undone")
    end(one, "rollback")

    assert one.gate.held is None
    say(other, "kept")
    assert said(one) == ["kept"]


def test_what_is_written_after_a_commit_is_not_part_of_an_older_transaction(two):
    one, other = two
    begin(one)
    say(one, "first")
    end(one, "commit")
    say(one, "by itself")
    begin(one)
    end(one, "rollback")

    assert said(other) == ["first", "by itself"]
