"""`bureau serve`: a site and its background work."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize(
    ("name", "value"),
    [("BUREAU_LOG", "xml"), ("BUREAU_HTTPS", "perhaps"), ("BUREAU_JOB_LEASE", "x")],
)
def test_a_setting_that_cannot_be_read(tmp_path: Path, name: str, value: str) -> None:
    """The command says which, and where it is told how."""
    refused = bureau(tmp_path, "check", **{name: value})
    assert refused.returncode == 1
    assert "环境变量写得不对" in refused.stderr
    assert name in refused.stderr
    assert "Traceback" not in refused.stderr


def test_every_setting_is_documented() -> None:
    """What the environment may say stands in the page about running the service."""
    root = Path(__file__).parents[3]
    page = (root / "docs" / "how-to" / "run-the-service.md").read_text(encoding="utf-8")
    code = [
        (root / "src" / "bureau" / "config" / path).read_text(encoding="utf-8")
        for path in ("settings.py", "management/commands/serve.py")
    ]
    names = set(re.findall(r'"(BUREAU_[A-Z_]+)"', "".join(code)))
    assert len(names) > 15
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []
