"""What commands about a finished run share: its snapshot, its rulebook, one entity of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import polars as pl
import typer

from guiju.cli.screen import err
from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.run_folder import SNAPSHOT
from guiju.evaluation.running import open_run
from guiju.facts import Facts, facts_of_row
from guiju.rulebook import Rulebook, load_rulebook

RunArgument = Annotated[Path, typer.Argument(metavar="RUN", help="guiju run 写出的文件夹。")]
EntityArgument = Annotated[str, typer.Argument(metavar="ENTITY", help="企业编号或名称。")]


@dataclass(frozen=True)
class OpenRun:
    """A finished run with the rulebook it is read by."""

    folder: Path
    record: dict[str, Any]
    as_of: date
    book: Rulebook

    @property
    def stale(self) -> bool:
        """Whether the rulebook is not the one it was judged by."""
        return bool(self.record["rulebook"]["hash"] != self.book.hash)

    @property
    def policies(self) -> list[str]:
        """The policies it judged, those the rulebook still has."""
        return [name for name in self.record["policies"] if name in self.book.policies]

    def snapshot(self) -> pl.LazyFrame:
        """The wide facts, read lazily."""
        path = self.folder / SNAPSHOT
        try:
            pl.read_parquet_schema(path)
        except (OSError, pl.exceptions.PolarsError) as error:
            problem = Problem("事实快照缺失或损坏", Place(str(path)), do="重新运行一次")
            raise BadInput(problem) from error
        return pl.scan_parquet(path)

    def row(self, entity: str) -> dict[str, Any]:
        """One entity's row of the snapshot, by its id, else by its name."""
        frame = self.snapshot()
        found = frame.filter(pl.col("entity") == entity).collect()
        if not found.height and "name" in frame.collect_schema():
            found = frame.filter(pl.col("name") == entity).collect()
        if not found.height:
            problem = Problem(
                f"这次运行里没有企业“{entity}”", Place(str(self.folder)), do="核对编号"
            )
            raise BadInput(problem)
        if found.height > 1:
            ids = "、".join(found["entity"])
            raise BadInput(Problem(f"有 {found.height} 家企业叫“{entity}”：{ids}", do="改用编号"))
        return found.row(0, named=True)

    def facts(self, entity: str) -> Facts:
        """One entity's facts, for the exact reading."""
        return facts_of_row(self.row(entity), self.book.vocabulary, self.as_of)


def opened(folder: Path, rulebook: Path | Rulebook | None) -> OpenRun:
    """Open a run; says so when the rulebook has changed since."""
    record, as_of = open_run(folder)
    book = rulebook if isinstance(rulebook, Rulebook) else load_rulebook(rulebook)
    found = OpenRun(folder, record, as_of, book)
    if found.stale:
        err.print("· 规则库自这次运行后有过改动，以下按现在的规则解释", markup=False)
    return found
