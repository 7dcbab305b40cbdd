"""One command serves everything on one port, and ends without leaving anybody behind."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from datetime import UTC, datetime, timedelta

import psutil
import pytest
import trustme

from tests.serving.patterns import with_cast
from tests.serving.server import HULIAN, Server
from tests.serving.session import Session


@pytest.fixture(scope="module")
def mine():
    """Return a server that these tests may end and kill."""
    own = with_cast(workers=1)
    yield own
    own.remove()


def processes_of(server: Server) -> list[psutil.Process]:
    return psutil.Process(server.process.pid).children(recursive=True)


def wait_until(question) -> bool:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if question():
            return True
        time.sleep(0.05)
    return False


def test_it_is_ready_when_healthz_answers_and_says_where_it_is(server):
    assert server.answers()
    assert wait_until(lambda: server.url in server.log())


def test_pages_carry_hashed_static_files_that_may_be_kept_for_ever(server):
    _, page = Session(server.url).open("/sign-in/")
    path = re.search(r"/static/core/css/base\.[0-9a-f]{12}\.css", page).group()

    with Session(server.url).opener.open(f"{server.url}{path}") as answer:
        assert "immutable" in answer.headers["Cache-Control"]


def test_a_large_answer_arrives_whole(server):
    with Session(server.url).opener.open(f"{server.url}/static/core/icons.svg") as answer:
        assert len(answer.read()) == int(answer.headers["Content-Length"])


def test_a_header_with_an_underscore_does_not_pass_for_one_with_a_dash(server):
    status, _ = Session(server.url).open("/healthz/", headers={"X_Forwarded_Host": "evil.example"})

    assert status == 200


def test_a_request_that_stops_half_way_holds_no_thread(server):
    """Slow phones: forty uploads that never end, and a page is still answered."""
    slow = []
    for _ in range(40):
        one = socket.create_connection(("127.0.0.1", server.port))
        one.sendall(b"POST /sign-in/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\nbegun")
        slow.append(one)

    assert server.answers()
    for one in slow:
        one.close()


def test_sigterm_ends_all_its_processes(mine):
    mine.start()
    children = processes_of(mine)
    names = [" ".join(child.cmdline()) for child in children]
    assert any("worker" in name for name in names), names

    assert mine.stop() == 0
    assert wait_until(lambda: not any(child.is_running() for child in children))
    assert not mine.answers()


def test_nobody_is_left_behind_when_the_parent_is_killed(mine):
    mine.start()
    children = processes_of(mine)
    os.kill(mine.process.pid, signal.SIGKILL)
    mine.process.wait()

    assert wait_until(lambda: not any(child.is_running() for child in children))


def test_a_worker_that_dies_is_started_again(mine):
    mine.start()
    worker = next(child for child in processes_of(mine) if child.cmdline()[-1] == "worker")
    worker.kill()

    assert wait_until(lambda: any(child.pid != worker.pid and child.cmdline()[-1:] == ["worker"]
                                  for child in processes_of(mine)))
    assert mine.stop() == 0


def test_a_port_in_use_stops_the_start_with_a_word(server):
    done = subprocess.run([*HULIAN, "serve", "--port", str(server.port)], env=server.env, check=False,
                          capture_output=True, text=True)

    assert done.returncode == 1
    assert f"{server.port} is in use" in done.stderr
    assert done.stdout == ""


def test_with_a_certificate_it_serves_https_and_cookies_are_secure(mine, tmp_path):
    authority, root = trustme.CA(), tmp_path / "root.crt"
    authority.cert_pem.write_to_path(str(root))
    now = datetime.now(UTC)
    leaf = authority.issue_cert("127.0.0.1", not_before=now - timedelta(days=1), not_after=now + timedelta(days=90))
    for name, parts in (("chain", leaf.cert_chain_pems), ("key", [leaf.private_key_pem])):
        (tmp_path / name).write_bytes(b"".join(part.bytes() for part in parts))
    mine.env["HULIAN_PUBLIC_URL"] = f"https://127.0.0.1:{mine.port}"
    mine.start("--cert", str(tmp_path / "chain"), "--key", str(tmp_path / "key"), root=root)

    li = mine.enter("li")
    assert li.open("/today/")[0] == 200
    assert all(cookie.secure for cookie in li.jar)
    head = urllib.request.Request(f"{mine.url}/sign-in/", method="HEAD")
    with li.opener.open(head) as answer:
        assert (answer.status, answer.read()) == (200, b"")
    assert mine.stop() == 0
    del mine.env["HULIAN_PUBLIC_URL"]


def test_check_lists_what_is_wrong_as_json_and_stops_for_open_keys(mine):
    assert mine.hulian("check", "--json").startswith('{"ok": true')

    (mine.folder / "keys.json").chmod(0o644)
    done = subprocess.run([*HULIAN, "check", "--json"], env=mine.env, check=False, capture_output=True, text=True)
    (mine.folder / "keys.json").chmod(0o600)

    assert done.returncode == 1
    assert "chmod 600" in done.stdout
