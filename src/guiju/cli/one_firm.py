"""The one firm a command is about, out of a file of facts."""

from __future__ import annotations

from pathlib import Path

from guiju.errors import BadInput, Place, Problem
from guiju.facts import Facts

_MOST_NAMED = 10


def one_firm(entities: list[Facts], wanted: str | None, path: Path) -> Facts:
    """The firm wanted, or the only one of a file."""
    found = [each for each in entities if wanted is None or each.entity == wanted]
    if len(found) == 1:
        return found[0]
    known = "、".join(each.entity for each in entities[:_MOST_NAMED])
    more = f" 等 {len(entities)} 家" if len(entities) > _MOST_NAMED else ""
    met = f"文件里有 {len(entities)} 家企业" if wanted is None else f"文件里没有企业“{wanted}”"
    do = "用 --entity 写明哪一家" if wanted is None else "核对编号"
    raise BadInput(Problem(met, Place(str(path)), f"{known}{more}", do))
