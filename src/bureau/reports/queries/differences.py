"""What the ledger says now against what a frozen text says; and the same text made again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

import guiju
from bureau.accounts.viewer import Viewer
from bureau.jobs import queries as jobs
from bureau.jobs.models import Job
from bureau.ledger import queries as ledger
from bureau.ledger.models import Row
from bureau.reports.as_data import data_of, hash_of
from bureau.reports.exporting import is_small, mark
from bureau.reports.filling import OUTLINE, composed_in, filled
from bureau.reports.models import Edition, Frozen
from bureau.reports.permission import must_read
from bureau.reports.queries.texts import pieces_of
from bureau.reports.standing import RULEBOOK, folder_of


@dataclass(frozen=True)
class Difference:
    """One number that would be printed otherwise now.

    then, now: as printed, blank where the text did not or would not print it; gained, lost: codes
    of records that count now and did not, and the other way round.
    """

    id: str
    label: str
    period: str
    then: str
    now: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def differences(edition: Edition, *, viewer: Viewer) -> list[Difference]:
    """Every figure of a frozen edition that the ledger of today would print otherwise."""
    must_read(viewer)
    with filled(edition.card, pieces_of(edition), edition.period) as made:
        return compared(edition.frozen.document["figures"], data_of(made.document)["figures"])


def ready_differences(edition: Edition, *, viewer: Viewer) -> list[Difference] | None:
    """The same where nobody has to wait: worked out already, or a small ledger; else None."""
    must_read(viewer)
    kept = differences_file(edition)
    if kept.exists():
        told = json.loads(kept.read_text(encoding="utf-8"))
        return [Difference(**_tuples(each)) for each in told]
    return differences(edition, viewer=viewer) if is_small() else None


def differences_file(edition: Edition) -> Path:
    """Where the differences of this state of the ledger are kept; made again at any time."""
    return Path(settings.DATA) / "exports" / f"differences-{edition.pk}-{mark()[:32]}.json"


def differences_key(edition: Edition) -> str:
    """What working them out goes by."""
    return f"reports.differ:{edition.pk}:{mark()[:32]}"


def differing(edition: Edition) -> Job | None:
    """The job that works them out, where one was asked for."""
    return jobs.by_key(differences_key(edition))


def _tuples(told: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}


def compared(
    then: Iterable[Mapping[str, Any]], now: Iterable[Mapping[str, Any]]
) -> list[Difference]:
    """The figures of two texts, matched by name, period and turn."""
    before, after = _by_turn(then), _by_turn(now)
    found = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        told = old or new or {}
        was, is_now = set((old or {}).get("records", ())), set((new or {}).get("records", ()))
        if old and new and old["text"] == new["text"] and was == is_now:
            continue
        found.append(
            Difference(
                id=told["id"],
                label=told["label"],
                period=told["period"],
                then=(old or {}).get("text", ""),
                now=(new or {}).get("text", ""),
                gained=tuple(sorted(is_now - was)),
                lost=tuple(sorted(was - is_now)),
            )
        )
    return found


def _by_turn(figures: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str, int], Any]:
    turns: dict[tuple[str, str], int] = defaultdict(int)
    found = {}
    for each in figures:
        name = each["id"], each["period"]
        turns[name] += 1
        found[*name, turns[name]] = each
    return found


def named(found: Iterable[Difference], *, viewer: Viewer) -> dict[str, Row]:
    """The records that came or went, by code, as far as the viewer may open them."""
    codes = {code for each in found for code in (*each.gained, *each.lost)}
    kinds = set(Row.objects.filter(code__in=codes).values_list("kind", flat=True))
    return {
        row.code: row
        for kind in sorted(kinds)
        for row in ledger.rows(kind, viewer=viewer).filter(code__in=codes)
    }


def rerun(frozen: Frozen) -> tuple[bool, str]:
    """Make the frozen text again from its folder; whether it is the same, and what differs.

    Nothing held in memory is used: the folder is read as it lies there.
    """
    folder = folder_of(frozen)
    try:
        book = guiju.load_rulebook(folder / RULEBOOK)
        if book.hash != frozen.rulebook_hash:
            return False, "规则库的指纹和定稿时不同"
        if sha256((folder / OUTLINE).read_bytes()).hexdigest() != frozen.outline_hash:
            return False, "提纲的指纹和定稿时不同"
        edition = frozen.edition
        made = composed_in(folder, edition.card, pieces_of(edition), edition.period, book)
    except (OSError, guiju.BadInput) as error:
        return False, f"定稿时存下的文件打不开：{error}"
    if made.figures.ledger.hash != frozen.ledger_hash:
        return False, "台账的指纹和定稿时不同"
    if hash_of(data_of(made.document)) != frozen.document_hash:
        return False, "重新编排出的文字和定稿不同"
    return True, ""
