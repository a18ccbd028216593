"""Whether the service is well: for a monitor, and for whoever answers for it; no data in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils import timezone

from bureau.config.keeping import last_backup, last_test
from bureau.jobs import queries as jobs
from bureau.runs import queries as runs

FINE, CARE, ILL = "fine", "care", "ill"
LABELS = {FINE: "正常", CARE: "注意", ILL: "异常"}
LEAST_FREE = 512 * 1024 * 1024
MOST_WAITING = 200
BACKUP_AGE, TEST_AGE = timedelta(hours=36), timedelta(days=40)
GIBIBYTE = 1024**3


@dataclass(frozen=True)
class Check:
    """One thing looked at."""

    code: str
    name: str
    state: str
    said: str

    @property
    def label(self) -> str:
        """The state for people."""
        return LABELS[self.state]


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return Check("database", "数据库", FINE, connection.vendor)


def _jobs() -> Check:
    waiting = jobs.waiting()
    state = CARE if waiting > MOST_WAITING else FINE
    return Check("jobs", "后台任务", state, f"{waiting} 件等待或进行中")


def _run() -> Check:
    last = runs.current()
    if last is None or last.ended_at is None:
        return Check("run", "判定", CARE, "还没有判定过")
    ended = timezone.localtime(last.ended_at).isoformat(timespec="seconds")
    return Check("run", "判定", FINE, f"情况截至 {last.as_of}，{ended} 完成")


def _disk() -> Check:
    free = shutil.disk_usage(Path(settings.DATA)).free
    state = ILL if free < LEAST_FREE else FINE
    return Check("disk", "磁盘", state, f"剩余 {free / GIBIBYTE:.1f} GB")


def _backup() -> Check:
    last = last_backup()
    if last is None:
        return Check("backup", "备份", CARE, "还没有备份")
    state = CARE if timezone.now() - last.when > BACKUP_AGE else FINE
    return Check("backup", "备份", state, f"{last.at} · {last.said}")


def _trial() -> Check:
    last = last_test()
    if last is None:
        return Check("restore_test", "试恢复", CARE, "还没有试过")
    old = timezone.now() - last.when > TEST_AGE
    state = CARE if old or not last.fine else FINE
    said = last.said if last.fine else "没有通过，见 last-restore-test.json"
    return Check("restore_test", "试恢复", state, f"{last.at} · {said}")


CHECKS: tuple[tuple[str, str, Callable[[], Check]], ...] = (
    ("database", "数据库", _database),
    ("jobs", "后台任务", _jobs),
    ("run", "判定", _run),
    ("disk", "磁盘", _disk),
    ("backup", "备份", _backup),
    ("restore_test", "试恢复", _trial),
)


def checked() -> list[Check]:
    """Every check; one that cannot be made is ill, and does not keep the others from being."""
    found = []
    for code, name, check in CHECKS:
        try:
            found.append(check())
        except (DatabaseError, OSError) as error:
            found.append(Check(code, name, ILL, type(error).__name__))
    return found


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer /health before sessions are looked for: they are in the database asked about."""

    def answer(request: HttpRequest) -> HttpResponse:
        return health(request) if request.path == "/health" else get_response(request)

    return answer


def health(request: HttpRequest) -> HttpResponse:
    """200 where the service can work, 503 where it cannot; JSON for who asks for it."""
    found = checked()
    ill = any(check.state == ILL for check in found)
    status = 503 if ill else 200
    if "json" in request.headers.get("Accept", "") or request.GET.get("format") == "json":
        said = {check.code: {"state": check.state, "said": check.said} for check in found}
        state = ILL if ill else FINE
        response: HttpResponse = JsonResponse({"state": state, "checks": said}, status=status)
    else:
        page = render_to_string("config/health.html", {"checks": found, "ill": ill})
        response = HttpResponse(page, status=status)
    response["Cache-Control"] = "no-store"
    return response
