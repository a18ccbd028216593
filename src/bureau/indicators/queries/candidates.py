"""Who could still be won for an indicator: by effort, feasible by date, by town.

From the current run: firms that meet everything and have not handed in, firms one condition short
with their smallest step, firms on which only blanks stand in the way, firms further off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

import guiju
from bureau.accounts.viewer import VALUE, Viewer
from bureau.indicators.queries.forecast import Counted, window_left
from bureau.indicators.queries.known_firms import KnownFirm
from bureau.ledger import queries as ledger
from bureau.runs import queries as runs
from bureau.runs.actions.steps import COLUMNS
from bureau.runs.models import Run
from bureau.runs.queries.placed import reached
from bureau.runs.queries.reading import standing_frame, steps_frame

READY, NEAR, BLANK, FAR = "ready", "near", "blank", "far"
KINDS = {
    READY: "条件全满足，只差申报",
    NEAR: "差 1 项",
    BLANK: "可能够格，待补",
    FAR: "差 2 项以上",
}
SUBMISSION = "submission"
IN_TIME, UNDATED, TOO_LATE = "in_time", "undated", "too_late"
WHEN = {IN_TIME: "今年来得及", UNDATED: "窗口日期未定", TOO_LATE: "今年来不及"}
VISIT, A_FACT, A_WAIT, A_BLANK, MONTHS = 1, 2, 1, 1, 3
EFFORT = (
    "工作量按半天折算：走访一次 1，每改一项事实 2，等到某日 1，每待补一项 1，"
    "每多跟进 3 个月 1。只用来排序和派工。"
)
"""How much of an officer's time a step is taken to cost; ours, no document says it."""
HANDS_IN = "条件全部满足，去申报"


@dataclass(frozen=True)
class Candidate:
    """One firm as a list shows it. step: the smallest step in words; masked where not to be seen.

    when: IN_TIME, UNDATED or TOO_LATE; by_when: the earliest day; missing: what is to be filled in.
    """

    code: str
    name: str
    town: str
    town_name: str
    kind: str
    unmet: int
    blanks: int
    about: str
    step: str
    clause: str
    effort: int
    by_when: date | None
    when: str
    handing: str
    settles: bool
    missing: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    is_sample: bool = False

    @property
    def kind_label(self) -> str:
        """How far it is, in words."""
        return f"差 {self.unmet} 项" if self.kind == FAR else KINDS[self.kind]

    @property
    def first(self) -> str:
        """The step without what follows from it: the day has a column of its own."""
        return self.step.partition("。最早")[0]

    @property
    def when_label(self) -> str:
        """Whether it can come in time, in words."""
        return WHEN[self.when]


def candidates(
    counted: Counted,
    year: int,
    *,
    viewer: Viewer,
    run: Run,
    without: Collection[str] = (),
    on: date | None = None,
) -> pl.DataFrame:
    """Every candidate within the viewer's reach, the least effort first; see `named` for words.

    without: firms that count already or are on their way. Columns: entity, town, kind, unmet,
    blanks, about, text, masked, clause, concepts, settles, by_when, handing, effort, when.
    """
    policy, day = counted.policy, on or guiju.calendar.today()
    whole = standing_frame(run)
    if f"unmet·{policy}" not in whole.columns:
        return whole.head(0).select("entity", "town").with_columns(**_no_columns())
    here = whole.filter(~pl.col("gone") & reached(viewer.reach("r", "verdict")))
    unmet, blanks = pl.col(f"unmet·{policy}"), pl.col(f"unknown·{policy}")
    firms = here.filter(unmet.is_not_null() & ~pl.col("entity").is_in(list(without))).select(
        "entity", "town", unmet.alias("unmet"), blanks.alias("blanks"), _kind(unmet, blanks)
    )
    found = firms.join(_steps(run, policy), on="entity", how="left", maintain_order="left")
    # Who meets everything can hand in as soon as a window is open.
    early = pl.when(pl.col("kind") == READY).then(pl.lit(_first_day(policy, year, day)))
    dated = found.with_columns(_effort(), _when(policy, year, day)).with_columns(
        early.otherwise(pl.col("by_when")).alias("by_when")
    )
    order = [pl.col("kind").replace_strict(_RANKS, return_dtype=pl.Int8), ~pl.col("settles")]
    return dated.sort(*order, "effort", "by_when", "unmet", "blanks", "entity", nulls_last=True)


def _first_day(policy: str, year: int, day: date) -> date:
    """The first day on which something ready can be handed in, as far as dates are known."""
    windows = [w for w in ledger.rulebook().policies[policy].windows if w.step == SUBMISSION]
    dated = [o for window in windows if (o := window.opening(year)) and o.reaches(day)]
    return max(day, min((opening.begins for opening in dated), default=day))


_RANKS = {READY: 0, NEAR: 1, BLANK: 2, FAR: 3}
_STEP: dict[str, Any] = {
    name: kind for name, kind in COLUMNS.items() if name not in ("policy", "entity", "unknown")
}


def _no_columns() -> dict[str, pl.Expr]:
    more = {"kind": pl.String, "unmet": pl.Int16, "blanks": pl.Int16, "effort": pl.Int32}
    every = {**more, **_STEP, "when": pl.String}
    return {name: pl.lit(None, dtype=kind) for name, kind in every.items()}


def _kind(unmet: pl.Expr, blanks: pl.Expr) -> pl.Expr:
    near = pl.when(unmet == 1).then(pl.lit(NEAR)).otherwise(pl.lit(FAR))
    open_ = pl.when(blanks > 0).then(pl.lit(BLANK)).otherwise(pl.lit(READY))
    return pl.when(unmet == 0).then(open_).otherwise(near).alias("kind")


def _steps(run: Run, policy: str) -> pl.DataFrame:
    """The smallest steps of a policy; columns that older runs lack are blank."""
    found = steps_frame(run)
    if found is None:
        return pl.DataFrame(schema={"entity": pl.String, **_STEP})
    mine = found.filter(pl.col("policy") == policy)
    blank = [pl.lit(None, dtype=t).alias(n) for n, t in _STEP.items() if n not in mine.columns]
    return mine.with_columns(blank).select("entity", *_STEP)


def _effort() -> pl.Expr:
    """Half days of an officer; see EFFORT."""
    moved = pl.col("moves").fill_null(0) * A_FACT + pl.col("waits").fill_null(False) * A_WAIT
    followed = pl.col("months").fill_null(0) // MONTHS
    # Without a step worked out each unmet condition is one fact to move, at least.
    unknown = pl.when(pl.col("moves").is_null()).then(pl.col("unmet") * A_FACT).otherwise(0)
    whole = VISIT + moved + followed + unknown + pl.col("blanks") * A_BLANK
    return whole.cast(pl.Int32).alias("effort")


def _when(policy: str, year: int, day: date) -> pl.Expr:
    """Whether what a firm has to do can be handed in by the end of the year."""
    left = window_left(policy, year, day)
    dated = any(
        window.opening(year) is not None
        for window in ledger.rulebook().policies[policy].windows
        if window.step == SUBMISSION
    )
    at_once = TOO_LATE if left is None else IN_TIME if dated else UNDATED
    ends = pl.lit(date(year, 12, 31))
    by_step = (
        pl.when(pl.col("by_when") > ends)
        .then(pl.lit(TOO_LATE))
        .when(pl.col("opens").is_not_null() & (pl.col("opens") > ends))
        .then(pl.lit(TOO_LATE))
        .when(pl.col("opens").is_not_null())
        .then(pl.lit(IN_TIME))
        .otherwise(pl.lit(at_once))
    )
    has_step = pl.col("by_when").is_not_null()
    no_step = pl.when(pl.col("kind").is_in([READY, BLANK])).then(pl.lit(at_once))
    return (
        pl.when(has_step).then(by_step).otherwise(no_step.otherwise(pl.lit(UNDATED))).alias("when")
    )


def sees_amounts(
    firm: KnownFirm, concepts: Sequence[str], viewer: Viewer, *, takes: bool = False
) -> bool:
    """Whether a step's amounts are shown to him: a task force reads them in a shortfall list.

    takes: whether they leave the house in a sheet, for which there is a right of its own.
    """
    if takes:
        bodies = frozenset(firm.bodies.split())
        return viewer.may("x", "year_facts", section=firm.section, town=firm.town, bodies=bodies)
    if "taskforce" in viewer.roles:
        return True
    known, row = ledger.kind_of("enterprise").concepts, firm.row
    return all(ledger.sight(known[n], row, viewer) == VALUE for n in concepts if n in known)


def named(
    frame: pl.DataFrame,
    policy: str,
    firms: Mapping[str, KnownFirm],
    *,
    viewer: Viewer,
    run: Run,
    takes: bool = False,
) -> list[Candidate]:
    """These rows in words, in their order; those with blanks are judged, so one page at a time.

    takes: see `sees_amounts`.
    """
    open_ = frame.filter(pl.col("kind") == BLANK)["entity"].to_list()
    missing = missing_of(open_, policy, run)
    return [
        _candidate(each, firms[each["entity"]], viewer, missing.get(each["entity"], ()), takes)
        for each in frame.iter_rows(named=True)
        if each["entity"] in firms
    ]


def missing_of(codes: Iterable[str], policy: str, run: Run) -> dict[str, tuple[str, ...]]:
    """By firm what it would have to be asked for a verdict, in words; on the facts the run read."""
    wanted = list(codes)
    if not wanted:
        return {}
    opened, labels = runs.opened(run), ledger.kind_of("enterprise").concepts
    found = {}
    for facts in opened.facts_of(wanted):
        judged = guiju.judge(opened.book, facts, opened.as_of, [policy])[policy]
        found[facts.entity] = tuple(labels[n].label for n in judged.missing if n in labels)
    return found


def _candidate(
    told: dict[str, Any], firm: KnownFirm, viewer: Viewer, missing: tuple[str, ...], takes: bool
) -> Candidate:
    concepts = tuple(told["concepts"] or ())
    seen = sees_amounts(firm, concepts, viewer, takes=takes)
    step = (told["text"] if seen else told["masked"]) or ""
    return Candidate(
        code=firm.code,
        name=firm.name,
        town=firm.town,
        town_name=firm.town_name,
        is_sample=firm.is_sample,
        kind=told["kind"],
        unmet=told["unmet"],
        blanks=told["blanks"],
        about=told["about"] or "",
        step=HANDS_IN if told["kind"] == READY else step,
        clause=told["clause"] or "",
        effort=told["effort"],
        by_when=told["by_when"],
        when=told["when"],
        handing=told["handing"] or "",
        settles=told["kind"] == READY or bool(told["settles"]),
        missing=missing,
        concepts=concepts if seen and told["text"] else (),
    )
