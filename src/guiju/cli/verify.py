"""`guiju verify FILE`: is the file whole, are the rules the same, is the answer the same?"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from guiju.certificate import Verification, read_certificate
from guiju.certificate import verify as verify_certificate
from guiju.certificate.differences import ANSWER, FACT, FILE, RULE
from guiju.cli.dossier import VERDICTS
from guiju.cli.one_firm import one_firm
from guiju.cli.options import JsonOption, RulebookOption
from guiju.cli.screen import FOUND, out, print_json, say
from guiju.facts import read_entities
from guiju.rulebook import load_rulebook

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="判定书，HTML 或 JSON。")]
FactsOption = Annotated[
    Path | None, typer.Option("--facts", metavar="FACTS.yaml", help="再与现在的事实核对。")
]


def verify(
    file: FileArgument,
    rulebook: RulebookOption = None,
    facts: FactsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check a certificate offline; exit code 1 when anything is not as it says."""
    certificate = read_certificate(file)
    book = load_rulebook(rulebook)
    firm = None
    if facts is not None:
        head = certificate.head
        on = date.fromisoformat(head["as_of"])
        firm = one_firm(read_entities(facts, book.vocabulary, as_of=on), head["entity"], facts)
    found = verify_certificate(certificate, book, firm)
    if as_json:
        print_json(_record(found, file))
    else:
        _show(found)
    if not found.same:
        raise typer.Exit(FOUND)


def _record(found: Verification, file: Path) -> dict[str, Any]:
    head = found.certificate.head
    return {
        "file": str(file),
        "number": found.certificate.number,
        "id": head["entity"],
        "as_of": head["as_of"],
        "policy": head["policy"],
        "version": head["version"],
        "verdict": found.certificate.verdict,
        "rejudged": found.rejudged,
        "same": found.same,
        "differences": [each.as_dict() for each in found.differences],
        "notes": list(found.notes),
    }


def _show(found: Verification) -> None:
    certificate, head = found.certificate, found.certificate.head
    title = f"判定书 {certificate.number} · {head['name'] or head['entity']}"
    word = VERDICTS[certificate.verdict][0] or "测算"
    out.print(Text(title, style="bold"))
    out.print(f"{head['policy_name']} · {head['as_of']} · {word}", markup=False)
    _part(found, FILE, "文件完整，封缄与每一项的指纹相符", "文件被改过")
    _part(found, RULE, "所读规则没有变", "规则有变")
    if not found.policy_gone:
        still = found.rejudged == certificate.verdict
        wrong = f"重新判定，结论仍为“{word}”，内容有不同" if still else "重新判定，结论不同"
        _part(found, ANSWER, "重新判定，结论与逐条结果相同", wrong)
    if found.with_facts:
        _part(found, FACT, "事实没有变", "事实不同")
    for note in found.notes:
        say(f"· {note}", indent=2)


def _part(found: Verification, subject: str, fine: str, wrong: str) -> None:
    """One line where nothing differs, else a heading and a line a difference."""
    differences = found.about(subject)
    if not differences:
        out.print(Text("✓ ", style="green").append(fine, style="default"))
        return
    out.print(Text("✗ ", style="red").append(f"{wrong}：{len(differences)} 处", style="default"))
    for each in differences:
        say(each.says, indent=4)
