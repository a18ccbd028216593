"""The service in a process of its own, on data of its own, with one person for each role."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

ROOT = Path(__file__).parents[3]
TODAY = "2024-12-31"
"""The day the example year ends: pages show what stood then."""
PATIENCE = 60
"""Seconds a server may take to answer for the first time."""


@dataclass
class Site:
    """Where the service answers, whose cookies are kept, what was made there to be looked at."""

    base: str
    folder: Path
    cookies: dict[str, list[Any]] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def url(self, path: str) -> str:
        """The address of a page."""
        return self.base + path


def environment(folder: Path, today: str = TODAY) -> dict[str, str]:
    """The service's own settings on this folder; the second factor has its own tests."""
    return {
        **os.environ,
        "BUREAU_DATA": str(folder),
        "BUREAU_MFA": "0",
        "BUREAU_DEBUG": "0",
        "GUIJU_TODAY": today,
        "DJANGO_SETTINGS_MODULE": "bureau.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }


def call(folder: Path, *words: str, today: str = TODAY) -> str:
    """Run Python with the service's settings on the folder; what it said, or its failure."""
    told = subprocess.run(
        [sys.executable, *words],
        env=environment(folder, today),
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    assert told.returncode == 0, f"{' '.join(words)}\n{told.stdout[-2000:]}\n{told.stderr[-4000:]}"
    return told.stdout


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serve(folder: Path, today: str = TODAY, *, nights: bool = True) -> Iterator[Site]:
    """Serve a furnished folder, its clock at a day, until the block ends.

    nights: whether the work of the night is done too; a run written by hand would give way to it.
    """
    port = free_port()
    log = (folder / "server.log").open("w", encoding="utf-8")
    server = subprocess.Popen(
        [sys.executable, "-m", "django", "serve", "--port", str(port), "--workers", "1"],
        env=environment(folder, today) | ({} if nights else {"BUREAU_NIGHTLY": "0"}),
        stdout=log,
        stderr=log,
        cwd=ROOT,
    )
    try:
        site = Site(f"http://127.0.0.1:{port}", folder)
        _wait(site, server, folder / "server.log")
        yield site
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _wait(site: Site, server: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(site.url("/account/login/"), timeout=5).close()
        except HTTPError as answer:
            answer.close()
            return
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"The service did not answer:\n{log.read_text(encoding='utf-8')[-4000:]}")
