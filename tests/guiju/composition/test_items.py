"""Records in an outline: fields by label or name, relations, what is missing, what is closed."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import BadInput
from tests.guiju.composition.world import runs, said, written

LOOP = "{{% for 项 in 记录('provincial') %}}{}{{% endfor %}}\n"


def told(root: Path, body: str, **tables: str) -> str:
    """What is said of the one provincial centre of the world."""
    return said(root, LOOP.format(body), **tables)


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("项", "示例乙中心"),
        ("项.名称", "示例乙中心"),
        ("项.编号", "c-2"),
        ("项.级别", "省级"),
        ("项.level", "省级"),
        ("项.工位", "12个"),
        ("项.获批日期", "7月"),
        ("项.已开放", "是"),
        ("项.主题", "储能、材料"),
        ("项.来访", "70人次"),
        ("项.依托单位", "示例大学"),
        ("项.依托单位.所在地", "南京"),
        ("项.host.region", "南京"),
        ("项.共建单位", "示例大学、示例研究院"),
        ("项.共建单位|join('与')", "示例大学与示例研究院"),
    ],
)
def test_a_field_as_prose_has_it(field: str, text: str, tmp_path: Path) -> None:
    """A field goes by label or name, with its unit, its place's level, without the report's year."""
    assert told(tmp_path, f"{{{{ {field} }}}}") == text


def test_a_date_of_another_year_keeps_its_year(tmp_path: Path) -> None:
    """Only the report's own year is left out; a date known to the year stays a year."""
    body = "{% for 节 in 项.节点 %}{{ 节.日期 }}{{ 节.事项 }}，{% endfor %}"
    assert told(tmp_path, body) == "8月进场，2025年1月开业，"
    centres = "id,name,level,approved_on\nc-2,示例乙中心,province,2024\n"
    assert (
        told(
            tmp_path,
            "{{ 项.获批日期 }}",
            centre=centres,
            links="",
            grant="",
            row="",
            **{"centre__steps": "", "centre__years": ""},
        )
        == "2024年"
    )


def test_what_nobody_knows_is_to_be_filled_in(tmp_path: Path) -> None:
    """A blank prints 〔待补〕, is no to a condition, nothing to a loop; so are its fields."""
    centres = "id,name,level,approved_on,host\nc-2,示例乙中心,province,2024-07,\n"
    blank = {"centre": centres, "links": "", "centre__steps": "", "centre__years": ""}
    blank |= {"grant": "", "row": ""}
    body = (
        "{{ 项.工位 }}{{ 项.依托单位 }}{{ 项.依托单位.所在地 }}{{ 项.共建单位 }}{{ 项.主题 }}"
        "{% if 项.工位 or 项.依托单位.所在地 or 项.共建单位 %}有{% endif %}"
        "{% for 项 in 项.节点 %}节{% endfor %}{% for 项 in 项.主题 %}题{% endfor %}"
    )
    assert told(tmp_path, body, **blank) == "〔待补〕" * 5


def test_what_does_not_exist_is_said(tmp_path: Path) -> None:
    """不适用 prints as such and is no to a condition; a list known to be empty is 无."""
    centres = (
        "id,name,level,approved_on,host,seats,themes,open\n"
        "c-2,示例乙中心,province,2024-07,不适用,不适用,无,否\n"
    )
    gone = {"centre": centres, "links": "", "centre__steps": "", "centre__years": ""}
    gone |= {"grant": "", "row": ""}
    body = "{{ 项.工位 }}{{ 项.依托单位 }}{{ 项.主题 }}{{ 项.已开放 }}"
    body += "{% if 项.工位 or 项.依托单位 or 项.主题 or 项.已开放 %}有{% endif %}"
    assert told(tmp_path, body, **gone) == "不适用不适用无否"


def test_records_are_told_earliest_first(tmp_path: Path) -> None:
    """A loop goes by the main date of the kind, whatever the order of the table."""
    assert said(tmp_path, "{{ 记录('centres') }}\n") == "示例甲中心、示例乙中心"


def test_a_secret_record_is_counted_and_never_opened(tmp_path: Path) -> None:
    """It is in the number, and in no loop, list or table."""
    body = "{{ 量('awards') }}：{{ 名单('awards') }}{% for 项 in 记录('awards') %}，{{ 项.日期 }}{% endfor %}\n"
    assert said(tmp_path, body) == "2项：公开计划，5月"


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("{{ 名单('members') }}", "姓名”是个人信息"),
        ("{% for 项 in 记录('awards') %}{{ 项.入选人 }}{% endfor %}", "姓名”是个人信息"),
        ("{% for 项 in 记录('awards') %}{{ 项.入选人.姓名 }}{% endfor %}", "姓名”是个人信息"),
        ("{% for 项 in 记录('centres') %}{{ 项.总投入 }}{% endfor %}", "总投入”是商业信息"),
        ("{{ 表('centres', 列=['总投入']) }}", "总投入”是商业信息"),
    ],
)
def test_closed_fields_do_not_stand_in_a_report(body: str, word: str, tmp_path: Path) -> None:
    """Personal and commercial fields of one record are refused; sums of them are not."""
    with pytest.raises(BadInput, match=f"{word}，不能写进报告 · 请只写合计或个数"):
        written(tmp_path, body + "\n")


def test_origins_name_no_person(tmp_path: Path) -> None:
    """What stands behind a number calls a person by the record, not by name."""
    notes = [
        run.origin.note for run in runs(written(tmp_path, "{{ 量('members') }}\n")) if run.origin
    ]
    assert notes
    assert not any("张三" in note for note in notes)


def test_a_wrong_field_is_told_with_the_nearest(tmp_path: Path) -> None:
    """A field nobody knows names what it may have been."""
    with pytest.raises(BadInput, match="中心没有“获批日”这一项 · 请核对名称，是否想写“获批日期”"):
        told(tmp_path, "{{ 项.获批日 }}")
    with pytest.raises(BadInput, match="节点没有“日子”这一项"):
        told(tmp_path, "{% for 节 in 项.节点 %}{{ 节.日子 }}{% endfor %}")


def test_every_field_has_its_paper(tmp_path: Path) -> None:
    """A printed field remembers the record, the document and the grade it was read in."""
    (run,) = [run for run in runs(written(tmp_path, LOOP.format("{{ 项.工位 }}"))) if run.origin]
    assert run.text == "12个"
    assert run.origin is not None
    assert run.origin.note == "示例乙中心的工位；《示例批文》（示例〔2024〕1号）；证据等级 A"
    assert run.origin.records == ("c-2",)
