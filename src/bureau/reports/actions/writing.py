"""A section's text: each saving is a version; of two clerks the slower is told."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.reports.models import Section, SectionText
from bureau.reports.permission import may_write, must_be_open

MOST = 60_000


class Overtaken(guiju.BadInput):
    """Somebody else saved the section since the writer opened it."""


def write_section(*, by: Viewer, section: Section, source: str, seen: int) -> SectionText:
    """Save a new version; `seen` is the version the writer began from."""
    _may(by, section)
    if len(source) > MOST:
        met = f"这一节有 {len(source):,} 字，太长"
        raise guiju.BadInput.saying(met, expected=f"{MOST:,} 字以内", do="拆成几节")
    with transaction.atomic():
        Section.objects.select_for_update().get(pk=section.pk)
        latest = SectionText.objects.filter(section=section).select_related("written_by").first()
        if latest is not None and latest.version != seen:
            who = latest.written_by or "别人"
            name = section.heading or "开头"
            met = f"“{name}”在您打开之后，{who}已存过一版（第{latest.version}版）"
            raise Overtaken.saying(met, do="对照下面两份文字，合好再存；您写的还在框里")
        plain = source.replace("\r\n", "\n").strip("\n")
        if latest is not None and latest.source == plain:
            return latest
        Section.objects.filter(pk=section.pk).update(handed_in_at=None, handed_in_by=None)
        return SectionText.objects.create(
            section=section, version=seen + 1, source=plain, written_by_id=by.user_id
        )


def hand_in(*, by: Viewer, section: Section) -> Section:
    """Say that the section is done."""
    _may(by, section)
    section.handed_in_at, section.handed_in_by_id = timezone.now(), by.user_id
    section.save(update_fields=["handed_in_at", "handed_in_by"])
    return section


def take_back(*, by: Viewer, section: Section) -> Section:
    """Say that it is not done after all."""
    _may(by, section)
    section.handed_in_at = section.handed_in_by = None
    section.save(update_fields=["handed_in_at", "handed_in_by"])
    return section


def _may(by: Viewer, section: Section) -> None:
    must_be_open(section.edition)
    if not may_write(by, section.owner):
        raise PermissionDenied(f"“{section.heading or '开头'}”由{section.owner}写。")
