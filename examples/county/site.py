"""The last part of the demonstration: the service itself, furnished and served."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "out" / "demo-site"
ADDRESS = os.environ.get("BUREAU_ADDRESS", "127.0.0.1")
PORT = int(os.environ.get("PORT") or 8000)
SERVES = os.environ.get("SERVE", "1") != "0"
# The clock stands where the year ends, so that days left and reference years mean something.
# The second factor and the nightly work are left out of a demonstration, and only there.
SETTINGS = {
    "BUREAU_DATA": str(DATA),
    "BUREAU_MFA": "0",
    "BUREAU_NIGHTLY": "0",
    "BUREAU_LOG_LEVEL": "WARNING",
    "GUIJU_TODAY": "2024-12-31",
    "DJANGO_SETTINGS_MODULE": "bureau.config.settings",
}


def port_is_free() -> bool:
    """Whether the site could be served."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, PORT))
        except OSError:
            return False
    return True


def demand_port() -> None:
    """Say before the work begins that the port is taken."""
    if SERVES and not port_is_free():
        other = f"换一个：make demo PORT={PORT + 1}；不启动网站：make demo SERVE=0"
        sys.exit(f"端口 {PORT} 已被占用。{other}")


def furnish() -> None:
    """A new data folder; what an earlier demonstration left is thrown away."""
    shutil.rmtree(DATA, ignore_errors=True)
    DATA.mkdir(parents=True)
    script = str(Path(__file__).with_name("furnish.py"))
    subprocess.run([sys.executable, script], env=os.environ | SETTINGS, check=True)


def serve() -> None:
    """Become the service, until Ctrl+C; SERVE=0 stops just before and says how."""
    sys.stdout.flush()
    if not SERVES:
        shown = " ".join(f"{name}={value}" for name, value in SETTINGS.items() if name[:3] != "DJA")
        print(f"启动网站：{shown} .venv/bin/bureau serve --port {PORT}")
        return
    code = "from bureau.config.command import main; main()"
    where = ["--address", ADDRESS, "--port", str(PORT)]
    command = [sys.executable, "-c", code, "serve", *where]
    os.execvpe(sys.executable, command, os.environ | SETTINGS)
