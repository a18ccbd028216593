"""`guiju certify FACTS.yaml --policy ID --as-of D --out FILE`: one decision as one file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from guiju.calendar import parse_day
from guiju.certificate import Certificate, read_certificate
from guiju.certificate import certify as certify_facts
from guiju.cli.dossier import VERDICTS
from guiju.cli.one_firm import one_firm
from guiju.cli.options import AsOfOption, JsonOption, RulebookOption
from guiju.cli.screen import out, print_json
from guiju.errors import BadInput, Place, Problem
from guiju.facts import read_entities
from guiju.rulebook import load_rulebook

FactsArgument = Annotated[Path, typer.Argument(metavar="FACTS.yaml", help="企业事实。")]
PolicyOption = Annotated[str, typer.Option("--policy", metavar="编号", help="哪一项政策。")]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="文件", help="写到哪里：.html 可打印，.json 只有数据。")
]
EntityOption = Annotated[
    str | None, typer.Option("--entity", metavar="编号", help="文件里有几家企业时，写哪一家。")
]
IssuedOption = Annotated[
    str | None, typer.Option("--issued", metavar="日期", help="出具日期；不写时留空，签字时填。")
]


def certify(
    facts: FactsArgument,
    policy: PolicyOption,
    target: OutOption,
    as_of: AsOfOption = None,
    entity: EntityOption = None,
    issued: IssuedOption = None,
    rulebook: RulebookOption = None,
    as_json: JsonOption = False,
) -> None:
    """Judge one firm under one policy and write the certificate, or nothing."""
    _refuse_strangers(target)
    book = load_rulebook(rulebook)
    day = None if as_of is None else parse_day(as_of)
    firm = one_firm(read_entities(facts, book.vocabulary, as_of=day), entity, facts)
    on = day or firm.as_of
    if on is None:
        raise BadInput(Problem("没有评价日期", Place(str(facts)), do="加上 --as-of 2024-12-31"))
    made = certify_facts(
        book, firm, policy, on, issued=None if issued is None else parse_day(issued)
    )
    made.write(target)
    if as_json:
        print_json(_record(made, target))
    else:
        word = VERDICTS[made.verdict][0] or "测算"
        out.print(f"已写入 {target} · 编号 {made.number} · {word}", markup=False)


def _record(made: Certificate, target: Path) -> dict[str, object]:
    return {
        "out": str(target),
        "number": made.number,
        "seal": made.record["seal"],
        "id": made.head["entity"],
        "as_of": made.head["as_of"],
        "policy": made.head["policy"],
        "version": made.head["version"],
        "verdict": made.verdict,
    }


def _refuse_strangers(target: Path) -> None:
    """BadInput where something else than a certificate would be overwritten."""
    if target.exists():
        try:
            read_certificate(target)
        except BadInput as error:
            problem = Problem("这个位置已有别的文件", Place(str(target)), do="换一个文件名")
            raise BadInput(problem) from error
