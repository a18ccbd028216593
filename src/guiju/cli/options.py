"""Options several commands share, said once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from guiju.calendar import parse_day, today

RulebookOption = Annotated[
    Path | None,
    typer.Option(
        "--rulebook", metavar="文件夹", help="规则库文件夹；不写时用 GUIJU_RULEBOOK 或随带的一份。"
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，一行一条。")]
PolicyOption = Annotated[
    list[str] | None, typer.Option("--policy", metavar="编号", help="只看这项政策；可写多次。")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="日期", help="评价日期，如 2024-12-31；不写时为今天。"),
]


def day_or_today(text: str | None) -> date:
    """The day given, or today."""
    return today() if text is None else parse_day(text)
