"""One decision as a certificate: one file to print, to keep, and to check again offline."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkstemp
from typing import Any

from guiju.certificate.canonical import PAGE, Entry, number_of
from guiju.certificate.page import page, page_digest
from guiju.certificate.record import record_of
from guiju.errors import BadInput, Place, Problem
from guiju.evaluation.judging import judge_policy
from guiju.facts.entity import Facts
from guiju.rulebook import Rulebook

JSON_SUFFIX, PAGE_SUFFIXES = ".json", (".html", ".htm")


@dataclass(frozen=True)
class Certificate:
    """A decision that can be checked again: 判定书.

    record: the machine part, as JSON has it. page: the page around the data as it was read from
    a file, None for a JSON file and for a certificate just made.
    """

    record: Mapping[str, Any]
    page: str | None = None

    @property
    def head(self) -> Entry:
        """Entity, day, policy, version and the hashes of the rulebook."""
        found: Entry = self.record["head"]
        return found

    @property
    def verdict(self) -> str | None:
        """eligible, ineligible, unknown, not_applicable, or None for outputs alone."""
        found: str | None = self.record["decision"]["verdict"]
        return found

    @property
    def number(self) -> str:
        """The number printed on every sheet."""
        return number_of(self.record)

    def json(self) -> str:
        """The record alone, for programs."""
        return json.dumps(self.record, ensure_ascii=False, indent=1) + "\n"

    def html(self) -> str:
        """The page with the record inside."""
        return page(self.record, self.json())

    def write(self, path: Path) -> None:
        """Write the page, or the record alone where the name ends in .json; whole or not at all."""
        if path.suffix.lower() not in (JSON_SUFFIX, *PAGE_SUFFIXES):
            expected = "、".join((*PAGE_SUFFIXES, JSON_SUFFIX))
            raise BadInput(Problem("输出文件的扩展名认不出", Place(str(path)), expected))
        text = self.json() if path.suffix.lower() == JSON_SUFFIX else self.html()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = mkstemp(prefix=".certificate.", suffix=".partial", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            Path(partial).chmod(0o644)
            Path(partial).replace(path)
        finally:
            Path(partial).unlink(missing_ok=True)


def certify(
    book: Rulebook, facts: Facts, policy: str, as_of: date, *, issued: date | None = None
) -> Certificate:
    """Judge one entity under one policy and certify the answer.

    issued: the day of issue, left to be filled in by hand when None; no clock is read. Raises
    BadInput for an unknown policy, and for facts whose titles were folded on another day.
    """
    if facts.as_of not in (None, as_of):
        met = f"事实是按 {facts.as_of} 整理的，评价日期却是 {as_of}"
        raise BadInput(Problem(met, do="按评价日期重新读入事实"))
    (chosen,) = book.chosen([policy])
    judgement = judge_policy(chosen, facts, as_of)
    record = record_of(book, judgement, facts, as_of, issued)
    return Certificate({**record, PAGE: page_digest(record)})
