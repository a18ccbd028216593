"""cases.yaml: what a policy or metric must answer, in sentences an officer can check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guiju.documents import Mapping, Sequence, read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.vocabulary import unknown_keys

EXPECTATIONS = (
    "verdict failing missing outcomes score outputs routes review version advice"
).split()
CASE_KEYS = [*"says as_of facts sum metric value note".split(), *EXPECTATIONS]


@dataclass(frozen=True)
class Case:
    """One case: facts laid over the file's base, and the answer worked out by hand."""

    says: str
    as_of: date
    facts: Mapping
    expected: dict[str, Any]
    sum: str
    at: Place


def read_cases(path: Path, name: str) -> list[Case]:
    """Every case of a file, or BadInput naming what is wrong."""
    document = read(path, name)
    problems = Problems()
    unknown_keys(document, ["base", "cases", "note"], problems)
    base = document.get("base") or Mapping()
    cases = list(_cases(document, base, problems))
    if not cases:
        problems.note("一个案例也没有", document.at(), expected="cases: 至少一条")
    problems.raise_if_any()
    return cases


def _cases(document: Mapping, base: Mapping, problems: Problems) -> Iterator[Case]:
    listed = document.get("cases") or Sequence()
    for index, body in enumerate(listed):
        at = listed.at(index)
        if not isinstance(body, Mapping):
            problems.note("案例写法有误", at, expected="{says: …, facts: …, verdict: …}")
            continue
        unknown_keys(body, CASE_KEYS, problems)
        as_of = body.get("as_of") or base.get("as_of")
        if not isinstance(as_of, date) or not body.get("says"):
            problems.note("案例缺少 says（一句话）或 as_of（评价日期）", at)
            continue
        if "verdict" not in body and "metric" not in body:
            problems.note(f"案例“{body['says']}”没有写结论", at, expected="verdict: …")
            continue
        yield Case(
            says=str(body["says"]),
            as_of=as_of,
            facts=laid_over(base.get("facts"), body.get("facts"), body),
            expected={key: body[key] for key in (*EXPECTATIONS, "metric", "value") if key in body},
            sum=str(body.get("sum") or ""),
            at=at,
        )


def laid_over(base: Mapping | None, own: Mapping | None, where: Mapping) -> Mapping:
    """The case's facts over the base's, fact by fact; a null blanks a fact out."""
    merged = Mapping({**(base or {}), **(own or {})})
    merged.file, merged.line = where.file, where.line
    merged.lines = {**(base.lines if base else {}), **(own.lines if own else {})}
    return merged


def cases_beside(policy_file: Path, root: Path) -> list[Case]:
    """The cases of the policy whose policy.yaml this is; a policy without cases is refused."""
    path = policy_file.with_name("cases.yaml")
    name = str(path.relative_to(root))
    if not path.exists():
        raise BadInput(Problem("政策没有案例", Place(name), "同一文件夹里的 cases.yaml", "写案例"))
    return read_cases(path, name)
