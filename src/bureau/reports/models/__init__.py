"""The tables of the room."""

from bureau.reports.models.edition import Edition, Move, Section, SectionText, Signature
from bureau.reports.models.frozen import Frozen

__all__ = ["Edition", "Frozen", "Move", "Section", "SectionText", "Signature"]
