"""A child process ends itself when the process that started it is gone, however that one died."""

import os
import signal
import threading
import time

PARENT = "HULIAN_PARENT"
LOOK = 0.5
GRACE = 8.0


def end_with_parent() -> None:
    """Watch the parent named in the environment; without one (run by hand, or by systemd) do nothing."""
    parent = int(os.environ.get(PARENT) or 0)
    if parent:
        threading.Thread(target=_watch, args=(parent,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os._exit(1)  # a thread that hangs must not keep the port
