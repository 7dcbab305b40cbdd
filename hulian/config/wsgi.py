"""The pages, for a WSGI server."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from hulian.cases.learning.starter import starter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hulian.config.settings")
application = get_wsgi_application()
# The first report of a process need not wait for the model to be learned.
Thread(target=starter, daemon=True).start()
