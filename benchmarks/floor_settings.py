"""The floor's settings: the same database and server, and no more of Django than a request needs."""

from hulian.config.settings import *  # noqa: F403 - the same, but for what stands here

MIDDLEWARE = []
ROOT_URLCONF = "benchmarks.floor"
