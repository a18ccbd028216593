"""The final text kept with everything it was made of."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

import guiju
from bureau.accounts.viewer import Viewer
from bureau.ledger import queries as ledger
from bureau.reports.actions.moving import must_be_current
from bureau.reports.as_data import data_of, hash_of
from bureau.reports.filling import OUTLINE, Filled, filled
from bureau.reports.models import Edition, Frozen, Move
from bureau.reports.queries.texts import pieces_of
from bureau.reports.standing import RULEBOOK

FEWEST_SIGNATURES = 1


def freeze(*, by: Viewer, edition: Edition) -> Frozen:
    """Freeze a signed edition: by the director, from the state of the ledger that was signed.

    Everything is written into a folder of its own first and moved into place, then the row; a
    freeze that fails leaves nothing behind.
    """
    if not by.may("a", "report"):
        raise PermissionDenied("定稿由局领导批准。")
    if edition.state != "signing":
        raise guiju.BadInput.saying("报告还没有送审", do="先送审、签署")
    if edition.signatures.exclude(by_id=by.user_id).count() < FEWEST_SIGNATURES:
        raise guiju.BadInput.saying("还没有别的科室签署", do="请有关科室负责人先签")
    must_be_current(edition)
    home = Path(settings.DATA) / "editions"
    target, beside = home / f"{edition.pk}", home / f"arriving-{edition.pk}"
    shutil.rmtree(beside, ignore_errors=True)
    try:
        with filled(edition.card, pieces_of(edition), edition.period, folder=beside) as made:
            return _kept(by, edition, made, beside, target)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise guiju.BadInput.saying("定稿没有存下来：磁盘写不进去", do="告诉信息管理员") from error


def _kept(by: Viewer, edition: Edition, made: Filled, beside: Path, target: Path) -> Frozen:
    book = ledger.rulebook()
    shutil.copytree(book.root, beside / RULEBOOK)
    _print(made, beside)
    document = data_of(made.document)
    with transaction.atomic():
        locked = Edition.objects.select_for_update().get(pk=edition.pk)
        if locked.state != "signing":
            raise guiju.BadInput.saying("别人刚办过这一步", do="刷新页面")
        frozen = Frozen.objects.create(
            edition=locked,
            by_id=by.user_id,
            known_on=timezone.localdate(),
            document=document,
            document_hash=hash_of(document),
            ledger_hash=made.figures.ledger.hash,
            rulebook_hash=book.hash,
            outline_hash=hashlib.sha256((beside / OUTLINE).read_bytes()).hexdigest(),
            folder=f"editions/{edition.pk}",
        )
        Move.objects.create(edition=locked, before="signing", after="frozen", by_id=by.user_id)
        locked.state = "frozen"
        locked.document = document
        locked.save(update_fields=["state", "document"])
        shutil.rmtree(target, ignore_errors=True)
        beside.rename(target)
    return frozen


def _print(made: Filled, folder: Path) -> None:
    """The files people take away, as they were on the day."""
    composition = guiju.composition
    composition.write_docx(made.document, folder / "report.docx", comments=True)
    (folder / "report.html").write_text(composition.to_html(made.document), encoding="utf-8")
    (folder / "report.txt").write_text(composition.to_text(made.document), encoding="utf-8")
