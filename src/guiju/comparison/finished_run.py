"""A finished run, opened: what it read, where it put everybody, what moved since another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from guiju.comparison.moving import Judged, Moved, moved
from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.bulk import judge_frame
from guiju.evaluation.run_folder import SNAPSHOT
from guiju.evaluation.running import open_run as read_record
from guiju.evaluation.running import stored_outcomes
from guiju.evaluation.standing import standing
from guiju.evaluation.steps_short import steps_short
from guiju.facts import Facts, facts_of_row
from guiju.ladders import Ladder
from guiju.rulebook import Rulebook, load_rulebook


@dataclass(frozen=True)
class FinishedRun:
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

    def facts_of(self, entities: Collection[str]) -> Iterator[Facts]:
        """The facts of some entities, in the order of the snapshot."""
        wanted = pl.col("entity").is_in(list(entities))
        for row in self.snapshot().filter(wanted).collect().iter_rows(named=True):
            yield facts_of_row(row, self.book.vocabulary, self.as_of)

    def outcomes(self, policies: Sequence[str]) -> dict[str, pl.DataFrame]:
        """What came of each policy; judged anew where the rules are no longer those."""
        if self.stale:
            chosen = [self.book.policies[name] for name in policies]
            return judge_frame(chosen, self.snapshot().collect(), self.as_of)
        return stored_outcomes(self.folder, policies)

    def standing(self, ladder: Ladder | str) -> pl.DataFrame:
        """Rows `entity, rung_min, rung_max, rung`; rung is −1 while open."""
        chosen = self.book.ladders[ladder] if isinstance(ladder, str) else ladder
        return standing(chosen, self.snapshot(), self.as_of)

    def steps_short(self, policy: str) -> pl.DataFrame:
        """Rows `entity, unmet, unknown`: how many conditions everybody is short of a policy."""
        return steps_short(self.book.policies[policy], self.outcomes([policy])[policy])

    def judged(self, policies: Sequence[str]) -> Judged:
        """One side of a comparison."""
        return Judged(self.book, self.as_of, self.snapshot().collect(), self.outcomes(policies))

    def moved_since(
        self,
        earlier: FinishedRun,
        policies: Sequence[str] | None = None,
        advance: Callable[[int], None] | None = None,
    ) -> Iterator[Moved]:
        """Every verdict that is another than in an earlier run, with its cause.

        policies: those both runs judged, when None.
        """
        both = [name for name in self.policies if name in earlier.policies]
        names = list(policies) if policies is not None else both
        yield from moved(earlier.judged(names), self.judged(names), names, advance)


def open_run(folder: Path, rulebook: Path | Rulebook | None = None) -> FinishedRun:
    """Open the folder of a run; BadInput where it is none, or not whole."""
    record, as_of = read_record(folder)
    book = rulebook if isinstance(rulebook, Rulebook) else load_rulebook(rulebook)
    return FinishedRun(folder, record, as_of, book)
