"""An invented county from facts to verdicts, a bureau's year to its report, and the service."""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from examples.county.firms import firms  # noqa: E402
from examples.county.nearest import show_nearest  # noqa: E402
from examples.county.site import DATA, demand_port, furnish, serve  # noqa: E402
from examples.county.tables import write  # noqa: E402

from guiju.cli.app import app  # noqa: E402
from guiju.cli.screen import out  # noqa: E402
from guiju.rulebook import load_rulebook  # noqa: E402

OUT = ROOT / "out" / "county"
COUNT, SEED = 2_000, 20_241_231
NOW, BEFORE = date(2024, 12, 31), date(2023, 12, 31)
REPORT = ROOT / "out" / "report"
YEAR = ROOT / "examples" / "liyang-2024"
LISTED = ROOT / "examples" / "listed" / "liyang-2022-06-01.yaml"


def main() -> None:
    """Everything the kernel does, in the order of the river; then the service, served."""
    demand_port()
    started = time.perf_counter()
    book = load_rulebook()
    place = next(layer for layer in book.places.values() if layer.towns)
    towns = [(str(town["code"]), str(town["name"])) for town in place.towns]
    invented = firms(COUNT, towns, SEED)
    write(invented, OUT / "facts")
    heading(f"一 · 示例县：{COUNT:,} 家虚构企业，{len(towns)} 个镇（街道）——没有一家是真的")
    traps = [firm for firm in invented if firm.trap]
    for firm in traps:
        out.print(f"  故意留的坑 {firm.entity}：{firm.trap}", markup=False)
    heading("二 · 判定：去年底与今年底各一次")
    for day in (BEFORE, NOW):
        facts = str(OUT / "facts")
        guiju("run", "--facts", facts, "--as-of", f"{day}", "--out", str(OUT / f"run-{day}"))
    heading("三 · 梯次：各镇区多少家，一年里谁升谁降")
    guiju("ladder", str(OUT / f"run-{NOW}"), "--before", str(OUT / f"run-{BEFORE}"))
    heading("四 · 对比：一年里谁的结论变了，因规则、因事实还是只因日期")
    guiju("diff", str(OUT / f"run-{BEFORE}"), str(OUT / f"run-{NOW}"), "--most", "6")
    heading("五 · 离高新技术企业最近的十二家，各差哪一步")
    nearest = show_nearest(book, OUT / f"run-{NOW}", "hte", 12)
    heading("六 · 一企一策：其中一家的完整档案")
    guiju("explain", str(OUT / f"run-{NOW}"), nearest[6])
    guiju("gaps", str(OUT / f"run-{NOW}"), nearest[6])
    heading("七 · 真实的三家：溧阳上市公司，数字取自年报，评价日 2022-06-01")
    guiju("judge", str(LISTED), "--policy", "hte")
    heading("八 · 一数一源：一个局的一年，从台账到年度报告")
    files = write_report()
    heading("九 · 服务：同样的企业和台账放进网站，十种角色各一个账号")
    furnish()
    heading(f"完 · 用时 {time.perf_counter() - started:.0f} 秒 · 结果在 {OUT.relative_to(ROOT)}/")
    for file in files[:2]:
        out.print(f"  年度报告 {file}", markup=False)
    out.print(f"  网站的数据 {DATA}", markup=False)
    serve()


def write_report() -> list[Path]:
    """The annual report of the example ledger, as Word and as a page; then held against it."""
    ledger = str(YEAR)
    guiju("figures", "--ledger", ledger, "--period", "2024", "--id", "provincial_funds")
    files = [REPORT / f"annual-2024{suffix}" for suffix in (".docx", ".html", ".txt")]
    outs = [word for file in files for word in ("--out", str(file))]
    guiju("report", "annual-2024", "--ledger", ledger, "--period", "2024", "--comments", *outs)
    return files


def guiju(*arguments: str) -> None:
    """Run a command as the shell would, showing it first."""
    shown = " ".join(argument.replace(f"{ROOT}/", "") for argument in arguments)
    out.print(f"\n$ guiju {shown}", markup=False, style="dim")
    app(list(arguments), standalone_mode=False)


def heading(text: str) -> None:
    """A line that says what comes next."""
    out.print()
    out.rule(text, align="left")


if __name__ == "__main__":
    main()
