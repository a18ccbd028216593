"""The command `bureau` on a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CODE = "from bureau.config.command import main; main()"


def environment(data: Path, **more: str) -> dict[str, str]:
    """What the command reads of its surroundings: this data folder and nothing of the tests'."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("BUREAU_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "PYTHONPATH": os.pathsep.join(sys.path), "BUREAU_DATA": str(data), **more}


def bureau(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a sub-command to its end."""
    command = [sys.executable, "-c", CODE, *arguments]
    return subprocess.run(
        command, env=environment(data, **more), capture_output=True, text=True, check=False
    )


def done(data: Path, *arguments: str, **more: str) -> str:
    """Run a sub-command that must succeed; what it said."""
    found = bureau(data, *arguments, **more)
    assert found.returncode == 0, found.stderr
    return found.stdout
