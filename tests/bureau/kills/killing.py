"""Start workers, kill them with SIGKILL at random moments, start them again."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bureau.browser.serving import ROOT, call, environment

LEASE = "0.7"
MODULE = "tests.bureau.kills.worker"


def shell(folder: Path, code: str) -> str:
    """What a few lines of Python print that know the service."""
    return call(folder, "-c", f"import django; django.setup()\n{code}").strip()


@contextmanager
def workers(folder: Path, count: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """So many workers; those still alive at the end are ended."""
    running = [begin(folder) for _ in range(count)]
    try:
        yield running
    finally:
        for worker in running:
            worker.kill()
            worker.wait()


def begin(folder: Path, die_at: str = "") -> subprocess.Popen[bytes]:
    """One worker; what it says goes into the folder. die_at: the step in which it kills itself."""
    with (folder / "workers.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", MODULE],
            env=environment(folder) | {"BUREAU_JOB_LEASE": LEASE, "DIE_AT": die_at},
            stdout=log,
            stderr=log,
            cwd=ROOT,
        )


def kill_some(
    folder: Path,
    running: list[subprocess.Popen[bytes]],
    times: int,
    between: Callable[[random.Random], float],
) -> None:
    """Kill one of the workers so many times, each at a moment drawn, and put another in its place."""
    draw = random.Random(20241231)
    for _ in range(times):
        time.sleep(between(draw))
        place = draw.randrange(len(running))
        running[place].kill()
        running[place].wait()
        running[place] = begin(folder)


def until(folder: Path, code: str, wanted: str, patience: float = 300) -> None:
    """Wait until the lines print what is wanted; fail with what they print after that long."""
    end = time.monotonic() + patience
    while (told := shell(folder, code)) != wanted:
        assert time.monotonic() < end, f"{told!r} instead of {wanted!r}"
        time.sleep(1)
