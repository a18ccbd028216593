"""One sheet on its way in: which columns it has, what was checked, what became of it."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import models

from bureau.ledger.models.papers import Source

USER = settings.AUTH_USER_MODEL
CHOOSING, MATCHING, CHECKING, CHECKED = "choosing", "matching", "checking", "checked"
COMMITTING, DONE, UNDONE = "committing", "done", "undone"
STATES = {
    CHOOSING: "选表",
    MATCHING: "对列",
    CHECKING: "正在核对",
    CHECKED: "待确认",
    COMMITTING: "正在入库",
    DONE: "已入库",
    UNDONE: "已撤回",
}


class ImportJob(models.Model):
    """The rows themselves are in a file beside the upload, never among the facts.

    sheets: what the workbook holds, for choosing; columns: what each was understood as; options:
    year, since, grade, values for a whole column; counts: rows by state. town, month: of a
    monthly return. trouble: why checking or committing came to nothing, in words for the person.
    """

    kind = models.CharField("种类", max_length=40)
    state = models.CharField("状态", max_length=12, default=CHOOSING, choices=list(STATES.items()))
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("校验值", max_length=64, db_index=True)
    size = models.PositiveIntegerField("字节")
    sheets = models.JSONField(default=list)
    sheet = models.CharField("工作表", max_length=60, blank=True)
    columns = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    trouble = models.TextField(blank=True)
    town = models.CharField("镇区（街道）", max_length=12, blank=True)
    month = models.CharField("月份", max_length=7, blank=True)
    source = models.OneToOneField(Source, models.PROTECT, null=True, related_name="import_job")
    started_at = models.DateTimeField("上传时间", auto_now_add=True)
    started_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField("核对时间", null=True)
    done_at = models.DateTimeField("入库时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "state"])]

    def __str__(self) -> str:
        return f"{self.file_name}（导入{self.pk}）"

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return Path(settings.DATA) / "imports" / str(self.pk)

    @property
    def upload(self) -> Path:
        """The workbook as it came."""
        return self.folder / "upload.xlsx"

    @property
    def rows(self) -> Path:
        """The rows of the chosen sheet and what the check found."""
        return self.folder / "rows.sqlite3"

    @property
    def state_label(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def left_out(self) -> int:
        """Rows that were not taken."""
        return sum(self.counts.get(state, 0) for state in ("held", "wrong", "left"))

    @property
    def is_open(self) -> bool:
        """Whether it can still be worked on."""
        return self.state not in (DONE, UNDONE)


class TownReturn(models.Model):
    """That a town has handed in for a month; a month with nothing to tell is handed in too."""

    town = models.CharField("镇区（街道）", max_length=12)
    month = models.CharField("月份", max_length=7)
    is_zero = models.BooleanField("零报告", default=False)
    job = models.ForeignKey(ImportJob, models.PROTECT, null=True, related_name="+")
    note = models.CharField("说明", max_length=300, blank=True)
    handed_in_at = models.DateTimeField("报送时间", auto_now_add=True)
    handed_in_on = models.DateField("报送日期")
    handed_in_by = models.ForeignKey(USER, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "月报"
        ordering = ["-month", "town", "-pk"]
        indexes = [models.Index(fields=["month", "town"])]
