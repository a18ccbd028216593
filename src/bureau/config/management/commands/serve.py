"""`bureau serve`: the site and its background work, until told to stop."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError

AGAIN = 2.0
"""Seconds before a background worker that fell over is started again."""


class Command(BaseCommand):
    """Collects static files, then serves; refuses a database that is not up to date."""

    help = "启动网站和后台任务；地址、端口、进程数可由环境变量或参数给出"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Address, port, processes, each also by the environment."""
        env = os.environ
        parser.add_argument("--address", default=env.get("BUREAU_ADDRESS", "127.0.0.1"))
        parser.add_argument("--port", type=int, default=env.get("BUREAU_PORT", "8000"))
        parser.add_argument("--workers", type=int, default=env.get("BUREAU_WORKERS", "2"))
        parser.add_argument("--no-jobs", action="store_true", help="不同时办理后台任务")

    def handle(self, *, address: str, port: int, workers: int, no_jobs: bool, **_: Any) -> None:
        """Serve until SIGINT or SIGTERM."""
        from granian import Granian
        from granian.constants import Interfaces
        from granian.log import LogLevels

        self._demand_tables()
        call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()
        server = Granian(
            "bureau.config.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            websockets=False,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=10,
        )
        jobs = None if no_jobs else _Jobs()
        self.stdout.write(f"网站：http://{address}:{port}/（Ctrl+C 停止）")
        self.stdout.flush()
        try:
            server.serve()
        finally:
            if jobs is not None:
                jobs.stop()

    def _demand_tables(self) -> None:
        try:
            executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise CommandError(f"连不上数据库：{type(error).__name__}。核对设置") from error
        if waiting:
            raise CommandError("数据库还没建好，或是旧版本的。请先运行：bureau migrate")


class _Jobs:
    """A worker beside the site, started again should it fall over."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._worker = self._start()
        threading.Thread(target=self._mind, daemon=True).start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "django", "worker"], stdout=sys.stderr)

    def _mind(self) -> None:
        while not self._over.is_set():
            self._worker.wait()
            if not self._over.wait(AGAIN):
                self._worker = self._start()

    def stop(self) -> None:
        """Let it finish the job in hand."""
        self._over.set()
        self._worker.terminate()
        self._worker.wait()
