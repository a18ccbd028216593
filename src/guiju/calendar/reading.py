"""A window as somebody wrote it → a window that can be counted on, every slip told."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.calendar.edges import EXPECTED, Edge, edge
from guiju.calendar.windows import STEPS, Stated, Window
from guiju.documents import Mapping, Sequence
from guiju.errors import Place, Problems
from guiju.marks import CONFIDENCES
from guiju.slips import one_of, unknown_keys

WINDOW_KEYS = "title policy policies step notices yearly note clause confidence".split()
_STATED_KEYS = "year opens closes confidence source clause".split()
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def window_from(
    name: str, body: Any, at: Place, problems: Problems, policy: tuple[str, str] | None = None
) -> Window | None:
    """One window; `policy` is the id and name of the policy beside which it stands."""
    if not isinstance(body, Mapping):
        problems.note(f"窗口“{name}”不是一组键值", at, expected="title、step、notices 或 yearly …")
        return None
    unknown_keys(body, WINDOW_KEYS, problems)
    step = str(body.get("step") or "submission")
    one_of(body, "step", STEPS, problems, default=step)
    title = str(body.get("title") or (policy[1] if policy else ""))
    if not title:
        problems.note(f"窗口“{name}”没有名称", at, expected="title: 叫什么")
    if step not in STEPS:
        return None
    stated = tuple(_stated(name, body, at, problems))
    if not stated and not body.get("note"):
        problems.note(f"窗口“{name}”没有日期也没有说明", at, expected="notices、yearly 或 note")
    _refuse_two_of_one_year(name, stated, body, problems)
    return Window(
        id=name,
        title=title,
        step=step,
        stated=stated,
        policies=_policies(body, problems) if policy is None else (policy[0],),
        note=str(body.get("note") or ""),
        confidence=_mark(body, problems),
        at=at,
    )


def _mark(body: Mapping, problems: Problems) -> str:
    one_of(body, "confidence", ("", *CONFIDENCES), problems, default="")
    return str(body.get("confidence") or "")


def _policies(body: Mapping, problems: Problems) -> tuple[str, ...]:
    if body.get("policy") is not None and body.get("policies") is not None:
        problems.note("policy 与 policies 只写一个", body.at("policies"), do="删去一个")
    listed = body.get("policies")
    if listed is None:
        return (str(body["policy"]),) if body.get("policy") else ()
    if not isinstance(listed, Sequence):
        problems.note("policies 要写成列表", body.at("policies"), expected="policies: [编号, …]")
        return ()
    return tuple(map(str, listed))


def _stated(name: str, body: Mapping, at: Place, problems: Problems) -> list[Stated]:
    notices = body.get("notices") or Sequence()
    if not isinstance(notices, Sequence):
        problems.note(
            f"窗口“{name}”的 notices 要写成列表",
            body.at("notices"),
            expected="- {year: 2026, opens: 6月1日, closes: 8月31日, confidence: V2}",
        )
        notices = Sequence()
    found = [
        _one(item, notices.at(index), body, problems, yearly=False)
        for index, item in enumerate(notices)
    ]
    if body.get("yearly") is not None:
        found.append(_one(body["yearly"], body.at("yearly"), body, problems, yearly=True))
    return [stated for stated in found if stated]


def _one(
    item: Any, at: Place, window: Mapping, problems: Problems, *, yearly: bool
) -> Stated | None:
    if not isinstance(item, Mapping):
        problems.note("日期写法有误", at, expected="{year: 2026, opens: 6月1日, closes: 8月31日}")
        return None
    unknown_keys(item, _STATED_KEYS, problems)
    confidence = str(item.get("confidence") or window.get("confidence") or "")
    if confidence not in CONFIDENCES:
        met = f"confidence: {confidence} 不认识" if confidence else "没有写 confidence"
        problems.note(met, item.at("confidence"), expected="、".join(CONFIDENCES))
    opens, closes = _edge(item, "opens", problems), _edge(item, "closes", problems)
    if not opens and not closes and "opens" not in item and "closes" not in item:
        problems.note("没有写日期", at, expected="opens 或 closes", do="只有说明的写成 note")
    return Stated(
        opens=opens,
        closes=closes,
        year=_year(item, at, problems, yearly=yearly),
        confidence=confidence,
        source=str(item.get("source") or item.get("clause") or window.get("clause") or ""),
    )


def _edge(item: Mapping, key: str, problems: Problems) -> Edge | None:
    text = item.get(key)
    if text is None:
        return None
    found = edge(str(text))
    if found is None:
        problems.note(f"{key}: {text} 读不懂", item.at(key), expected=EXPECTED)
    return found


def _year(item: Mapping, at: Place, problems: Problems, *, yearly: bool) -> int | None:
    year = item.get("year")
    if yearly:
        if year is not None:
            problems.note(
                "yearly 说的是每年，不写 year", item.at("year"), do="删去，或移到 notices"
            )
        return None
    if not isinstance(year, int) or isinstance(year, bool) or not _FIRST_YEAR <= year <= _LAST_YEAR:
        problems.note(
            f"通知的年度“{year}”读不懂" if year is not None else "通知没有写年度",
            item.at("year") if "year" in item else at,
            expected="year: 2026",
            do="写通知所说的年度；每年都一样的移到 yearly",
        )
        return _FIRST_YEAR
    return year


def _refuse_two_of_one_year(
    name: str, stated: tuple[Stated, ...], body: Mapping, problems: Problems
) -> None:
    years = [each.year for each in stated]
    for year in dict.fromkeys(year for year in years if years.count(year) > 1):
        problems.note(
            f"窗口“{name}”{year}年写了两次", body.at("notices"), do="删去一处；分批的各写一个窗口"
        )


def windows_beside(
    body: Any, policy: tuple[str, str], at: Place, problems: Problems
) -> tuple[Window, ...]:
    """The windows written in a policy's own file, called after it."""
    if body is None:
        return ()
    if not isinstance(body, Sequence):
        problems.note("windows 下面要写若干窗口", at, expected="- {note: …, confidence: K}")
        return ()
    found = (
        window_from(f"{policy[0]}-{index + 1}", item, body.at(index), problems, policy)
        for index, item in enumerate(body)
    )
    return tuple(window for window in found if window)


def day_in(year: int, value: Any) -> date | None:
    """A day of that year, None for anything else."""
    is_day = isinstance(value, date) and value.year == year
    return value if is_day else None
