"""The start-up check: what is wrong with this installation, and what to do about it."""

import shutil
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from cryptography import x509
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import Error as DatabaseError

from hulian.cli.serving.addresses import on_network

GIB = 1024**3
OLDEST_POSTGRESQL = 150000


class Finding(NamedTuple):
    """`stops`: serving is impossible or unsafe; else it works, but something wants a hand."""

    stops: bool
    code: str
    what: str
    do: str


def of_installation() -> Iterator[Finding]:
    """Yield what is wrong with data, keys, database and build."""
    yield from _of_data()
    yield from _of_keys()
    yield from _of_database()
    yield from _of_build()


def of_door(host: str, public_url: str, *, secure: bool) -> Iterator[Finding]:
    """Yield what is wrong with how people will reach this server."""
    if not on_network(host) or settings.LAN_URL:  # the second door of --lan is plain with a purpose
        return
    if not secure and not public_url.startswith("https://"):
        yield Finding(False, "plain_http", f"{host} is served as plain HTTP: whoever shares the network can read along,"
                      " and phones give no camera or offline pages.",
                      "Use --cert and --key, --lan at a fair, or a proxy with HTTPS and HULIAN_PUBLIC_URL.")
    if not public_url:
        yield Finding(False, "no_public_url", "HULIAN_PUBLIC_URL is not set: printed QR codes carry the address of"
                      " whoever printed them.", "Set it to the address that residents' phones reach.")


def of_certificate(cert: Path, key: Path) -> Iterator[Finding]:
    """Yield what is wrong with a certificate and its key."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(cert, key)
        ends = x509.load_pem_x509_certificate(cert.read_bytes()).not_valid_after_utc
    except (OSError, ValueError) as error:
        yield Finding(True, "certificate", f"{cert} and {key} can't be used: {error}.",
                      "Give a PEM certificate (with its chain) and the key that belongs to it.")
        return
    now = datetime.now(UTC)
    if ends < now + timedelta(days=14):
        word = "ended" if ends < now else "ends"
        yield Finding(ends < now, "certificate_ends", f"The certificate {word} on {ends:%Y-%m-%d}.", "Renew it.")


def _of_data() -> Iterator[Finding]:
    data = Path(settings.DATA)
    try:
        trial = data / f".trial-{socket.gethostname()}"
        trial.write_text("")
        trial.unlink()
    except OSError as error:
        yield Finding(True, "data", f"{data} can't be written: {error.strerror}.",
                      "Give the folder to the user that runs Hulian, or set HULIAN_DATA.")
        return
    free = shutil.disk_usage(data).free
    if free < GIB:
        yield Finding(free < GIB // 20, "disk", f"{data} has {free // 1024**2} MiB left.", "Make room on this disk.")


def _of_keys() -> Iterator[Finding]:
    path = Path(settings.KEYS_PATH)
    if path.exists() and path.resolve().is_relative_to(settings.DATA):
        yield Finding(False, "keys", f"{path} lies inside HULIAN_DATA: a backup of it opens everything.",
                      "Move the file elsewhere and set HULIAN_KEYS.")
    if settings.DEBUG:
        yield Finding(False, "debug", "HULIAN_DEBUG is on: errors show their insides.", "Unset it.")


def _of_database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        if connection.vendor == "postgresql" and connection.pg_version < OLDEST_POSTGRESQL:
            yield Finding(True, "database_old", f"PostgreSQL {connection.pg_version // 10000} is too old.",
                          "Use PostgreSQL 15 or newer.")
            return
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, OSError) as error:
        yield Finding(True, "database", f"The database does not answer: {str(error).strip()}",
                      "Check DATABASE_URL, and that the server runs.")
        return
    if plan:
        yield Finding(False, "migrations", f"{len(plan)} migrations are not applied yet.",
                      "Start `hulian serve`; it applies them.")


def _of_build() -> Iterator[Finding]:
    package = Path(__file__).resolve().parents[2]
    for source in sorted(package.glob("*/locale/zh_Hans/LC_MESSAGES/django.po")):
        if not source.with_suffix(".mo").exists():
            yield Finding(False, "messages", f"The Chinese of {source.parents[3].name} is not compiled.",
                          "Run make demo once, or python tools/compile.py.")
    if not any((Path(folder) / "core" / "icons.svg").exists() for folder in settings.STATICFILES_DIRS):
        yield Finding(False, "icons", "The icons are not drawn yet.", "Run make demo once.")
