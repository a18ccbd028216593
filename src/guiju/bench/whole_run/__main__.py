"""`python -m guiju.bench.whole_run RULEBOOK COUNT FOLDER`: draws firms, runs them, tells memory."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from guiju.bench.whole_run.firms import made_up
from guiju.evaluation.running import run
from guiju.rulebook import load_rulebook

STATUS = Path("/proc/self/status")


def main() -> None:
    """Draw, judge everybody, write; then one line of JSON. The peak covers the drawing too."""
    rulebook, count, folder = sys.argv[1:]
    book = load_rulebook(Path(rulebook))
    snapshot = made_up(book.kind, int(count))
    started = time.perf_counter()
    result = run(book, snapshot, Path(folder))
    seconds = time.perf_counter() - started
    print(json.dumps({"entities": result.entities, "seconds": seconds, "gib": peak_gib()}))


def peak_gib() -> float:
    """The largest resident set so far.

    Linux tells it by process; what getrusage tells there begins with the peak of whoever started
    this process, and on macOS counts bytes, not kibibytes.
    """
    if STATUS.exists():
        (peak,) = (line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 2**20
    told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return told / (2**30 if sys.platform == "darwin" else 2**20)


if __name__ == "__main__":
    main()
