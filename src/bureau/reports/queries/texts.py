"""The latest text of every section of an edition; what one version changed in another."""

from __future__ import annotations

from difflib import ndiff

from django.db.models import OuterRef, Subquery

from bureau.reports.cutting import Piece
from bureau.reports.models import Edition, SectionText


def pieces_of(edition: Edition) -> list[Piece]:
    """The sections in order, each with its latest text; one query."""
    latest = SectionText.objects.filter(section=OuterRef("pk")).order_by("-version")
    sections = edition.sections.annotate(source=Subquery(latest.values("source")[:1]))
    return [Piece(each.level, each.heading, each.source or "") for each in sections]


def changes(before: str, after: str) -> list[tuple[str, str]]:
    """The lines that went and came, as ("-", line) and ("+", line); blank ones are no matter."""
    lines = ndiff(before.splitlines(), after.splitlines())
    return [(line[0], line[2:]) for line in lines if line[0] in "+-" and line[2:].strip()]
