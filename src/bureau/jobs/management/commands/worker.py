"""`bureau worker`: do what is due, until told to stop."""

from __future__ import annotations

import signal
import threading
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections

import guiju
from bureau.jobs import actions

IDLE, A_MINUTE = 0.5, 60


class Command(BaseCommand):
    """Works until SIGTERM or SIGINT, finishing the job in hand; several may run at once."""

    help = "办理后台任务：到期即办，收到停止信号时办完手中一件再停。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--once` for a test, a cron line, the demonstration."""
        parser.add_argument("--once", action="store_true", help="办完已到期的任务就退出")

    def handle(self, *, once: bool, **_: Any) -> None:
        """Plan the night, do what is due, wait; again."""
        if once:
            self.stdout.write(f"已办理{actions.drain()}件")
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("开始办理后台任务；按 Ctrl+C 停止")
        planned = float("-inf")
        while not stop.is_set():
            if settings.NIGHTLY and time.monotonic() - planned > A_MINUTE:
                planned = time.monotonic()
                actions.plan_night(guiju.calendar.today())
            if not actions.work_one():
                close_old_connections()
                stop.wait(IDLE)
