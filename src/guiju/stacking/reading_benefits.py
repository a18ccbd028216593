"""A benefit as somebody wrote it → a benefit, every slip told with its line."""

from __future__ import annotations

from typing import Any

from guiju.documents import Mapping
from guiju.errors import Place
from guiju.marks import OPEN_MARK
from guiju.slips import one_of, unknown_keys
from guiju.stacking.desk import CITED_KEYS, Desk
from guiju.stacking.rules import Benefit
from guiju.vocabulary import LEVELS

SAMPLE = "示例"
_KEYS = [*"label policy title level department amount unit once".split(), *CITED_KEYS]


def benefit_from(name: str, body: Any, at: Place, desk: Desk) -> Benefit | None:
    """One benefit, None where it cannot be read at all."""
    problems = desk.problems
    if not isinstance(body, Mapping):
        problems.note(f"“{name}”不是一组键值", at, expected="label、policy、level、amount …")
        return None
    unknown_keys(body, _KEYS, problems)
    one_of(body, "level", LEVELS, problems)
    made = Benefit(
        id=name,
        label=_label(name, body, at, desk),
        policy=desk.known(body, "policy", desk.book.policies),
        title=desk.known(body, "title", desk.book.kind.title_codes),
        level=str(body.get("level")),
        department=str(body.get("department") or ""),
        amount=desk.money(body, "amount"),
        once=body.get("once") is True,
        cited=desk.citation(body, at),
        at=at,
    )
    if made.policy is None and made.title is None:
        problems.note(f"“{name}”没有写凭什么享受", at, expected="policy 或 title")
    if not isinstance(body.get("once", False), bool):
        problems.note(f"once: {body['once']} 读不懂", body.at("once"), expected="true 或 false")
    if made.amount is not None and made.cited.confidence == OPEN_MARK and not desk.sample:
        met = f"“{name}”的金额存疑"
        problems.note(met, body.at("amount"), do="删去金额，等见到文件再写")
    return made


def _label(name: str, body: Mapping, at: Place, desk: Desk) -> str:
    label = str(body.get("label") or "")
    if not label:
        desk.problems.note(f"“{name}”没有名称", at, expected="label: 叫什么")
    elif desk.sample and SAMPLE not in label:
        met = f"“{name}”在示例文件里，名称没有写明{SAMPLE}"
        desk.problems.note(met, body.at("label"), do=f"在名称后加上（{SAMPLE}）")
    return label
