"""A new edition from an outline of the rulebook, cut into sections with owners."""

from __future__ import annotations

from collections import Counter

from django.db import transaction

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.reports.cutting import Piece, cut
from bureau.reports.models import Edition, Section, SectionText
from bureau.reports.outlines import figures_named, outline_path
from bureau.reports.permission import LEADS, must_be_open, must_lead


def open_edition(*, by: Viewer, outline: str, period: str) -> Edition:
    """Begin an edition: one for an outline and period; BadInput where there is one."""
    must_lead(by)
    path = outline_path(outline)
    read = guiju.composition.read_outline(path)
    when = guiju.stretch(period, "期间")
    if when.precision != read.period:
        expected = {"year": "如 2024", "half": "如 2024H1"}.get(read.period, read.period)
        met = f"提纲“{read.name}”不是按{when.text()}写的"
        raise guiju.BadInput.saying(met, expected=expected)
    if Edition.objects.filter(outline=outline, period=when.code()).exists():
        met = f"{when.text()}的“{read.name}”已经开过"
        raise guiju.BadInput.saying(met, do="打开那一份接着写")
    card, pieces = cut(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        edition = Edition.objects.create(
            outline=outline,
            title=read.name,
            period=when.code(),
            card=card,
            opened_by_id=by.user_id,
        )
        for place, piece in enumerate(pieces):
            _section(edition, place, piece, by)
    return edition


def _section(edition: Edition, place: int, piece: Piece, by: Viewer) -> None:
    section = Section.objects.create(
        edition=edition,
        place=place,
        level=piece.level,
        heading=piece.heading,
        owner=owner_of(piece),
    )
    SectionText.objects.create(
        section=section, version=1, source=piece.source, written_by_id=by.user_id
    )


def owner_of(piece: Piece) -> str:
    """The section of the bureau that owns most of what the text counts; the lead for none."""
    book = ledger.rulebook()
    kinds = [book.figures.figures[name].over for name in figures_named(piece.source, book)]
    owners = Counter(ledger.kind_of(kind).owner for kind in kinds if kind)
    return owners.most_common(1)[0][0] if owners else LEADS


def assign(*, by: Viewer, section: Section, owner: str) -> Section:
    """Name another section of the bureau as owner."""
    must_lead(by)
    must_be_open(section.edition)
    if not owner.strip():
        raise guiju.BadInput.saying("没有写责任科室", do="从下拉框里选")
    section.owner = owner.strip()
    section.save(update_fields=["owner"])
    return section
