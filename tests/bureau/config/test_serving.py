"""`bureau serve`: a site and its background work."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.bureau.config.running import CODE, bureau, done, environment

PATIENCE = 60


def test_a_database_not_made_yet(tmp_path: Path) -> None:
    """It says what to do first."""
    refused = bureau(tmp_path, "serve", "--port", "1")
    assert refused.returncode == 1
    assert "请先运行：bureau migrate" in refused.stderr


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


@pytest.mark.deep
def test_it_serves_and_stops(tmp_path: Path) -> None:
    """Pages, style sheets and health over a real socket; on SIGTERM it ends, its worker too."""
    done(tmp_path, "migrate", "-v0")
    port = free_port()
    with (tmp_path / "log").open("w") as log:
        command = [sys.executable, "-c", CODE, "serve", "--port", str(port), "--workers", "2"]
        running = subprocess.Popen(command, env=environment(tmp_path), stdout=log, stderr=log)
    try:
        for _ in range(PATIENCE * 2):
            try:
                assert status(f"http://127.0.0.1:{port}/health") == 200
                break
            except urllib.error.URLError:
                time.sleep(0.5)
        else:
            pytest.fail((tmp_path / "log").read_text())
        assert status(f"http://127.0.0.1:{port}/account/login/") == 200
        manifest = tmp_path / "static" / "staticfiles.json"
        assert manifest.exists()
        assert status(f"http://127.0.0.1:{port}/static/look/style.css") == 200
    finally:
        running.send_signal(signal.SIGTERM)
        assert running.wait(PATIENCE) in (0, -signal.SIGTERM)
    said = (tmp_path / "log").read_text()
    assert f"网站：http://127.0.0.1:{port}/" in said
    assert "route=/account/login/ status=200" in said
