"""Writes the reference pages from what they describe; `--check` fails when one is stale."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from docs.pages import commands, figures, language, policies, service, vocabulary  # noqa: E402

from guiju.rulebook import load_rulebook  # noqa: E402

REFERENCE = ROOT / "docs" / "reference"
HEAD = "<!-- Written by docs/build.py from the sources it describes; do not edit. -->\n\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page with its text."""
    book = load_rulebook(ROOT / "rulebook")
    yield REFERENCE / "commands.md", commands.page()
    yield REFERENCE / "bureau.md", service.page()
    yield REFERENCE / "language.md", language.page()
    yield REFERENCE / "vocabulary.md", vocabulary.page(book)
    yield REFERENCE / "metrics.md", policies.metrics_page(book)
    yield REFERENCE / "figures.md", figures.page(book)
    yield REFERENCE / "policies" / "README.md", policies.index(book)
    for policy in book.policies.values():
        yield REFERENCE / "policies" / f"{policy.id}.md", policies.page(book, policy)


def main() -> int:
    """Write or check; 1 when a page is stale or left over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a page is stale")
    check = parser.parse_args().check
    made = {path: HEAD + text.rstrip() + "\n" for path, text in pages()}
    stale = [path for path, text in made.items() if _read(path) != text]
    left_over = [path for path in REFERENCE.rglob("*.md") if path not in made]
    if check:
        for path in [*stale, *left_over]:
            print(f"stale: {path.relative_to(ROOT)} · run: python docs/build.py")
        return 1 if stale or left_over else 0
    for path in left_over:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    raise SystemExit(main())
