"""The year of an indicator as inline SVG: ours as a line, theirs as rings, the target across."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bureau.indicators.queries.shapes import Figures, Reading
from bureau.look.templatetags.look import num_range

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 14, 28
DAYS = 366
MONTHS = (3, 6, 9, 12)


def months(figures: Figures) -> SafeString | str:
    """The chart with words for those who do not see it; "" where there is nothing to draw."""
    ours, theirs = figures.of("actual"), figures.of("upper")
    if not ours and not theirs:
        return ""
    told = [*ours, *theirs, *figures.of("proposed")]
    values = [r.number for r in told] + ([figures.target] if figures.target is not None else [])
    low, high = min(*values, Fraction(0)), max(values)
    room = (high - low) / 10 or Fraction(1)
    scale = _Scale(low if low == 0 else low - room, high + room, figures.year)
    dots = [scale.at(r) for r in ours]
    return format_html(
        '<svg class="months" viewBox="0 0 {} {}" role="img" aria-labelledby="months-t months-d">'
        '<title id="months-t">{}年{}</title><desc id="months-d">{}</desc>{}{}'
        '<polyline class="ours" points="{}"/>{}{}</svg>',
        WIDTH,
        HEIGHT,
        figures.year,
        figures.name,
        said(figures),
        _axis(scale),
        _target(scale, figures.target),
        " ".join(f"{x},{y}" for x, y in dots),
        format_html_join(
            "",
            '<circle class="ours" cx="{}" cy="{}" r="4"/><text x="{}" y="{}" class="n">{}</text>',
            [(x, y, x, y - 8, _num(r.number)) for (x, y), r in zip(dots, ours, strict=True)],
        ),
        format_html_join(
            "",
            '<circle class="theirs" cx="{}" cy="{}" r="6"/>',
            [scale.at(r) for r in theirs],
        ),
    )


def said(figures: Figures) -> str:
    """The same in words."""
    parts = [
        f"{r.period_text}{_kind(r)} {_num(r.number)} {r.unit}"
        for r in figures.readings
        if not r.town and r.nature in ("actual", "upper")
    ]
    goal = f"全年目标 {_num(figures.target)} {figures.unit}" if figures.target else "没有目标"
    return "；".join([*parts, goal])


def _num(value: Fraction) -> str:
    return num_range(value, value)


def _kind(reading: Reading) -> str:
    return "上级通报" if reading.nature == "upper" else "完成"


class _Scale:
    """Where a value of a day stands on the paper."""

    def __init__(self, low: Fraction, high: Fraction, year: int) -> None:
        self.low, self.high, self.year = low, high, year

    def x(self, day: date) -> int:
        """From the left, by the day of the year."""
        past = (day - date(self.year, 1, 1)).days
        return int(LEFT + (WIDTH - LEFT - RIGHT) * past / DAYS)

    def y(self, value: Fraction) -> int:
        """From the top."""
        share = (value - self.low) / (self.high - self.low)
        return int(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share)

    def at(self, reading: Reading) -> tuple[int, int]:
        """Both."""
        return self.x(reading.until), self.y(reading.number)


def _axis(scale: _Scale) -> SafeString:
    base = HEIGHT - BOTTOM
    ticks = format_html_join(
        "",
        '<text x="{}" y="{}" class="n">{}月</text>',
        [(scale.x(date(scale.year, month, 28)), HEIGHT - 8, month) for month in MONTHS],
    )
    return format_html(
        '<line class="axis" x1="{}" x2="{}" y1="{}" y2="{}"/>{}',
        LEFT,
        WIDTH - RIGHT,
        base,
        base,
        ticks,
    )


def _target(scale: _Scale, target: Fraction | None) -> SafeString | str:
    if target is None:
        return ""
    y = scale.y(target)
    return format_html(
        '<line class="goal" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="4" y="{}">目标 {}</text>',
        LEFT,
        WIDTH - RIGHT,
        y,
        y,
        y - 5,
        _num(target),
    )
