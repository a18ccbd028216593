"""Files kept once by their hash, outside the web root: what they may be, how they arrive."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger.models import Attachment, Entity, Source

SECRET_WORDS = re.compile("秘密|机密|绝密")
# By suffix: what the file must begin with, and what it is served as.
KINDS = {
    ".pdf": (b"%PDF", "application/pdf"),
    ".jpg": (b"\xff\xd8\xff", "image/jpeg"),
    ".jpeg": (b"\xff\xd8\xff", "image/jpeg"),
    ".png": (b"\x89PNG", "image/png"),
    ".docx": (b"PK", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".xlsx": (b"PK", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
MEBIBYTE = 1024 * 1024


def keep_attachment(
    *,
    by: Viewer,
    file: Any,
    entity: Entity | None = None,
    source: Source | None = None,
    seen_as: str = "commercial",
) -> Attachment:
    """Keep an uploaded file; refused by size, type or a secret title before anything is kept."""
    suffix = checked_file(file)
    digest = _write_whole(file)
    return Attachment.objects.create(
        sha256=digest,
        name=Path(file.name).name[-200:],
        media_type=KINDS[suffix][1],
        size=file.size,
        source=source,
        entity=entity,
        seen_as=seen_as,
        kept_by_id=by.user_id,
    )


def checked_file(file: Any) -> str:
    """The suffix of a file that may be kept; BadInput otherwise."""
    name, suffix = Path(file.name).name, Path(file.name).suffix.lower()
    if SECRET_WORDS.search(name):
        raise guiju.BadInput.saying(f"“{name}”标有密级，本系统不收涉密文件", do="按保密规定处理")
    if file.size > settings.UPLOAD_LIMIT:
        met = f"“{name}”有 {file.size / MEBIBYTE:.1f} MB，太大"
        raise guiju.BadInput.saying(met, expected="20 MB 以内", do="压缩或拆开再传")
    if suffix not in KINDS:
        met = f"“{name}”这种文件不收"
        raise guiju.BadInput.saying(met, expected="pdf、jpg、png、docx、xlsx", do="另存后再传")
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if not head.startswith(KINDS[suffix][0]):
        met = f"“{name}”的内容和后缀不符"
        raise guiju.BadInput.saying(met, do="用原来的程序打开，另存后再传")
    return suffix


def path_of(sha256: str) -> Path:
    """Where a file of that hash lies."""
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def _write_whole(file: Any) -> str:
    """Write beside, then move into place: a file is there whole or not at all."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, beside = tempfile.mkstemp(dir=root, prefix="arriving-")
    try:
        with os.fdopen(handle, "wb") as out:
            for chunk in file.chunks():
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        target = path_of(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        Path(beside).replace(target)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise guiju.BadInput.saying(
            "文件没有存下来：磁盘写不进去", do="告诉信息管理员，稍后再传"
        ) from error
    return digest.hexdigest()
