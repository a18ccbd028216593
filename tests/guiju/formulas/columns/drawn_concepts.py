"""A vocabulary of one concept a kind of fact, for trees that no formula text could write."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import Any

from guiju.vocabulary import Concept, Kind, Vocabulary


def _concept(name: str, kind: str, **more: Any) -> Concept:
    return Concept(name=name, label=name, type=kind, **more)


# Twelve steps up and down: a number with narrow bounds, so that long products stay in 128 bits.
_STEPS = MappingProxyType({f"step{i}": str(i) for i in range(12)})
LEVELS = MappingProxyType({"city": "市级", "province": "省级", "nation": "国家级"})

RECORD = {
    "level": _concept("level", "choice", choices=LEVELS),
    "date": _concept("date", "date"),
    "rank": _concept("rank", "count"),
    "confirmed": _concept("confirmed", "bool"),
    "points": _concept("points", "number"),
}

_CONCEPTS = (
    _concept("people", "count", period="year"),
    _concept("things", "count", period="year", signed=True),
    _concept("money", "money", unit="元", period="year", signed=True),
    _concept("sales", "money", unit="元", period="year"),
    _concept("rate", "ratio", period="year", signed=True),
    _concept("yearly_points", "number", period="year", range=(Fraction(0), Fraction(3))),
    _concept("steps", "choice", choices=_STEPS, period="year", signed=True),
    _concept("floors", "choice", choices=_STEPS, period="year"),
    _concept("audited", "bool", period="year"),
    _concept("patents", "count"),
    _concept("balance", "count", signed=True),
    _concept("score", "number", signed=True),
    _concept("expert", "number", range=(Fraction(0), Fraction(30))),
    _concept("settled", "number", range=(Fraction(5), Fraction(5))),
    _concept("core", "bool"),
    _concept("software", "bool"),
    _concept("level", "choice", choices=LEVELS),
    _concept("region", "place"),
    _concept("registration_date", "date"),
    _concept("listed_on", "date"),
    _concept("awards", "list", fields=MappingProxyType(RECORD)),
    _concept("incidents", "list", item=_concept("item", "date")),
    _concept("ranks", "list", item=_concept("item", "count")),
    _concept("titles", "titles", choices=MappingProxyType({"hte": "高企", "pool": "培育库"})),
)
CONCEPTS = {concept.name: concept for concept in _CONCEPTS}
YEARLY = [c.name for c in _CONCEPTS if c.yearly and c.type != "bool"]
INSTANT = ["patents", "balance", "score", "expert", "settled", "level"]
YES_NO = ["core", "software", "audited"]
DATES = ["registration_date", "listed_on"]
DERIVED = ["things", "money", "yearly_points", "balance", "score", "expert", "core", "audited"]
"""Those that now and then fall back on a formula when blank."""

KIND = Kind("enterprise", "企业", MappingProxyType({}), MappingProxyType(CONCEPTS))
VOCABULARY = Vocabulary(MappingProxyType({"enterprise": KIND}))
