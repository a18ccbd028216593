"""Small drawings as inline SVG: no style attribute, words for those who do not see them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bureau.look.numbers import num

BULLET_WIDTH, BAR_WIDTH = 144, 320
SPARK_WIDTH, SPARK_HEIGHT = 120, 28
# A bullet shows up to this many times the threshold, so that the line stands at two thirds.
ROOM = Decimal("1.5")


def scaled(value: Any, top: Any, width: int) -> int:
    """Where a value falls on a width, held within it."""
    if not top:
        return 0
    share = Decimal(str(float(value))) / Decimal(str(float(top)))
    return int(max(Decimal(0), min(share, Decimal(1))) * width)


def bullet(
    low: Any, high: Any, threshold: Any, *, short: bool, label: str, top: Any = None
) -> SafeString:
    """A value, or the range it lies in, against the threshold as a line."""
    end = top or max(float(threshold) * float(ROOM), float(high) if low != high else 0) or 1
    left = scaled(low, end, BULLET_WIDTH) if low != high else 0
    right = scaled(high, end, BULLET_WIDTH)
    line = scaled(threshold, end, BULLET_WIDTH)
    return format_html(
        '<svg class="bullet" viewBox="0 0 {width} 14" preserveAspectRatio="xMinYMid" role="img" '
        'aria-label="{label}">'
        '<rect class="track" y="4" width="{width}" height="6"/>'
        '<rect class="val{short}" x="{left}" y="4" width="{span}" height="6"/>'
        '<line class="line" x1="{line}" x2="{line}" y1="0" y2="14"/></svg>',
        width=BULLET_WIDTH,
        label=label,
        short=" short" if short else "",
        left=left,
        span=max(right - left, 2),
        line=line,
    )


def spark(values: Sequence[Any], *, title: str, names: Sequence[Any] = ()) -> SafeString:
    """A line of values over time; a value nobody knows leaves a gap."""
    known = [float(value) for value in values if value is not None]
    top, bottom = max(known, default=0.0), min(known, default=0.0)
    span = (top - bottom) or 1.0
    step = SPARK_WIDTH / max(len(values) - 1, 1)
    dots = [
        (
            round(step * place, 1),
            round(2 + (SPARK_HEIGHT - 4) * (1 - (float(v) - bottom) / span), 1),
        )
        for place, v in enumerate(values)
        if v is not None
    ]
    said = [f"{name} {num(value)}" for name, value in zip(names or values, values, strict=False)]
    return format_html(
        '<svg class="spark" viewBox="-2 0 {} {}" role="img" aria-label="{}"><title>{}</title>'
        '<desc>{}</desc><polyline points="{}"/>{}</svg>',
        SPARK_WIDTH + 4,
        SPARK_HEIGHT,
        title,
        title,
        "，".join(said) if names else "",
        " ".join(f"{x},{y}" for x, y in dots),
        format_html_join("", '<circle cx="{}" cy="{}" r="2"/>', dots[-1:]),
    )


def bars(rows: Sequence[tuple[str, Any]], *, title: str, unit: str = "") -> SafeString:
    """Horizontal bars with their names and figures, longest at full width."""
    top = max((float(value) for _, value in rows if value is not None), default=0.0)
    start = _names_end([name for name, _ in rows])
    room = BAR_WIDTH - start - 86
    lines = [
        (
            10 + 26 * place,
            name,
            10 + 26 * place - 6,
            scaled(value or 0, top, room),
            start + 8 + scaled(value or 0, top, room),
            f"{num(value)}{unit if value is not None else ''}",
        )
        for place, (name, value) in enumerate(rows)
    ]
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" role="img" aria-label="{}"><title>{}</title>'
        "<desc>{}</desc>{}</svg>",
        BAR_WIDTH,
        26 * len(rows),
        title,
        title,
        "，".join(f"{name} {num(value)}{unit}" for name, value in rows),
        format_html_join(
            "",
            '<text x="0" y="{}" dy="5">{}</text><rect x="{}" y="{}" width="{}" height="12"/>'
            '<text class="n" x="{}" y="{}" dy="5">{}</text>',
            (
                (y, name, start, top_, wide, end, y, said)
                for y, name, top_, wide, end, said in lines
            ),
        ),
    )


def _names_end(names: Sequence[str]) -> int:
    """Where bars begin, so that the longest name stands before them; half the width at most."""
    widest = max((sum(12 if ord(c) > 255 else 7 for c in str(name)) for name in names), default=0)
    return min(max(104, widest + 8), BAR_WIDTH // 2)
