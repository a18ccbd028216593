"""Shares that slide towards the threshold of a title a firm has to earn again.

Worked out from what a run read, once a run, and kept beside it: two judgements a title held.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

import guiju
from bureau.ledger import queries as ledger
from bureau.runs.models import Run
from bureau.runs.queries.reading import opened

FILE = "slides.json"


@dataclass(frozen=True)
class Slide:
    """One share of one firm. was, now: as people write them, a year before and as of the run.

    asked: what the title's policy asks; below: whether it is short already; facts: what the share
    is made of, for who may see it.
    """

    code: str
    policy: str
    title: str
    about: str
    was: str
    now: str
    asked: str
    below: bool
    clause: str
    facts: tuple[str, ...]

    def says(self, *, seen: bool) -> str:
        """In a sentence; without the numbers for who may not see them."""
        end = "已低于要求" if self.below else "照这样下滑，明年低于要求"
        if not seen:
            return f"{self.about}比去年下降，{end}（{self.clause}）"
        shares = f"去年{self.was}，今年{self.now}，要求{self.asked}"
        return f"{self.about}：{shares}；{end}（{self.clause}）"


def slides(run: Run, *, work_out: bool = False) -> tuple[Slide, ...] | None:
    """Those of a run; None where they are not worked out yet, unless that is to be done now."""
    path = run.place / FILE
    if path.exists():
        told = json.loads(path.read_text(encoding="utf-8"))
        return tuple(Slide(**{**each, "facts": tuple(each["facts"])}) for each in told)
    if not work_out:
        return None
    found = tuple(_found(run))
    _keep(path, found)
    return found


def _keep(path: Path, found: tuple[Slide, ...]) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    partial.write_text(json.dumps([asdict(each) for each in found]), encoding="utf-8")
    partial.replace(path)


def _found(run: Run) -> Iterator[Slide]:
    earned = {
        str(policy.grants["title"]): policy.id
        for policy in ledger.rulebook().policies.values()
        if policy.grants.get("years")
    }
    told = opened(run)
    on = guiju.calendar.to_number(run.as_of)
    snapshot = told.snapshot()
    columns = [name for title in earned if (name := f"titles.{title}") in snapshot.collect_schema()]
    if not columns:
        return
    holders = snapshot.filter(pl.any_horizontal(pl.col(name) >= on for name in columns))
    for facts in told.facts_of(holders.select("entity").collect()["entity"].to_list()):
        held = facts.titles or {}
        mine = [title for title in earned if title in held and (held[title] or 0) >= on]
        for title in mine:
            yield from _of(facts, run.as_of, earned[title], title)


def _of(facts: guiju.Facts, day: date, policy: str, title: str) -> Iterator[Slide]:
    before = guiju.calendar.years_before(day, 1)
    now, was = (guiju.judge(ledger.rulebook(), facts, on, [policy])[policy] for on in (day, before))
    earlier = {each.condition.id: each for each in was.findings}
    needed = set(_needed(now.version.tree)) if now.version and now.version.tree else set()
    for each in now.findings:
        last = earlier.get(each.condition.id)
        if each.condition.id not in needed or last is None or each.unit.label != "%":
            continue
        if _slides(each, last):
            yield _told(facts.entity, policy, title, each, (now, day), (was, before))


def _slides(now: Any, was: Any) -> bool:
    """A share that fell, and with the same fall again is short next year."""
    if now.margin is None or was.margin is None:
        return False
    fall = was.value.lo - now.value.lo
    return bool(fall > 0 and now.margin < was.margin and now.margin - fall < 0)


def _needed(node: Any) -> Iterator[str]:
    """The conditions each of which must be met: choices of which one is enough are left out."""
    members = getattr(node, "members", ())
    if not members:
        yield str(node.id)
    elif node.kind != "none" and node.needed == len(members):
        for member in members:
            yield from _needed(member)


def _told(
    code: str,
    policy: str,
    title: str,
    finding: Any,
    now: tuple[guiju.Judgement, date],
    was: tuple[guiju.Judgement, date],
) -> Slide:
    here, before = (_condition(each, finding.condition.id, policy) for each in (now, was))
    return Slide(
        code=code,
        policy=policy,
        title=title,
        about=here["parts"]["about"],
        was=before["parts"]["found"],
        now=here["parts"]["found"],
        asked=here["parts"]["asked"],
        below=finding.outcome_name == "unmet",
        clause=here["clause"],
        facts=tuple(here["facts"]),
    )


def _condition(judged: tuple[guiju.Judgement, date], name: str, policy: str) -> Mapping[str, Any]:
    judgement, day = judged
    told = guiju.judgement_record("", day, {policy: judgement}, parts=True)
    conditions = told["policies"][policy]["conditions"]
    found: Mapping[str, Any] = next(each for each in conditions if each["id"] == name)
    return found
