"""An origin in words."""

from __future__ import annotations

from guiju.composition.document import Origin

OPEN = "待核"
_FIELD = "record"


def is_field(origin: Origin) -> bool:
    """Whether it is a field of one record, of which a report prints hundreds."""
    return origin.kind == _FIELD


def heading_of(origin: Origin) -> str:
    """The origin's name and period: 获批省级以上项目平台资金（2024年）."""
    name = origin.label or origin.id
    return f"{name}（{origin.period}）" if origin.period else name


def lines_of(origin: Origin) -> tuple[str, ...]:
    """The origin in words, line by line: name and period, note, records."""
    head = heading_of(origin) if origin.holds else f"【{OPEN}】{heading_of(origin)}"
    records = f"记录{len(origin.records)}条：{'、'.join(origin.records)}" if origin.records else ""
    return tuple(line for line in (head, origin.note, records) if line)
