"""Years in words: 上年 and 近三年 beside the reference year, or the calendar years themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guiju.formulas.sentence.words import numeral

_BEFORE = ("上年", "前年", "大前年")


@dataclass(frozen=True)
class Years:
    """How a sentence names years.

    reference: the reference year; None or `last_year` (it is the year before the day of
    judgement) gives relative words, otherwise calendar years. first: the year of registration,
    which shortens windows of a young firm. silent: years stand elsewhere and are left out.
    """

    reference: int | None = None
    last_year: bool = True
    first: int | None = None
    silent: bool = False

    @property
    def quiet(self) -> Years:
        """The same, saying no years."""
        return replace(self, silent=True)

    def of(self, shift: int) -> str:
        """One year: 上年, 前年, or 2023年."""
        if self.silent:
            return ""
        if self.reference is not None and not self.last_year:
            return f"{self.reference + shift}年"
        return _BEFORE[-shift] if -shift < len(_BEFORE) else f"上年之前第{-shift}年"

    def existing(self, shifts: Sequence[int], young: bool) -> list[int]:
        """The years of a window that count for this firm."""
        if not young or self.first is None or self.reference is None:
            return list(shifts)
        counted = [shift for shift in shifts if self.reference + shift >= self.first]
        return counted or list(shifts)  # of a firm without a single year, the law's own window

    def span(self, shifts: Sequence[int], young: bool = False) -> str:
        """Consecutive years, latest first: 近三年, 成立以来两年, or 2021—2023年."""
        found = self.existing(shifts, young)
        if self.silent:
            return ""
        if len(found) == 1:
            return self.of(found[0])
        if self.reference is not None and not self.last_year:
            return f"{self.reference + found[-1]}—{self.reference + found[0]}年"
        since = "成立以来" if len(found) < len(shifts) else "近"
        before = f"{self.of(found[0] + 1)}之前" if found[0] < 0 else since
        return f"{before}{numeral(len(found))}年"


RELATIVE = Years()
