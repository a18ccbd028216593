"""The service at a county's size: `python -m tests.bureau.bench FOLDER [FIRMS]`.

Makes the county in the folder unless it is there, measures a full run beside readers and a
writer, then pages against a static table. 1 where a goal is missed.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.bureau.browser.serving import ROOT

FULL = "20000"
USER = "chief"
LISTS = ("/desk/firms", "/desk/firms?sort=-gaps", "/desk/firms?town=320481001&short=hte")
PAGES = (*LISTS, "/desk/board", "/desk/firms/SL0001")


def main(folder: Path, firms: str = FULL) -> int:
    """Make, measure, and say whether every goal holds."""
    settings = "bureau.config.settings"
    os.environ |= {
        "BUREAU_DATA": str(folder),
        "BUREAU_MFA": "0",
        "DJANGO_SETTINGS_MODULE": settings,
    }
    made = folder / "made"
    if not made.exists():
        _must("tests.bureau.bench.county", firms)
        _must("django", "collectstatic", "--no-input", "--verbosity", "0")
        made.touch()
    _must("django", "migrate", "--verbosity", "0")
    missed = [_call("tests.bureau.bench.runs"), _call("tests.bureau.bench.pages", USER, *PAGES)]
    return int(any(missed))


def _call(module: str, *words: str) -> int:
    return subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, check=False).returncode


def _must(module: str, *words: str) -> None:
    if _call(module, *words):
        raise SystemExit(f"{module} failed")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), *sys.argv[2:3]))
