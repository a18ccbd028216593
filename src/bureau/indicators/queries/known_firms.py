"""The firms of the county by name, in one query for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from bureau.ledger import queries as ledger
from bureau.ledger.models import Row

FIRM = "enterprise"


@dataclass(frozen=True)
class KnownFirm:
    """A firm as lists of an indicator show it."""

    code: str
    name: str
    town: str
    section: str = ""
    bodies: str = ""
    is_sample: bool = False

    @property
    def town_name(self) -> str:
        """Its town, in words."""
        return ledger.town_name(self.town) if self.town else "未写镇区"

    @property
    def row(self) -> Row:
        """What rights are asked of; not the whole row, and not to be saved."""
        return Row(
            kind=FIRM,
            code=self.code,
            name=self.name,
            town=self.town,
            section=self.section,
            bodies=self.bodies,
        )


def known_firms() -> dict[str, KnownFirm]:
    """Every firm by code; merged and withdrawn ones are none."""
    rows = Row.objects.filter(kind=FIRM, merged_into=None, is_withdrawn=False)
    told = rows.values_list("code", "name", "town", "section", "bodies", "is_sample")
    return {each[0]: KnownFirm(*each) for each in told}
