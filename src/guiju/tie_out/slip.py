"""A slip: something in a text that is, or may be, wrong by itself, without any ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guiju.tie_out.statement import Statement
from guiju.tie_out.texts import Spot, Text
from guiju.tie_out.wording import Wording


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. slip: its short name; text: as printed; why, do: in Chinese, for the writer.

    also: further places of the same slip, or the places it is compared with.
    """

    slip: str
    text: str
    why: str
    do: str
    place: Spot
    also: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class Proof:
    """What checks look at.

    aliases: full name to its other names; cities: the cities a bare 全市 or 市级 could mean.
    """

    text: Text
    statements: tuple[Statement, ...]
    wording: Wording
    aliases: Mapping[str, tuple[str, ...]]
    cities: tuple[str, ...] = ()
