"""Where a printed number comes from, in one Chinese line."""

from __future__ import annotations

from dataclasses import replace

from guiju.composition.document import Origin
from guiju.composition.naming import public_name
from guiju.composition.numbers import PERCENT, number_text, with_unit
from guiju.ledger import Ledger, Record
from guiju.ledger.showing import day_text
from guiju.rollup import ClaimResult, FigureResult, Share

_MOST_NAMED = 8
_DATES = ("情况截至", "掌握截至")


def figure_origin(result: FigureResult, ledger: Ledger) -> Origin:
    """The origin of a figure: its scope, its sum, how many records, the two dates."""
    figure, records = result.figure, result.behind
    unit = "" if figure.unit == PERCENT else figure.unit
    parts = [f"{figure.label}＝{number_text(result, 2 if figure.unit == PERCENT else None)}{unit}"]
    if figure.formula is not None:
        parts.append("由 " + "、".join(_input(one) for one in result.inputs) + " 算出")
    elif result.point is not None:
        parts.append("取自历史序列")
    else:
        parts.append(f"口径：{figure.scope}")
    if records:
        names = "、".join(public_name(record, ledger) for record in records[:_MOST_NAMED])
        more = "等" if len(records) > _MOST_NAMED else ""
        parts.append(f"{len(records)}条记录（{names}{more}）")
    elif not result.amount.why and figure.formula is None:
        parts.append("没有记录")
    parts += [f"{len(result.aside)}条不计入"] if result.aside else []
    parts += [f"情况截至{day_text(result.period.last)}", _known(ledger)]
    return Origin(
        "figure",
        figure.id,
        result.period.text(),
        figure.label,
        "；".join(part for part in parts if part),
        tuple(record.id for record in records),
        result.amount.known,
    )


def share_origin(result: FigureResult, share: Share, ledger: Ledger) -> Origin:
    """The origin of one part of a figure."""
    whole = figure_origin(result, ledger)
    count = with_unit(share.amount, result.figure.unit)
    note = f"{whole.label}中{part_label(share)}＝{count}；{len(share.records)}条记录"
    known = "".join(f"；{part}" for part in whole.note.split("；") if part.startswith(_DATES))
    records = tuple(record.id for record in share.records)
    return replace(whole, note=note + known, records=records, holds=share.amount.known)


def part_label(share: Share) -> str:
    """What a part is called; records of which nobody knows the part are still to be checked."""
    return share.label if share.code else "待核"


def claim_origin(result: ClaimResult, ledger: Ledger) -> Origin:
    """The origin of a claim: whether it holds, and the list it rests on."""
    papers = "、".join(source.named() for source in result.sources)
    parts = [result.claim.label, result.why, f"依据：{papers}" if papers else "", _known(ledger)]
    return Origin(
        "claim",
        result.claim.id,
        result.period.text(),
        result.claim.label,
        "；".join(part for part in parts if part),
        tuple(record.id for record in result.records),
        result.holds,
    )


def record_origin(record: Record, label: str, ledger: Ledger) -> Origin:
    """The origin of a field of a record: the paper it was read in."""
    source = ledger.sources.get(record.given.source or "")
    grade = f"证据等级 {record.given.grade}" if record.given.grade else ""
    parts = [f"{public_name(record, ledger)}的{label}", source.named() if source else "", grade]
    note = "；".join(part for part in parts if part)
    return Origin("record", record.id, "", label, note, (record.id,))


def _input(result: FigureResult) -> str:
    unit = "" if result.figure.unit == PERCENT else result.figure.unit
    return f"{result.figure.label}（{result.period.text()}）{number_text(result)}{unit}"


def _known(ledger: Ledger) -> str:
    return f"掌握截至{day_text(ledger.known_at)}" if ledger.known_at else ""
