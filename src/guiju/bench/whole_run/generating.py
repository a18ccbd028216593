"""A process of its own: `RULEBOOK COUNT FILE`, writes a snapshot of made-up firms."""

from __future__ import annotations

import sys
from pathlib import Path

from guiju.bench.whole_run.firms import made_up
from guiju.rulebook import load_rulebook


def main() -> None:
    """Draw the firms and write them."""
    rulebook, count, path = sys.argv[1:]
    kind = load_rulebook(Path(rulebook)).kind
    made_up(kind, int(count)).write(Path(path))


if __name__ == "__main__":
    main()
