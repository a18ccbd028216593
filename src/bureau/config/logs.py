"""What the service writes about itself: one line an event, nothing of what people read or typed.

Addresses are logged as their patterns (`desk/firms/<code>`), never as typed; no query string, no
form, no name, no address of a caller. Of an error stand its kind and the places in the code it
came by, not its words: a database quotes the values it refused.
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse

ZONE = ZoneInfo("Asia/Shanghai")
REQUESTS = logging.getLogger("bureau.requests")
EXTRA = ("method", "route", "status", "ms", "size")
# What these say goes beyond their first words: a path as typed, a name that failed to sign in.
TELLING = ("django.request", "django.security", "axes")


def requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """One line a request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = get_response(request)
        found = request.resolver_match
        REQUESTS.info(
            "request",
            extra={
                "method": request.method,
                "route": f"/{found.route}" if found is not None else "(none)",
                "status": response.status_code,
                "ms": round((time.perf_counter() - started) * 1000),
                "size": 0 if response.streaming else len(response.content),
            },
        )
        return response

    return middleware


def _event(record: logging.LogRecord) -> dict[str, Any]:
    found: dict[str, Any] = {
        "at": datetime.fromtimestamp(record.created, ZONE).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "from": record.name,
        "event": _said(record),
    }
    found |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
    if record.exc_info and record.exc_info[1] is not None:
        found["error"] = type(record.exc_info[1]).__name__
        frames = traceback.extract_tb(record.exc_info[2])
        found["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return found


def _said(record: logging.LogRecord) -> str:
    if record.name.startswith(TELLING):
        return str(record.msg).partition(":")[0].partition("%")[0].strip() or "request failed"
    return record.getMessage()


class Json(logging.Formatter):
    """One JSON object a line, for a collector."""

    def format(self, record: logging.LogRecord) -> str:
        """The event as JSON."""
        return json.dumps(_event(record), ensure_ascii=False, default=str)


class Plain(logging.Formatter):
    """The same for a person at a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, origin, event, and what belongs to it."""
        event = _event(record)
        head = " ".join(str(event.pop(name)) for name in ("at", "level", "from", "event"))
        where = event.pop("where", [])
        rest = " ".join(f"{name}={value}" for name, value in event.items())
        return "\n    ".join([f"{head} {rest}".rstrip(), *where])


def configuration(form: str, level: str) -> dict[str, Any]:
    """Django's logging settings: all to standard error, where systemd and containers look."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": "bureau.config.logs.Json"},
            "plain": {"()": "bureau.config.logs.Plain"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "bureau": {"level": level},
            # What a request came to is in its own line; what is left are errors.
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "axes": {"level": "ERROR"},
        },
    }
