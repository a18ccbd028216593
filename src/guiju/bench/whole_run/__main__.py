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

# getrusage counts in kibibytes, but on macOS in bytes.
PER_GIB = 2**30 if sys.platform == "darwin" else 2**20


def main() -> None:
    """Draw, judge everybody, write; then one line of JSON. The peak covers the drawing too."""
    rulebook, count, folder = sys.argv[1:]
    book = load_rulebook(Path(rulebook))
    snapshot = made_up(book.kind, int(count))
    started = time.perf_counter()
    result = run(book, snapshot, Path(folder))
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_GIB
    print(json.dumps({"entities": result.entities, "seconds": seconds, "gib": peak}))


if __name__ == "__main__":
    main()
