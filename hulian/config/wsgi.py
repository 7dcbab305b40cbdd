"""The pages, for a WSGI server."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from hulian.cases.learning.starter import starter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
application = get_wsgi_application()


def _warm_up() -> None:
    """Learn the model and read the dictionaries of sounds, so that the first report and the first name needn't wait."""
    from hulian.core.search.tokens import pinyin  # noqa: PLC0415 - beside models, which want Django set up

    starter()
    pinyin("户联")


Thread(target=_warm_up, daemon=True).start()
