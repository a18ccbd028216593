"""`bureau`: the service's command; every sub-command is a Django command of one of the rooms."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run a sub-command with the service's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bureau.config.settings")
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        execute_from_command_line(["bureau", *sys.argv[1:]])
    except EnvError as error:
        sys.exit(f"环境变量写得不对：{error}。各变量的写法见 docs/how-to/run-the-service.md")
