"""`hulian worker`: does the recurring work of config/schedule.py."""

import logging
import signal
import threading

import click

from hulian.cli.start import say, start
from hulian.core.orphans import end_with_parent

SCHEDULE = "hulian.config.schedule.JOBS"


@click.command()
@click.option("--once", is_flag=True, help="Do every piece of work once, now, and end.")
def worker(*, once: bool) -> None:
    """Do the recurring work until SIGTERM. `hulian serve` runs one beside itself."""
    start()
    from django.utils.module_loading import import_string

    jobs = import_string(SCHEDULE)
    if once:
        for job in jobs:
            say(f"{job.name}: {job.run()}")
        return
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    end_with_parent()
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it logs what we log ourselves
    from apscheduler.schedulers.background import BackgroundScheduler

    scheduler = BackgroundScheduler(timezone="UTC")
    for job in jobs:
        scheduler.add_job(job.run, "interval", seconds=job.every.total_seconds(), name=job.name,
                          max_instances=1, coalesce=True, misfire_grace_time=None, next_run_time=job.first())
    scheduler.start()
    ended.wait()
    scheduler.shutdown()
