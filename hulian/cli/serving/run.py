"""Serving: one port, its processes, and an end that leaves nobody behind."""

import multiprocessing
import os
import resource
import ssl
import threading
import time
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import connections
from granian import Granian
from granian.constants import Interfaces, RuntimeModes
from granian.log import LOGGING_CONFIG, LogLevels

from hulian.accounts import first_day
from hulian.cli.serving import addresses, findings, lan, statics
from hulian.cli.serving.children import Child
from hulian.cli.start import say, stop
from hulian.core.orphans import PARENT

APP = "hulian.config.asgi:application"
MOST_FILES = 65536
TO_STDERR = {"handlers": {
    name: handler | {"stream": "ext://sys.stderr"} for name, handler in LOGGING_CONFIG["handlers"].items()
}}


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve, and how."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    cert: Path | None = None
    key: Path | None = None
    with_worker: bool = True
    lan_root: bool = False

    @property
    def public_url(self) -> str:
        """Return the address that links carry; with --lan it was chosen after the settings were read."""
        return os.environ.get("HULIAN_PUBLIC_URL", "").rstrip("/")

    @property
    def url(self) -> str:
        """Return where the server answers on this machine."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104 - compared, not bound
        return f"{'https' if self.cert else 'http'}://{f'[{host}]' if ':' in host else host}:{self.port}"


def serve(plan: Plan) -> None:
    """Serve until SIGTERM. Django is set up and the database migrated (hulian.cli.start)."""
    _stop_for([*findings.of_installation(), *_of_plan(plan)])
    if statics.collect():
        say("static files collected")
    door = first_day.code()
    children = [Child(["worker"])] if plan.with_worker else []
    if plan.lan_root:
        children.append(_plain_door(plan))
    _raise_limit()
    connections.close_all()
    # Spawned, not forked: each process reads its settings with what was put in the environment here.
    multiprocessing.set_start_method("spawn", force=True)
    os.environ |= {statics.FLAG: "1", PARENT: str(os.getpid())}
    for child in children:
        child.start()
    threading.Thread(target=_say_when_ready, args=(plan, door), daemon=True).start()
    try:
        _granian(plan).serve()
    finally:
        for child in children:
            child.end()


def for_lan(plan: Plan) -> Plan:
    """Return the plan with a certificate of the own authority; its links use the machine's address."""
    own = addresses.own_addresses()
    if not own:
        stop("This machine is on no network yet. Join one, or open a hotspot, and start again.")
    made = lan.prepare(own)
    plain, safe = f"http://{own[0]}:{plan.port + 1}", f"https://{own[0]}:{plan.port}"
    os.environ.setdefault("HULIAN_PUBLIC_URL", safe)
    os.environ["HULIAN_LAN"] = f"{plain} {safe}"
    say(f"Phones install the root certificate once: {plain}/lan/")
    return Plan(plan.host, plan.port, plan.workers, made.cert, made.key, plan.with_worker, lan_root=True)


def _plain_door(plan: Plan) -> Child:
    """Return a second door without HTTPS: phones fetch the root there; browsers that refuse it use it."""
    words = ["serve", "--host", plan.host, "--port", str(plan.port + 1), "--workers", "1", "--no-worker"]
    return Child(words, {"HULIAN_PUBLIC_URL": os.environ["HULIAN_LAN"].split()[0]})


def _of_plan(plan: Plan) -> Iterable[findings.Finding]:
    if not addresses.port_free(plan.host, plan.port):
        yield findings.Finding(True, "port", f"{plan.host}:{plan.port} is in use, or not an address of this machine.",
                               "End what listens there, or choose another --port.")
    yield from findings.of_door(plan.host, plan.public_url, secure=bool(plan.cert))
    if plan.cert and plan.key:
        yield from findings.of_certificate(plan.cert, plan.key)


def _stop_for(found: list[findings.Finding]) -> None:
    for finding in found:
        say(f"{'stop' if finding.stops else 'warning'}: {finding.what} {finding.do}")
    if any(finding.stops for finding in found):
        stop("Hulian does not start like this.")


def _granian(plan: Plan) -> Granian:
    return Granian(
        APP, address=plan.host, port=plan.port, interface=Interfaces.ASGI, workers=plan.workers,
        runtime_mode=RuntimeModes.st, websockets=False, ssl_cert=plan.cert, ssl_key=plan.key,
        respawn_failed_workers=True, workers_kill_timeout=10, log_level=LogLevels.warning,
        log_dictconfig=TO_STDERR,
    )


def _raise_limit() -> None:
    """Let a process hold as many connections as the system allows: each stream is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _say_when_ready(plan: Plan, door: str) -> None:
    """Say where it is once it answers, and the way into an empty installation."""
    # Our own process, asked over loopback: its certificate is for other names.
    unseen = ssl._create_unverified_context()  # noqa: S323
    while True:
        try:
            with urllib.request.urlopen(f"{plan.url}/healthz/", timeout=2, context=unseen):  # noqa: S310
                break
        except OSError:
            time.sleep(0.1)
    say(f"Hulian is at {plan.public_url or plan.url} ({plan.workers} processes; end with Ctrl-C)")
    if door:
        say(f"Nobody has an account yet. Begin here: {plan.public_url or plan.url}/first-day/{door}/")
