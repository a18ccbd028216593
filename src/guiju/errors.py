"""What a rule author or data owner is told: where, what, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Place:
    """A spot in somebody's file; `line` counts from 1 as editors do."""

    file: Path | str | None = None
    line: int | None = None

    def text(self) -> str:
        """`policies/hte/policy.yaml 第12行`, as short as what is known allows."""
        name = "" if self.file is None else str(self.file)
        return f"{name} 第{self.line}行" if self.line else name


@dataclass(frozen=True)
class Problem:
    """One thing wrong, told in Chinese so that its reader can mend it.

    message says what was met, `expected` what would have been right, `do` the next step.
    """

    message: str
    at: Place = Place()
    expected: str | None = None
    do: str | None = None

    def text(self) -> str:
        """The whole message on one line."""
        parts = [self.at.text(), self.message]
        if self.expected:
            parts.append(f"应为：{self.expected}")
        if self.do:
            parts.append(f"请{self.do}")
        return " · ".join(part for part in parts if part)

    def as_dict(self) -> dict[str, str | int | None]:
        """The same, for `--json`."""
        file = None if self.at.file is None else str(self.at.file)
        return {
            "file": file,
            "line": self.at.line,
            "message": self.message,
            "expected": self.expected,
            "do": self.do,
        }


class BadInput(Exception):
    """What came in cannot be used; carries every problem found, not only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(problem.text() for problem in self.problems))

    @classmethod
    def saying(cls, met: str, *, expected: str | None = None, do: str | None = None) -> Self:
        """One problem without a place: what was met, what was expected, what to do."""
        return cls(Problem(met, Place(), expected, do))


class Problems(list[Problem]):
    """A basket: collect what is wrong in a whole file, then say it at once."""

    def note(
        self,
        message: str,
        at: Place | None = None,
        *,
        expected: str | None = None,
        do: str | None = None,
    ) -> None:
        """Put one more problem into the basket."""
        self.append(Problem(message, at or Place(), expected, do))

    def adopt(self, error: BadInput) -> None:
        """Take over the problems of an error that was caught."""
        self.extend(error.problems)

    def raise_if_any(self) -> None:
        """Raise everything collected, or go on."""
        if self:
            raise BadInput(dict.fromkeys(self))  # one slip may be met from several sides
