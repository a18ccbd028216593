"""The pages of an import, as a browser without scripts meets them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bureau.accounts.models import Reading
from bureau.accounts.viewer import Viewer
from bureau.jobs.actions import drain
from bureau.ledger import actions
from bureau.ledger.actions import long_steps
from bureau.ledger.models import Current, Fact, ImportJob
from tests.bureau import cast
from tests.bureau.cast import FIRM, FIRM_NAME, OTHER_FIRM_NAME, TOWN_NAME
from tests.bureau.ledger.importing.steps import CODE, sheet, upload
from tests.bureau.ledger.sheets.books import book

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("firms")]
HEAD = ["信用代码", "单位名称", "属地", "经营状态", "销售收入", "研发费用"]
ROWS = [
    [CODE, "示例新材料有限公司", TOWN_NAME, "存续", 35_000_000, 2_000_000],
    [None, FIRM_NAME, None, None, 81_000_000, 3_210_000],
    [None, OTHER_FIRM_NAME, None, None, 1, 2],
    [CODE[:-1] + "X", "示例丁有限公司", TOWN_NAME, "存续", 1_000_000, 0],
]


def sent(client: Client, path: Path, kind: str = "enterprise") -> ImportJob:
    """A file sent by the form; the import it began."""
    answer = client.post("/admin/import", {"kind": kind, "file": upload(path)})
    assert answer.status_code == 302, answer.content.decode()
    return ImportJob.objects.latest("pk")


def matched(client: Client, job: ImportJob, **more: Any) -> Any:
    """The columns confirmed as they stand on the page, with what is said besides."""
    page = client.get(f"/admin/import/{job.pk}").content.decode()
    data = dict(re.findall(r'name="((?:what|year)-\d+)" value="([^"]*)"', page))
    data |= {"year": "2024", "since": "", "grade": "C"} | more
    return client.post(f"/admin/import/{job.pk}/columns", data, follow=True)


def test_the_four_steps(tmp_path: Path) -> None:
    """From a sheet in 元 with everyday headings to facts, and back by undo."""
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS, HEAD))
    page = client.get(f"/admin/import/{job.pk}").content.decode()
    assert "中位数" in page
    assert "更像“元”" in page
    assert "研发费用（高企口径）" in page
    refused = matched(client, job, **{"what-5": "研发费用（高企口径）"}).content.decode()
    assert "单位是推测的，请您确认" in refused
    checked = matched(
        client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"}
    ).content.decode()
    job.refresh_from_db()
    assert (job.counts["new"], job.counts["changed"], job.counts["held"], job.counts["wrong"]) == (
        1,
        1,
        1,
        1,
    )
    assert "核对每一行" not in checked
    assert not Fact.objects.filter(source__import_job=job).exists()
    changed = client.get(f"/admin/import/{job.pk}?state=changed").content.decode()
    assert "8,060 万元" in changed
    assert "8,100 万元" in changed
    client.post(f"/admin/import/{job.pk}/answers", {"all": "doubt-no"})
    done = client.post(f"/admin/import/{job.pk}/commit", follow=True).content.decode()
    assert "整批撤回" in done
    assert (
        Current.objects.get(entity__code=FIRM, concept="sales_revenue", period="2024").number
        == 8_100_000_000
    )
    undone = client.post(
        f"/admin/import/{job.pk}/undo", {"reason": "传错了"}, follow=True
    ).content.decode()
    assert "传错了" in undone
    again = client.post(
        f"/admin/import/{job.pk}/undo", {"reason": "再撤"}, follow=True
    ).content.decode()
    assert "已经撤回过了" in again


def test_answers_of_single_rows(tmp_path: Path) -> None:
    """The radio buttons of a held row say what they say."""
    client = cast.client_of("chief")
    job = sent(
        client,
        sheet(
            tmp_path,
            [[None, OTHER_FIRM_NAME, None, None, 1, 2]],
            [
                "信用代码",
                "单位名称",
                "属地",
                "经营状态",
                "销售收入[万元]",
                "研发费用（高企口径）[万元]",
            ],
        ),
    )
    matched(client, job, **{"unit-4": "万元", "unit-5": "万元"})
    page = client.get(f"/admin/import/{job.pk}").content.decode()
    names = set(re.findall(r'name="(answer-2-[^"]+)"', page))
    assert names == {"answer-2-doubt:rd_expense_hte@2024", "answer-2-doubt:sales_revenue@2024"}
    client.post(f"/admin/import/{job.pk}/answers", dict.fromkeys(names, "yes"))
    job.refresh_from_db()
    assert job.counts["changed"] == 1


def test_rejected_rows_come_back_with_a_reason(tmp_path: Path) -> None:
    """As they came, the reason behind; mended and sent again they go in."""
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS, HEAD))
    matched(client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"})
    answer = client.get(f"/admin/import/{job.pk}/rejects")
    path = tmp_path / "back.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    import openpyxl

    made = openpyxl.load_workbook(path)
    lines = list(made.active.iter_rows(min_row=3, values_only=True))
    assert lines[0][:3] == ("信用代码", "单位名称", "属地")
    assert [line[1] for line in lines[1:]] == [OTHER_FIRM_NAME, "示例丁有限公司"]
    assert "末位校验不符" in lines[2][6]
    assert "超过销售收入" in lines[1][6]
    made.active.cell(5, 1).value = None
    made.save(path)
    second = sent(client, path)
    matched(client, second, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"})
    second.refresh_from_db()
    assert (second.counts["new"], second.counts["held"]) == (1, 1)


def test_the_same_file_twice(tmp_path: Path) -> None:
    """The second time one is led to the first import, and told that nothing has changed."""
    client = cast.client_of("chief")
    path = sheet(tmp_path, ROWS[:2], HEAD)
    job = sent(client, path)
    matched(client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"})
    client.post(f"/admin/import/{job.pk}/commit")
    facts = Fact.objects.count()
    page = client.post(
        "/admin/import", {"kind": "enterprise", "file": upload(path)}, follow=True
    ).content.decode()
    assert "没有再导入，什么都没有改动" in page
    assert Fact.objects.count() == facts
    assert ImportJob.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("旧.xls", "另存为"),
        ("宏.xlsm", "宏"),
        ("机密.xlsx", "涉密"),
        ("坏.xlsx", "不是完好的 xlsx"),
    ],
)
def test_what_is_not_taken_is_told_on_the_form(name: str, words: str) -> None:
    """The form again, with what to do; nothing is kept."""
    client = cast.client_of("chief")
    answer = client.post(
        "/admin/import", {"kind": "enterprise", "file": SimpleUploadedFile(name, b"PK not")}
    )
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert not ImportJob.objects.exists()
    assert not list((Path(settings.DATA) / "imports").glob("arriving-*"))


def test_several_sheets_are_chosen_from(tmp_path: Path) -> None:
    """The head may be put where it is; a wrong place is told."""
    from openpyxl import Workbook

    made = Workbook()
    made.active.append(["说明"])
    other = made.create_sheet("企业")
    for line in (["一览表"], ["企业名称", "职工总数"], [FIRM_NAME, 60]):
        other.append(line)
    made.save(tmp_path / "a.xlsx")
    client = cast.client_of("chief")
    job = sent(client, tmp_path / "a.xlsx")
    page = client.get(f"/admin/import/{job.pk}").content.decode()
    assert "看起来表头在第 2 行" in page
    answer = client.post(
        f"/admin/import/{job.pk}/sheet",
        {"sheet": "企业", "first-1": "9", "last-1": "3"},
        follow=True,
    )
    assert "表头写的是第9至3行" in answer.content.decode()
    client.post(f"/admin/import/{job.pk}/sheet", {"sheet": "企业", "first-1": "2", "last-1": "2"})
    job.refresh_from_db()
    assert [column["what"] for column in job.columns] == ["name", "employees_total"]


def test_a_word_that_names_nothing_is_told(tmp_path: Path) -> None:
    """What was typed for a column must be one of the list."""
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS, HEAD))
    assert (
        "没有叫“天气”的项"
        in matched(client, job, **{"what-5": "天气", "unit-4": "元"}).content.decode()
    )


def test_long_sheets_are_done_behind_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page says how far it is, and shows the result when the worker is through."""
    monkeypatch.setattr(long_steps, "AT_ONCE", 0)
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS[:2], HEAD))
    page = matched(
        client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"}
    ).content.decode()
    assert "正在核对" in page
    drain()
    assert "待确认" in client.get(f"/admin/import/{job.pk}").content.decode()
    assert "正在入库" in client.post(f"/admin/import/{job.pk}/commit", follow=True).content.decode()
    drain()
    job.refresh_from_db()
    assert job.state == "done"


def test_it_sees_counts_and_no_names(tmp_path: Path) -> None:
    """Who keeps the service running sees how many rows, not what is in them; nor can he answer."""
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS, HEAD))
    matched(client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"})
    keeper = cast.client_of("it")
    page = keeper.get(f"/admin/import/{job.pk}").content.decode()
    assert "看不到内容" in page
    assert FIRM_NAME not in page
    assert keeper.get(f"/admin/import/{job.pk}/rejects").status_code == 403
    assert keeper.post(f"/admin/import/{job.pk}/commit").status_code == 403


@pytest.mark.parametrize("who", ["town", "platform_chief", "liaison", "enterprise"])
def test_another_ones_import_is_not_shown(tmp_path: Path, who: str) -> None:
    """Neither the page nor the rows nor the deeds."""
    job = sent(cast.client_of("chief"), sheet(tmp_path, ROWS, HEAD))
    client = cast.client_of(who)
    assert client.get(f"/admin/import/{job.pk}").status_code == 403
    assert client.get(f"/admin/import/{job.pk}/rejects").status_code == 403
    for deed in ("sheet", "columns", "check", "answers", "commit", "undo"):
        assert client.post(f"/admin/import/{job.pk}/{deed}").status_code == 403


def test_looking_at_a_check_is_on_record(tmp_path: Path) -> None:
    """What stands is shown beside what came: whoever looks has read it."""
    client = cast.client_of("chief")
    job = sent(client, sheet(tmp_path, ROWS, HEAD))
    matched(client, job, **{"what-5": "研发费用（高企口径）", "unit-4": "元", "unit-5": "元"})
    reading = Reading.objects.filter(code=f"import-{job.pk}").first()
    assert reading is not None
    assert (reading.thing, reading.how) == ("year_facts", "list")


def test_a_town_sees_no_figure_it_may_not_see(tmp_path: Path) -> None:
    """It writes year facts and does not read them: what stands is a range."""
    client = cast.client_of("town")
    job = sent(
        client,
        sheet(
            tmp_path,
            [[None, FIRM_NAME, None, None, 8200, None]],
            [*HEAD[:4], "销售收入[万元]", "研发费用（高企口径）[万元]"],
        ),
    )
    matched(client, job, **{"unit-4": "万元", "unit-5": "万元"})
    page = client.get(f"/admin/import/{job.pk}?state=changed").content.decode()
    assert "5000万–20000万" in page
    assert "8,060" not in page
    assert "待科室确认" in page


def test_templates_come_back(tmp_path: Path) -> None:
    """A template is understood without a question."""
    client = cast.client_of("chief")
    answer = client.get("/admin/import/template/enterprise")
    path = tmp_path / "t.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    import openpyxl

    made = openpyxl.load_workbook(path)
    made.active.append([None, FIRM_NAME])
    made.save(path)
    job = sent(client, path)
    assert {column["how"] for column in job.columns} == {"sure"}
    assert all(column["unit_sure"] for column in job.columns)


def test_a_form_far_too_long_is_not_read() -> None:
    """200 MB are refused by what the request declares; a file above the limit while it arrives."""
    client = cast.client_of("chief")
    answer = client.post(
        "/admin/import",
        b"x",
        content_type="multipart/form-data; boundary=b",
        CONTENT_LENGTH=str(200 * 1024 * 1024),
    )
    assert answer.status_code == 413
    assert "20 MB" in answer.content.decode()
    large = SimpleUploadedFile("大.xlsx", b"PK" + b"\0" * (21 * 1024 * 1024))
    answer = client.post("/admin/import", {"kind": "enterprise", "file": large})
    assert answer.status_code == 413
    assert not ImportJob.objects.exists()


def test_the_export_page(tmp_path: Path) -> None:
    """Columns, years and a reason; without the reason the form again."""
    client = cast.client_of("chief")
    assert "下载 Excel" in client.get("/records/enterprise.xlsx").content.decode()
    refused = client.post(
        "/records/enterprise.xlsx",
        {"concepts": ["name", "sales_revenue"], "years": "2024", "reason": ""},
    )
    assert refused.status_code == 400
    assert "没有写事由" in refused.content.decode()
    sent_out = client.post(
        "/records/enterprise.xlsx?town=320481106",
        {"concepts": ["name", "sales_revenue"], "years": "2024", "reason": "核对"},
    )
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"".join(sent_out.streaming_content))
    import openpyxl

    names = [
        r[1] for r in openpyxl.load_workbook(path).active.iter_rows(min_row=5, values_only=True)
    ]
    assert names == [FIRM_NAME]
    assert cast.client_of("town").get("/records/enterprise.xlsx").status_code == 403


def by(name: str) -> Viewer:
    """Somebody of the cast."""
    return cast.viewer(name)


def test_names_with_quotes_and_marks_stay_as_typed(tmp_path: Path) -> None:
    """Quotes, emoji and markup are text on the page and in the ledger; marks of direction go."""
    odd = "示例<b>“O'Neil” & 👩‍🔬\u202e有限公司"
    client = cast.client_of("chief")
    job = sent(
        client,
        book(tmp_path / "a.xlsx", [["企业名称", "所属镇街", "存续状态"], [odd, TOWN_NAME, "存续"]]),
    )
    matched(client, job)
    page = client.get(f"/admin/import/{job.pk}?state=new").content.decode()
    assert "&lt;b&gt;“O&#x27;Neil” &amp; 👩‍🔬有限公司" in page
    assert "去掉了看不见的控制符" in page
    actions.commit_import(by=by("chief"), job=ImportJob.objects.get(pk=job.pk))
    assert Fact.objects.filter(text="示例<b>“O'Neil” & 👩‍🔬有限公司").exists()
