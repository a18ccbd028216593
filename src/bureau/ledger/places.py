"""Towns, sections and bodies as accounts ask for them: names and codes, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bureau.accounts.queries import Body
from bureau.ledger.models import Key, Row
from bureau.ledger.reading import county, towns
from bureau.ledger.rows import BODIES

CREDIT_CODE = "credit_code"


class LedgerPlaces:
    """The ledger's answers."""

    def county(self) -> str:
        """The county's name."""
        return str(county().name)

    def towns(self) -> Mapping[str, str]:
        """Division code to name, in the layer's order."""
        return towns()

    def sections(self) -> list[str]:
        """The bureau's sections, as the layer names them."""
        return list(county().sections)

    def body(self, code: str) -> Body | None:
        """A firm, an institution or a platform by its own code or its credit code."""
        asked = code.strip()
        found = Row.objects.filter(code=asked, kind__in=BODIES).first()
        if found is None:
            key = Key.objects.filter(scheme=CREDIT_CODE, value=asked.upper(), kind__in=BODIES)
            found = Row.objects.filter(pk__in=key.values("entity")).first()
        if found is None or found.merged_into_id or found.is_withdrawn:
            return None
        held = Key.objects.filter(entity=found.entity_id, scheme=CREDIT_CODE).first()
        return Body(found.code, found.name, found.kind, held.value if held else found.code)

    def names(self, codes: Iterable[str]) -> Mapping[str, str]:
        """Names of what is open to read; what is secret or a person's keeps its code."""
        found = Row.objects.filter(code__in=set(codes), is_secret=False, kind__in=BODIES)
        return dict(found.values_list("code", "name"))
