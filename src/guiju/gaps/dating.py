"""The first time a plan's facts can be handed in: the windows of its policy, seen from a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.calendar import APPLYING, Opening, next_opening
from guiju.calendar.windows import BY_NOTICE
from guiju.evaluation.judging import PLACE
from guiju.gaps.ground import Ground


@dataclass(frozen=True)
class Handing:
    """When a plan can be handed in.

    opening: the earliest window that can be counted on, None where no date is known; note: what
    else was said of when. announced: whether the policy is applied for at all. same_version:
    whether the law of the plan still stands then.
    """

    opening: Opening | None = None
    announced: bool = False
    same_version: bool = True
    note: str = ""

    def text(self) -> str:
        """“最早可报：2026年6月1日—8月31日（以当年通知为准）”; empty where nobody applies."""
        if self.opening is None:
            return self._undated() if self.announced else ""
        then = "" if self.same_version else "，届时适用的版本不同，须重新判定"
        return f"最早可报：{self.opening.text()}{then}"

    def _undated(self) -> str:
        if not self.note:
            return f"申报日期{BY_NOTICE}"
        return f"申报时间：{self.note}" + ("" if BY_NOTICE in self.note else f"，{BY_NOTICE}")


NOT_HANDED_IN = Handing()
"""Of a policy nobody applies for."""


def handing(ground: Ground, by_when: date) -> Handing:
    """When facts that are in place on a day can be handed in under the policy of a ground."""
    windows = [window for window in ground.policy.windows if window.step in APPLYING]
    opening = next_opening(windows, by_when)
    if opening is None:
        notes = [window.note for window in windows if window.note]
        return Handing(announced=bool(windows), note=notes[0] if notes else "")
    return Handing(opening, True, _same_version(ground, max(opening.begins, by_when)))


def _same_version(ground: Ground, day: date) -> bool:
    values, case = ground.facts.values, ground.policy.case_fact
    renewal, place = case is not None and values.get(case) == 1, values.get(PLACE)
    then = ground.policy.version_on(day, renewal, place if isinstance(place, int) else None)
    return then is ground.version
