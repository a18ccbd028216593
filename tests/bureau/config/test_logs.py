"""Lines of the log: what happened where in the code, nothing of whom or what."""

from __future__ import annotations

import json
import logging
import sys

import pytest
from django.test import Client

from bureau.config.logs import REQUESTS, Json, Plain


class Kept(logging.Handler):
    """Keeps what it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep."""
        self.records.append(record)


@pytest.mark.django_db
def test_a_request_is_a_line_without_what_was_typed(client: Client) -> None:
    """The pattern of the address, never the address; no query, no name."""
    kept = Kept()
    REQUESTS.addHandler(kept)
    try:
        client.get("/account/login/?next=/desk/firms/示例甲公司")
        client.get("/desk/示例乙公司?q=张三")
    finally:
        REQUESTS.removeHandler(kept)
    lines = [Json().format(record) for record in kept.records]
    first, second = map(json.loads, lines)
    assert (first["route"], first["status"]) == ("/account/login/", 200)
    assert second["status"] == 404
    assert not [word for word in ("示例", "张三", "next=") if word in "".join(lines)]


def test_an_error_is_told_by_kind_and_place() -> None:
    """A database quotes the values it refused; those words are left out."""
    try:
        raise ValueError("Key (name)=(张三) already exists")
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s",
            ("/desk/firms/张三",), sys.exc_info(),
        )  # fmt: skip
    said = json.loads(Json().format(record))
    assert (said["event"], said["error"]) == ("Internal Server Error", "ValueError")
    assert said["where"][0].endswith("test_an_error_is_told_by_kind_and_place")
    assert "张三" not in Json().format(record) + Plain().format(record)


def test_a_name_that_failed_to_sign_in_is_not_written() -> None:
    """What the lock-out says goes no further than its first words."""
    record = logging.LogRecord("axes.watch_login", logging.WARNING, __file__, 1,
                               "AXES: Locking out {'username': 'zhangsan'}", (), None)  # fmt: skip
    assert "zhangsan" not in Plain().format(record)
