"""Pages of a full-size county against a static table of as many cells: `python -m …bench.pages`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from tests.bureau.bench.asking import cells, p95
from tests.bureau.browser.serving import ROOT, environment, free_port

GOAL = 4.0
COOKIE = """
import django; django.setup()
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from bureau.accounts.models import User
user = User.objects.get(username=%r)
session = SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[1]
session.create()
print(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
"""


def main(folder: Path, user: str, paths: list[str]) -> int:
    """Print page, cells, both p95 and their ratio; 1 where a ratio misses the goal."""
    env = environment(folder) | {"DJANGO_SETTINGS_MODULE": "tests.bureau.bench.settings"}
    python = [sys.executable, "-c", COOKIE % user]
    cookie = subprocess.run(python, env=env, capture_output=True, text=True, check=True, cwd=ROOT)
    port = free_port()
    where = ["--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    application = "bureau.config.wsgi:application"
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", *where, application]
    server = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        ratios = [measure(port, path, cookie.stdout.strip()) for path in paths]
    finally:
        server.terminate()
        server.wait()
    return int(any(ratio > GOAL for ratio in ratios))


def measure(port: int, path: str, cookie: str) -> float:
    """The page's p95 over that of the reference page with as many cells, taking turns."""
    count = cells(port, path, cookie)
    reference = f"/reference-table?cells={count}"
    rounds = [(p95(port, path, cookie), p95(port, reference, cookie)) for _ in range(3)]
    ours, theirs = (sorted(each)[1] for each in zip(*rounds, strict=True))
    print(
        f"{path:<40} {count:>5} 格  {ours * 1000:7.0f} ms  对照 {theirs * 1000:6.0f} ms  {ours / theirs:.2f} ×"
    )
    return ours / theirs


def _wait(port: int) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/")
            return
        except URLError:
            time.sleep(0.5)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    sys.exit(main(Path(os.environ["BUREAU_DATA"]), sys.argv[1], sys.argv[2:]))
