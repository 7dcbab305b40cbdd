"""The processes beside the server: started, started again when one dies, ended with it."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping

from hulian.cli.start import say
from hulian.core.orphans import PARENT

AGAIN = 2.0
PATIENCE = 10.0
HULIAN = [sys.executable, "-c", "from hulian.cli.main import main; main()"]


class Child:
    """One `hulian …` process that is kept alive until it is told to end."""

    def __init__(self, words: list[str], env: Mapping[str, str] | None = None) -> None:
        """Prepare the command; nothing runs yet."""
        self.words = words
        self.env = os.environ | {PARENT: str(os.getpid())} | dict(env or {})
        self.ending = threading.Event()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and again whenever it dies."""
        self.process = subprocess.Popen([*HULIAN, *self.words], env=self.env)
        threading.Thread(target=self._keep, name=self.words[0], daemon=True).start()

    def end(self) -> None:
        """Ask it to end, wait, and end it."""
        self.ending.set()
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _keep(self) -> None:
        while self.process is not None:
            code = self.process.wait()
            if self.ending.is_set():
                return
            say(f"`hulian {self.words[0]}` ended with {code} and is started again")
            time.sleep(AGAIN)
            if not self.ending.is_set():
                self.process = subprocess.Popen([*HULIAN, *self.words], env=self.env)
