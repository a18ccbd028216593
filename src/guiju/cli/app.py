"""Puts the commands together; each stands in a file of its own."""

from __future__ import annotations

import sys

import typer

from guiju.cli.bench import bench
from guiju.cli.certify import certify
from guiju.cli.check import check
from guiju.cli.diff import diff
from guiju.cli.explain import explain
from guiju.cli.figures import figures
from guiju.cli.gaps import gaps
from guiju.cli.judge import judge
from guiju.cli.ladder import ladder
from guiju.cli.report import report
from guiju.cli.run import run
from guiju.cli.screen import BAD_INPUT, complain
from guiju.cli.tie_out import tie_out
from guiju.cli.verify import verify
from guiju.errors import BadInput, Place, Problem

app = typer.Typer(
    name="guiju",
    help="规矩：事实和规则进，结论和理由出。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("check", help="规则库是否健全，案例是否都对。")(check)
app.command("judge", help="判定一家或几家企业，逐条给出理由。")(judge)
app.command("run", help="判定一张表里的所有企业，写成一个文件夹。")(run)
app.command("explain", help="说明一次运行里一家企业的每条理由。")(explain)
app.command("gaps", help="一家企业离每项政策差多少，最省力的一步，下一个该问的问题。")(gaps)
app.command("ladder", help="各镇区的梯次分布与升降。")(ladder)
app.command("diff", help="两次运行之间谁的结论变了，各因何而变。")(diff)
app.command("figures", help="台账里的每个数和断言，各由哪些记录得来。")(figures)
app.command("report", help="按提纲从台账写出报告：Word、网页或纯文本。")(report)
app.command("tie-out", help="把任何一份文字稿里的数逐个与台账核对，并挑出毛病。")(tie_out)
app.command("certify", help="给一家企业的一项判定出具判定书，可打印、可离线核验。")(certify)
app.command("verify", help="核验判定书：文件、规则、结论，哪里与当初不同。")(verify)
app.command("bench", help="与同类比速度，只看比值。")(bench)


def main() -> None:
    """Run the command line; trouble with input is told without a traceback, exit code 3."""
    try:
        app(standalone_mode=True)
    except BadInput as error:
        complain(error, as_json="--json" in sys.argv)
        raise SystemExit(BAD_INPUT) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
    except OSError as error:
        place = Place(None if error.filename is None else str(error.filename))
        problem = Problem("读写文件失败", place, do="核对路径、权限和磁盘空间")
        complain(BadInput(problem), as_json="--json" in sys.argv)
        raise SystemExit(BAD_INPUT) from None
