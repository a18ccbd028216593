"""The project speaks of itself only, and holds nothing of the machine it was written on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

Search = Callable[..., list[str]]

# Each pattern is written so that it does not find itself: one letter of a word in brackets.
MACHINE_PATHS = re.compile(r"(?<![\w.~)}])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[t]mp|[o]pt)/")
REGISTRIES = re.compile(
    r"[p]ypi\.org|[p]ythonhosted|[r]egistry\.npmjs|(?:[i]ndex-url|[f]ind-links)[ =]\S*/", re.I
)
LOCK_ADDRESSES = re.compile(r"[h]ttp|://|[f]ile:|^\s*-(?:-index|-find|i |f )|^#.*/")
ASSISTANTS = re.compile(
    r"\b(?:[c]laude|[a]nthropic|[c]hatgpt|[o]penai|[c]opilot|[g]emini|[c]o-authored-by)\b", re.I
)
ISSUES = re.compile(r"\b[i]ssues? ?#\d*", re.I)
UNFINISHED = re.compile(r"\b(?:TO[D]O|FI[X]ME|X[X]X)\b")
# Data that travels with the project is small and stands where examples and tests stand.
DATA_SUFFIXES = {".csv", ".tsv", ".parquet", ".xlsx", ".xls", ".json", ".jsonl", ".pdf", ".docx"}
DATA_HOMES = ("examples", "tests")
DATA_BYTES = 200_000


def test_no_path_of_a_machine(texts: dict[Path, str], lines_with: Search) -> None:
    """No file names a folder that exists on one machine only."""
    assert not lines_with(MACHINE_PATHS, texts)


def test_no_registry_is_named(texts: dict[Path, str], lines_with: Search) -> None:
    """Where packages come from is for pip's own configuration to say."""
    assert not lines_with(REGISTRIES, texts)


def test_locks_hold_no_address(texts: dict[Path, str], lines_with: Search) -> None:
    """A lock is names, versions and hashes: no address, no path, no command line."""
    locks = {path: text for path, text in texts.items() if path.suffix == ".lock"}
    assert locks
    assert not lines_with(LOCK_ADDRESSES, locks)


def test_no_assistant_is_named(texts: dict[Path, str], lines_with: Search) -> None:
    """The authors are people."""
    assert not lines_with(ASSISTANTS, texts)


def test_no_issue_is_cited(texts: dict[Path, str], lines_with: Search) -> None:
    """A reason stands in the text itself; a number elsewhere explains nothing."""
    assert not lines_with(ISSUES, texts)


def test_nothing_is_left_unfinished(texts: dict[Path, str], lines_with: Search) -> None:
    """Work to be done is not kept in the code."""
    assert not lines_with(UNFINISHED, texts)


def test_data_is_ours_and_small(root: Path, files: list[Path]) -> None:
    """Data files stand under examples or tests only, small enough to have been made for them."""
    data = [path for path in files if path.suffix in DATA_SUFFIXES]
    astray = [path for path in data if path.relative_to(root).parts[0] not in DATA_HOMES]
    large = [path for path in data if path.stat().st_size > DATA_BYTES]
    assert not astray
    assert not large
