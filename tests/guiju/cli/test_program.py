"""The command as a program of its own."""

from __future__ import annotations

import subprocess
import sys


def test_as_a_module_and_wrongly_used() -> None:
    """`python -m guiju` is the command; a word it does not know is exit code 2."""
    done = subprocess.run(
        [sys.executable, "-m", "guiju", "forecast"], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "forecast" in done.stderr
