"""What several measurements share: the made-up firms and rulebooks, made when first asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import polars as pl

from guiju.bench.generated import firms, five_conditions, forty_policies
from guiju.rulebook import Rulebook


class Setting:
    """So many firms, and a folder for what must stand in files."""

    def __init__(self, entities: int, folder: Path) -> None:
        self.entities = entities
        self.folder = folder

    @cached_property
    def firms(self) -> pl.DataFrame:
        """The made-up firms, thirty facts over three years."""
        return firms(self.entities)

    @cached_property
    def forty(self) -> Rulebook:
        """Forty policies of eight conditions."""
        return forty_policies(self.folder / "forty")

    @cached_property
    def five(self) -> Rulebook:
        """One policy of five ratios."""
        return five_conditions(self.folder / "five")
