"""The worker: does every piece of the recurring work, and goes on when one fails."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from hulian.config.schedule import JOBS, Job
from tests.serving.server import HULIAN


def test_work_that_fails_is_logged_and_the_rest_goes_on(caplog):
    def fail() -> None:
        raise RuntimeError("disk on fire")

    with ThreadPoolExecutor(1) as pool:  # as in the worker: in a thread with connections of its own
        assert pool.submit(Job("fails", fail, timedelta(days=1)).run).result() is None
    assert "disk on fire" in caplog.text


def test_every_piece_of_work_runs_on_real_data(server):
    done = subprocess.run([*HULIAN, "worker", "--once"], env=server.env, check=True, capture_output=True, text=True)

    assert "failed" not in done.stderr
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [job.name for job in JOBS]
