"""The demonstration's site furnished: tables, the year 2024, firms, runs, accounts, a report."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
FIRMS, YEAR = ROOT / "out" / "county" / "facts", ROOT / "examples" / "liyang-2024"
NOW, BEFORE = date(2024, 12, 31), date(2023, 12, 31)
TOWN = "320481106"
# Username, name, role, where it is held, what to try first. A body is chosen from the data.
REPORTER = "guihua"
PEOPLE = (
    ("juzhang", "示例局长", "director", {}, "/desk/board 梯次和各镇区"),
    (
        "gaoxin",
        "示例高新科长",
        "chief",
        {"section": "高新科"},
        "/desk/firms 找差一步的企业；/admin/import",
    ),
    (
        "guihua",
        "示例规划科长",
        "chief",
        {"section": "规划科"},
        "/indicators 差额和名单；/reports 2024年的报告",
    ),
    (
        "guagou",
        "示例挂钩联系人",
        "liaison",
        {"section": "高新科", "town": TOWN},
        "/desk/firms 挂钩镇的企业",
    ),
    ("zhuanban", "示例专班成员", "taskforce", {}, "/desk/board 短板；企业数值只见区间"),
    (
        "zhenqu",
        "示例镇区专员",
        "town",
        {"town": TOWN},
        "/records/enterprise 下载本镇企业表，改后传回",
    ),
    ("qiye", "示例企业联系人", "enterprise", {"body": "enterprise"}, "/me/ladder 下一步、试一试"),
    ("pingtai", "示例平台管理员", "platform", {"body": "institution"}, "/me/platform 本月引进人才"),
    ("gongzhong", "示例公众", "public", {}, "/search 只见公开的"),
    ("xinxi", "示例信息管理员", "it", {}, "/admin/users 账号和代理；看不到企业数据"),
    ("jiandu", "示例监督员", "auditor", {}, "/admin/audit 谁看过什么"),
)


def main() -> None:
    """Everything into an empty data folder."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    say("数据库已建好")
    call_command("load-ledger", str(YEAR), "--known-by", f"{NOW}")
    given = ("--sample", "--known-at", f"{NOW}", "--title", "示例县企业表")
    call_command("load-firms", str(FIRMS), *given)
    judge()
    introduce()
    report()


def judge() -> None:
    """Two runs, the second of them current."""
    from bureau.accounts.viewer import SYSTEM
    from bureau.jobs import actions as jobs
    from bureau.runs import actions as runs
    from bureau.runs.models import Run

    for day in (BEFORE, NOW):
        runs.start(by=SYSTEM, as_of=day, switches=day == NOW)
    # What follows on a run, the steps of whoever is near, is worked out while the site is served.
    while Run.objects.filter(ended_at=None).exists() and jobs.work_one():
        pass
    for run in Run.objects.order_by("as_of"):
        if not run.is_done:
            sys.exit(f"判定没有完成：{run}")
        say(f"已判定：情况截至 {run.as_of}，{run.counts['firms']:,} 家企业")


def introduce() -> None:
    """An account for each role, with its password and what to try first."""
    from bureau.accounts.actions import Part, create_user
    from bureau.accounts.rights import ROLES
    from bureau.accounts.viewer import SYSTEM

    say("\n账号（密码只打印这一次；两步验证只为演示关掉，见 BUREAU_MFA）")
    for username, name, role, where, tip in PEOPLE:
        place = {**where, "body": body_of(where["body"])} if "body" in where else where
        parts = [] if role == "public" else [Part(role, since=date(2024, 1, 1), **place)]
        _, password = create_user(
            by=SYSTEM, username=username, full_name=name, parts=parts, must_change=False
        )
        say(f"  {ROLES[role]:\u3000<7}{username:<10} {password:<20} {tip}")


def report() -> None:
    """The edition of the year, opened by the section that leads it, and its draft."""
    from bureau.accounts.models import User
    from bureau.accounts.queries import viewer_of
    from bureau.reports import actions as reports

    lead = viewer_of(User.objects.get(username=REPORTER))
    edition = reports.open_edition(by=lead, outline="annual-2024", period="2024")
    reports.compose(by=lead, edition=edition)
    say(f"\n已起草：{edition.title}，/reports/{edition.pk}")


def body_of(kind: str) -> str:
    """A firm of the town one step short of 高企, or an institute that has a platform."""
    from bureau.accounts.viewer import SYSTEM
    from bureau.ledger.models import Row
    from bureau.runs import queries as runs

    rows = Row.objects.filter(kind=kind, merged_into=None).order_by("code")
    if kind == "enterprise":
        run = runs.current()
        short = runs.short_of("hte", viewer=SYSTEM, run=run) if run else []
        found = rows.filter(code__in=short, town=TOWN).first() or rows.first()
    else:
        hosts = Row.objects.filter(kind="platform").values_list("bodies", flat=True)
        codes = {code for bodies in hosts for code in bodies.split()}
        found = rows.filter(code__in=codes).first() or rows.first()
    return found.code if found else ""


def say(text: str) -> None:
    """A line at once, also where output is piped."""
    print(text, flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    main()
