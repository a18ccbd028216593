"""The application a server runs."""

import gc
import os

# Pages read small tables of a run: a pool of threads in each worker costs more than it gives.
os.environ.setdefault("POLARS_MAX_THREADS", "1")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from bureau.ledger.queries import rulebook  # noqa: E402 – applications first

# Read before the first visitor comes, and kept: looking through it for garbage would halt pages.
rulebook()
gc.freeze()
