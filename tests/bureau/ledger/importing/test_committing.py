"""A checked sheet goes in whole on one source, once, and comes out again with one deed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

import guiju
from bureau.ledger import actions
from bureau.ledger.actions import bulk
from bureau.ledger.models import Current, Entity, Fact, ImportJob, Row, Source
from tests.bureau import cast
from tests.bureau.cast import FIRM, FIRM_NAME, OTHER_FIRM_NAME, OTHER_TOWN_NAME, TOWN_NAME
from tests.bureau.ledger.importing.steps import (
    CODE,
    OTHER_CODE,
    begun,
    checked,
    chief,
    committed,
    sheet,
    upload,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
ROWS = [
    [CODE, "示例新材料有限公司", TOWN_NAME, "存续", 3500, 200, 60],
    [None, FIRM_NAME, None, None, 8100, None, None],
]


def sales(code: str) -> int | None:
    """What stands of 2024, in 万元."""
    entry = Current.objects.filter(
        entity__code=code, concept="sales_revenue", period="2024"
    ).first()
    return entry.number // 1_000_000 if entry and entry.number is not None else None


def test_one_source_bears_everything(tmp_path: Path) -> None:
    """Facts with grade and line; the new firm has its row, name, key and town."""
    job = committed(chief(), sheet(tmp_path, ROWS), grade="C")
    assert job.state == "done"
    assert job.source is not None
    assert job.source.sha256 == job.sha256
    facts = Fact.objects.filter(source=job.source)
    assert facts.count() == 8
    assert set(facts.values_list("grade", flat=True)) == {"C"}
    assert facts.get(entity__code=FIRM).reason == "表格第3行"
    new = Row.objects.get(name="示例新材料有限公司")
    assert (new.town, new.kind) == (cast.TOWN, "enterprise")
    assert Entity.objects.get(keys__value=CODE).pk == new.pk
    assert sales(FIRM) == 8100


def test_the_same_file_again_is_recognised(tmp_path: Path) -> None:
    """The import of then is given back, by whatever name the file comes."""
    path = sheet(tmp_path, ROWS)
    job = committed(chief(), path)
    facts, sources = Fact.objects.count(), Source.objects.count()
    again = actions.start_import(
        by=chief(), kind="enterprise", file=upload(path, "另一个名字.xlsx")
    )
    assert again.pk == job.pk
    assert (Fact.objects.count(), Source.objects.count()) == (facts, sources)


def test_two_imports_of_one_file_at_once_write_it_once(tmp_path: Path) -> None:
    """Both were checked before either was written: the second is told and writes nothing."""
    path = sheet(tmp_path, ROWS)
    first, second = checked(chief(), path), checked(chief(), path)
    actions.commit_import(by=chief(), job=first)
    facts = Fact.objects.count()
    with pytest.raises(guiju.BadInput, match="已经入库"):
        actions.commit_import(by=chief(), job=second)
    assert Fact.objects.count() == facts


def test_two_sheets_about_one_firm_at_once(tmp_path: Path) -> None:
    """What the second was checked against no longer stands: told, nothing written, check again."""
    first = checked(
        chief(), sheet(tmp_path, [[None, FIRM_NAME, None, None, 8100, None, None]], name="a.xlsx")
    )
    second = checked(
        chief(), sheet(tmp_path, [[None, FIRM_NAME, None, None, 8200, None, 5]], name="b.xlsx")
    )
    actions.commit_import(by=chief(), job=first)
    with pytest.raises(guiju.BadInput, match="核对之后又有人改过，一行也没有写入"):
        actions.commit_import(by=chief(), job=second)
    assert sales(FIRM) == 8100
    again = actions.check_import(by=chief(), job=second)
    actions.commit_import(by=chief(), job=again)
    assert sales(FIRM) == 8200


@pytest.mark.parametrize("code", [CODE, None])
def test_two_sheets_with_one_new_firm(tmp_path: Path, code: str | None) -> None:
    """The firm the first entered is not entered again by the second, with a code or without."""
    one = [[code, "示例新材料有限公司", TOWN_NAME, "存续", 3500, None, None]]
    first = checked(chief(), sheet(tmp_path, one, name="a.xlsx"))
    second = checked(
        chief(),
        sheet(
            tmp_path,
            [*one, [OTHER_CODE, "示例远山电子有限公司", TOWN_NAME, "存续", 1, None, None]],
            name="b.xlsx",
        ),
    )
    actions.commit_import(by=chief(), job=first)
    with pytest.raises(guiju.BadInput, match="已有人登记，一行也没有写入"):
        actions.commit_import(by=chief(), job=second)
    assert Row.objects.filter(name="示例新材料有限公司").count() == 1
    assert actions.check_import(by=chief(), job=second).counts == {
        "new": 1,
        "changed": 0,
        "same": 1,
        "held": 0,
        "wrong": 0,
        "left": 0,
    }


def test_commit_twice_writes_once(tmp_path: Path) -> None:
    """A double click, or a worker that begins anew after it was killed."""
    job = checked(chief(), sheet(tmp_path, ROWS))
    actions.commit_import(by=chief(), job=job)
    facts = Fact.objects.count()
    assert actions.commit_import(by=chief(), job=job).state == "done"
    assert Fact.objects.count() == facts


def test_a_fault_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No source, no firm, no fact; the sheet can be written afterwards."""
    job = checked(chief(), sheet(tmp_path, ROWS))
    before = (Fact.objects.count(), Entity.objects.count(), Source.objects.count())
    with monkeypatch.context() as patched:
        patched.setattr(bulk, "write_rows", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.commit_import(by=chief(), job=job)
    assert (Fact.objects.count(), Entity.objects.count(), Source.objects.count()) == before
    assert actions.commit_import(by=chief(), job=job).state == "done"


def test_undo_takes_back_what_came_and_what_was_replaced_stands(tmp_path: Path) -> None:
    """The new firm is gone from lists, the old figure stands; a second undo says so."""
    job = committed(chief(), sheet(tmp_path, ROWS))
    actions.undo_import(by=chief(), job=job, reason="传错了月份")
    assert sales(FIRM) == 8060
    assert not Row.objects.filter(name="示例新材料有限公司", is_withdrawn=False).exists()
    with pytest.raises(guiju.BadInput, match="已经撤回过了"):
        actions.undo_import(by=chief(), job=job, reason="再来")
    again = committed(chief(), sheet(tmp_path, ROWS))
    assert again.pk != job.pk
    assert Row.objects.filter(name="示例新材料有限公司", is_withdrawn=False).count() == 1


def test_held_and_wrong_rows_stay_out(tmp_path: Path) -> None:
    """只导正确的行."""
    job = committed(
        chief(),
        sheet(
            tmp_path,
            [
                *ROWS,
                [None, OTHER_FIRM_NAME, None, None, 1, 2, None],
                [CODE[:-1] + "X", "示例丁", None, None, 1, None, None],
            ],
        ),
    )
    assert (job.counts["held"], job.counts["wrong"]) == (1, 1)
    assert sales("enterprise-b") == 7310


def test_what_a_town_brings_waits_for_the_bureau(tmp_path: Path) -> None:
    """Figures are proposals; a firm of another town is refused; its own new firm is entered."""
    town = cast.viewer("town")
    job = committed(
        town, sheet(tmp_path, [*ROWS, [None, OTHER_FIRM_NAME, None, None, 9999, None, None]])
    )
    assert job.counts["wrong"] == 1
    assert sales(FIRM) == 8060
    assert Fact.objects.filter(source=job.source, entity__code=FIRM, proposed=True).count() == 1
    assert Row.objects.get(name="示例新材料有限公司").town == cast.TOWN


def test_a_town_enters_no_firm_elsewhere(tmp_path: Path) -> None:
    """A new firm in another town is refused too."""
    job = checked(
        cast.viewer("town"),
        sheet(tmp_path, [[CODE, "示例新材料有限公司", OTHER_TOWN_NAME, "存续", 1, None, None]]),
    )
    assert job.counts["wrong"] == 1


@pytest.mark.parametrize(
    "who", ["director", "it", "auditor", "enterprise", "public", "platform_chief"]
)
def test_who_may_not_import_firms(tmp_path: Path, who: str) -> None:
    """Sheets of firms come from the section that answers for them, and from towns."""
    with pytest.raises(PermissionDenied):
        begun(cast.viewer(who), sheet(tmp_path, ROWS))
    assert not ImportJob.objects.exists()


def test_a_sheet_of_platforms(tmp_path: Path) -> None:
    """Another kind, known by the fields that are unique together; its host by name."""
    cast.platforms()
    head = ["平台名称", "平台类别", "级别", "依托单位", "获批日期"]
    path = sheet(tmp_path, [
        ["示例湖畔工程研究中心", "工程研究中心", "省级", "示例湖畔研究院", "2024年3月"],
        ["示例湖畔重点实验室", "重点实验室", "省级", FIRM_NAME, None],
    ], head)  # fmt: skip
    job = committed(cast.viewer("platform_chief"), path, "platform")
    assert (job.counts["changed"], job.counts["new"]) == (1, 1)
    assert Current.objects.get(entity__code=cast.PLATFORM, concept="approved_on").text == "2024-03"
    assert Row.objects.get(name="示例湖畔重点实验室").bodies.split() == [FIRM, "platform-0002"]
