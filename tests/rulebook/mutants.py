"""Flips one boundary at a time in a copy of the rulebook: inclusive becomes exclusive and back."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guiju.errors import BadInput
from guiju.evaluation.checking import check_metrics, check_policy
from guiju.rulebook import load_rulebook

ROOT = Path(__file__).resolve().parents[2] / "rulebook"
FLIPS = {
    "at_least": "more_than",
    "more_than": "at_least",
    "at_most": "less_than",
    "less_than": "at_most",
    ">=": ">",
    ">": ">=",
    "<=": "<",
    "<": "<=",
}
_BOUNDARY = re.compile(r"\b(?:at_least|more_than|at_most|less_than)(?=:)|[<>]=?")


@dataclass(frozen=True)
class Mutant:
    """One boundary word of one file, at one place, turned round."""

    file: str
    line: int
    start: int
    word: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.word} → {FLIPS[self.word]}"


def mutants(root: Path = ROOT) -> Iterator[Mutant]:
    """Every boundary of every policy and metric."""
    files = [*root.glob("policies/*/policy.yaml"), *root.glob("metrics/*.yaml")]
    for path in sorted(files):
        name = str(path.relative_to(root))
        for number, start, line in _lines(path.read_text(encoding="utf-8")):
            for found in _BOUNDARY.finditer(_code(line)):
                yield Mutant(name, number, start + found.start(), found[0])


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), 1):
        yield number, start, line
        start += len(line)


def _code(line: str) -> str:
    """The line with comments and prose blanked out: a quoted law may say > as it likes."""
    line = re.sub(r"(^|\s)#.*", lambda found: " " * len(found[0]), line)
    return re.sub(
        r"(says|quote|note|seen|means|label): ?[^,}\n]*", lambda found: " " * len(found[0]), line
    )


def caught(mutant: Mutant, root: Path) -> bool:
    """Whether the copy at `root`, with this one boundary flipped, is refused or fails a case."""
    path = root / mutant.file
    whole = path.read_text(encoding="utf-8")
    end = mutant.start + len(mutant.word)
    path.write_text(whole[: mutant.start] + FLIPS[mutant.word] + whole[end:], encoding="utf-8")
    try:
        return _fails(root)
    finally:
        path.write_text(whole, encoding="utf-8")


def _fails(root: Path) -> bool:
    try:
        book = load_rulebook(root)
    except BadInput:
        return True
    return any(a.problems for a in check_metrics(book)) or any(
        answer.problems for policy in book.policies for answer in check_policy(book, policy)
    )


def copy_of_rulebook(folder: Path) -> Path:
    """A copy that may be broken."""
    return Path(shutil.copytree(ROOT, folder / "rulebook"))
