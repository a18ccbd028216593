"""A disk that is full, told in words: nothing half-written stays, and the person learns of it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError

import guiju

_FULL = ("disk is full", "No space left", "disk I/O error", "could not extend file")


class NoRoom(guiju.BadInput):
    """The disk is full or cannot be written."""


@contextmanager
def told() -> Iterator[None]:
    """Turn what a full disk raises, wherever it does, into one message; other faults pass."""
    try:
        yield
    except (OSError, sqlite3.Error, DatabaseError) as error:
        if not _no_room(error):
            raise
        met = "服务器磁盘已满，没有写入任何内容"
        raise NoRoom.saying(met, do="告诉信息管理员清理磁盘，之后从这一步再来一次") from error


def _no_room(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO)
    return any(word in str(error) for word in _FULL)
