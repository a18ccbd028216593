"""A process of its own: `RULEBOOK FILE FOLDER`, runs a snapshot and tells time and memory."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from guiju.evaluation.running import run
from guiju.facts import Snapshot
from guiju.rulebook import load_rulebook

# getrusage counts kibibytes, but bytes on macOS.
PER_GIB = 2**30 if sys.platform == "darwin" else 2**20


def main() -> None:
    """Read, judge everybody, write; then one line of JSON."""
    rulebook, snapshot, folder = map(Path, sys.argv[1:])
    book = load_rulebook(rulebook)
    started = time.perf_counter()
    result = run(book, Snapshot.read(snapshot, book.vocabulary), folder)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / PER_GIB
    print(json.dumps({"entities": result.entities, "seconds": seconds, "gib": peak}))


if __name__ == "__main__":
    main()
