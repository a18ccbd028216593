"""How many conditions everybody is short of a policy, counted from packed outcomes."""

from __future__ import annotations

from functools import reduce
from operator import add

import numpy as np
import numpy.typing as npt
import polars as pl

from guiju.evaluation.packing import PER_WORD, codes_of_row
from guiju.policies.conditions import MET, UNKNOWN, UNMET, WAIVED, Condition, Group
from guiju.policies.policy import Policy, Version

Counts = npt.NDArray[np.int16]
Codes = dict[int, npt.NDArray[np.uint8]]
"""Outcome codes by id() of condition."""


def steps_short(policy: Policy, judged: pl.DataFrame) -> pl.DataFrame:
    """Rows `entity, unmet, unknown` in the frame's order.

    unmet: the fewest conditions that would have to turn for the policy not to be failed; among
    alternatives the nearest counts. unknown: likewise those that are open. Null where no version
    with conditions applied.
    """
    unmet = np.full(judged.height, -1, np.int16)
    unknown = np.full(judged.height, -1, np.int16)
    for number, version in enumerate(policy.versions):
        here = (judged["version"] == number).fill_null(False).to_numpy()
        if version.tree is not None and here.any():
            codes = _codes(version, judged.filter(pl.Series(here)))
            unmet[here], unknown[here] = _counted(version.tree, codes)
    counts = pl.DataFrame({"entity": judged["entity"], "unmet": unmet, "unknown": unknown})
    known = [pl.when(pl.col(name) >= 0).then(name).alias(name) for name in ("unmet", "unknown")]
    return counts.with_columns(known)


def _codes(version: Version, judged: pl.DataFrame) -> Codes:
    """The outcomes of every row of a version; a word nobody has is all nought."""
    height = judged.height
    words = {
        name: judged[name].fill_null(0).to_numpy().astype(np.uint32)
        for name in judged.columns
        if name.startswith("word")
    }
    nothing = np.zeros(height, np.uint32)
    return {
        id(row): codes_of_row(words.get(f"word{place // PER_WORD}", nothing), place % PER_WORD)
        for place, row in enumerate(version.rows)
    }


def _counted(condition: Condition, codes: Codes) -> tuple[Counts, Counts]:
    code = codes.get(id(condition))
    if not isinstance(condition, Group):
        if code is None:  # a leaf without an id has no finding: it counts under its group
            return _none(codes), _none(codes)
        return (code == UNMET).astype(np.int16), (code == UNKNOWN).astype(np.int16)
    unmet, unknown = _group(condition, codes)
    if code is not None:
        passed = (code == MET) | (code == WAIVED)
        unmet = np.where(passed, 0, np.where(code == UNMET, np.maximum(unmet, 1), unmet))
        unknown = np.where(passed, 0, unknown)
    return unmet.astype(np.int16), unknown.astype(np.int16)


def _group(group: Group, codes: Codes) -> tuple[Counts, Counts]:
    counts = [_counted(member, codes) for member in group.members]
    if group.kind == "none":
        return _forbidden(group, codes)
    if group.needed == len(counts):
        return reduce(add, (each for each, _ in counts)), reduce(add, (each for _, each in counts))
    # Of alternatives the nearest: fewest unmet, then fewest open.
    ranked = np.sort(np.stack([unmet * 1000 + unknown for unmet, unknown in counts]), axis=0)
    nearest = ranked[: group.needed]
    return (nearest // 1000).sum(axis=0), (nearest % 1000).sum(axis=0)


def _forbidden(group: Group, codes: Codes) -> tuple[Counts, Counts]:
    """Of what must not be, each that is counts as unmet."""
    found = [codes[id(member)] for member in group.members if id(member) in codes]
    if not found:
        return _none(codes), _none(codes)
    held = sum(((code == MET) | (code == WAIVED)).astype(np.int16) for code in found)
    still_open = sum((code == UNKNOWN).astype(np.int16) for code in found)
    return np.asarray(held), np.asarray(still_open)


def _none(codes: Codes) -> Counts:
    return np.zeros(len(next(iter(codes.values()))), np.int16)
