"""The latest text of every section of an edition."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from bureau.reports.cutting import Piece
from bureau.reports.models import Edition, SectionText


def pieces_of(edition: Edition) -> list[Piece]:
    """The sections in order, each with its latest text; one query."""
    latest = SectionText.objects.filter(section=OuterRef("pk")).order_by("-version")
    sections = edition.sections.annotate(source=Subquery(latest.values("source")[:1]))
    return [Piece(each.level, each.heading, each.source or "") for each in sections]
