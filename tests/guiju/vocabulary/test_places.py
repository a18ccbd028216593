"""Places: words for levels, towns by code, the sections that answer for records."""

from __future__ import annotations

from pathlib import Path

import pytest

from guiju.errors import Problems
from guiju.rulebook import load_rulebook
from guiju.vocabulary.places import PlaceLayer, check_owners, load_places
from tests.guiju.vocabulary.conftest import Load

LIYANG = load_rulebook().places["320481"]


def loaded(folder: Path, text: str) -> tuple[dict[str, PlaceLayer], list[str]]:
    """One layer of that text, and the problems."""
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    problems = Problems()
    return load_places(folder, folder, problems), [problem.text() for problem in problems]


def test_towns_of_the_shipped_county() -> None:
    """Three streets and nine towns with nine-digit codes; zones have none."""
    kinds = [town["kind"] for town in LIYANG.towns]
    assert (kinds.count("street"), kinds.count("town")) == (3, 9)
    assert {len(town["code"]) for town in LIYANG.towns} == {9}
    assert all("code" not in zone for zone in LIYANG.zones)


def test_a_town_by_its_code() -> None:
    """A nine- or twelve-digit code names the town; the county's own code names none."""
    assert LIYANG.town("320481106") == "天目湖镇"
    assert LIYANG.town("320481001002") == "昆仑街道"
    assert LIYANG.town("320481") is None


def test_words_for_levels() -> None:
    """A place's own words, else the general ones; a bare 市级 is never among them."""
    words = [LIYANG.level_label(level) for level in ("county", "city", "province", "nation")]
    assert words == ["溧阳市级", "常州市级", "省级", "国家级"]
    plain = PlaceLayer("000000", "全国", "nation")
    assert plain.level_label("city") == "设区市级"


HEAD = 'code: "320998"\nname: 示例县\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "level: town\n",
            "a.yaml 第3行 · level: town 不在可用的词中 · 应为：county、city、province、nation",
        ),
        (
            "labels: {municipal: 市级}\n",
            "a.yaml 第3行 · 没有“municipal”这一级 · 应为：county、city、province、nation",
        ),
        (
            'towns:\n- {code: "320998", name: 甲镇, kind: town}\n',
            "a.yaml 第4行 · 镇街代码“320998”不对 · 应为：320998 开头的九位数，带引号",
        ),
        (
            'towns:\n- {code: "320481101", name: 甲镇, kind: town}\n',
            "a.yaml 第4行 · 镇街代码“320481101”不对 · 应为：320998 开头的九位数，带引号",
        ),
        (
            'towns:\n- {code: "320998101", name: 甲镇, kind: town}\n- {code: "320998101", name: 乙镇, kind: town}\n',
            "a.yaml 第5行 · 镇街代码“320998101”重复（甲镇） · 请核对代码",
        ),
        (
            'towns:\n- {code: "320998101", name: 甲镇, kind: village}\n',
            "a.yaml 第4行 · kind: village 不在可用的词中 · 应为：street、town",
        ),
        (
            'towns:\n- {code: "320998101", kind: town}\n',
            "a.yaml 第4行 · 镇街“320998101”没有名称 · 请补上 name",
        ),
        (
            'zones:\n- {code: "320998900", name: 甲区, kind: zone}\n',
            "a.yaml 第4行 · 不认识的键“code” · 请删去或改正",
        ),
        ("zones:\n- {kind: zone}\n", "a.yaml 第4行 · 功能区没有名称 · 请补上 name"),
    ],
)
def test_a_slip_in_a_layer(tmp_path: Path, text: str, said: str) -> None:
    """Named with its line and what was expected."""
    assert loaded(tmp_path, HEAD + text)[1] == [said]


OWNED = """\
kind: centre
label: 中心
owner: 平台可
concepts:
  name: {label: 中心名称, type: text}
"""


def test_an_owner_nobody_knows(load: Load) -> None:
    """Where a place lists its sections, the section that answers for a kind must be one."""
    layer = PlaceLayer("320998", "示例县", "county", sections={"平台科": "平台科"})
    problems = Problems()
    check_owners({"320998": layer}, load(OWNED), problems)
    [said] = [problem.text() for problem in problems]
    assert said == (
        "1.yaml 第3行 · 中心的负责科室“平台可”不在“示例县”的科室里"
        " · 应为：平台科 · 请核对名称，是否想写“平台科”"
    )


def test_sections_under_other_names(tmp_path: Path, load: Load) -> None:
    """A place may call a section otherwise; one that lists none asks for nothing."""
    named = HEAD + "sections: {平台可: 创新平台科}\n"
    folder = tmp_path / "places"
    folder.mkdir()
    layers, said = loaded(folder, named)
    assert said == []
    assert layers["320998"].sections == {"平台可": "创新平台科"}
    problems = Problems()
    silent = PlaceLayer("1", "乙", "county")
    folder.joinpath("a.yaml").unlink()
    check_owners({**layers, "1": silent}, load(OWNED), problems)
    assert problems == []
