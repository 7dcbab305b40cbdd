"""Makes a world of a size in the database of this process: python -m benchmarks.making RESIDENTS CASES."""

import json
import sys
import time
from random import Random

from hulian.cli.start import start


def main(residents: int, cases: int) -> None:
    """Make the cast, people around them, and cases in the cast's community; write down what was made."""
    start()
    from django.conf import settings
    from django.db import connection

    from benchmarks.making_cases import make_cases, texts
    from benchmarks.making_people import homes, make_people
    from hulian.demo.cast import make_cast

    begun = time.perf_counter()
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.execute("PRAGMA synchronous = OFF")
    make_cast()
    people = make_people(residents)
    samples = make_cases(cases) | {"texts": texts(Random(7)), "homes": homes()}  # noqa: S311 - nothing secret
    _settle(connection)
    made = {"residents": residents, "cases": cases, "seconds": round(time.perf_counter() - begun, 1)}
    (settings.DATA / "built.json").write_text(json.dumps(made | people | samples, ensure_ascii=False))


def _settle(connection: object) -> None:
    """Leave the files as a database is that has had a quiet night: log written back; on PostgreSQL, statistics made."""
    with connection.cursor() as sql:
        if connection.vendor == "sqlite":
            sql.execute("INSERT INTO core_search_fts(core_search_fts) VALUES ('optimize')")
            # No ANALYZE: an installation on SQLite never runs it (docs/decisions).
            sql.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            sql.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
