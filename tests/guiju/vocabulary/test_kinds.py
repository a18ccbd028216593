"""What a kind of the vocabulary says of its records."""

from __future__ import annotations

import shutil
from pathlib import Path

from guiju.rulebook import find_rulebook, load_rulebook
from guiju.vocabulary import FromRecords
from tests.guiju.vocabulary.conftest import Load

CENTRE = """\
kind: centre
label: 中心
identified_by: {number: 编号}
key: [name, host]
named_by: name
owner: 平台科
main_date: opened_on
from: officer
seen_as: open
stages:
  order: {planned: 谋划, approved: 获批}
  side: {refused: 未获批}
concepts:
  name: {label: 中心名称, type: text, required: true}
  number: {label: 编号码, type: text}
  level: {label: 级别, type: level}
  target: {label: 争创, type: level, choices: {none: 未争创}}
  host: {label: 依托, type: entity, of: [enterprise], seen_as: commercial}
  partners: {label: 共建, type: entity, of: enterprise, many: true}
  opened_on: {label: 日期, type: date}
  year: {label: 年度, type: date, precision: year}
  money: {label: 金额, type: money, unit: 万元, scoped_by: [level]}
  rounds: {label: 轮次, type: list, of: {on: date, level: {label: 级, type: level}}}
  themes: {label: 主题, type: list, of: choice, choices: {talent: 人才, funds: 资金}}
"""


def test_what_holds_for_the_kind(load: Load) -> None:
    """Key, name, owner and main date are kept as written."""
    centre = load(CENTRE).kinds["centre"]
    assert (centre.label, centre.owner, centre.main_date) == ("中心", "平台科", "opened_on")
    assert (centre.key, centre.named_by) == (("name", "host"), "name")
    assert dict(centre.identified_by) == {"number": "编号"}


def test_a_file_says_once_who_supplies_and_who_sees(load: Load) -> None:
    """`from` and `seen_as` of a file hold for its concepts that say nothing themselves."""
    concepts = load(CENTRE).kinds["centre"].concepts
    assert (concepts["name"].supplier, concepts["name"].seen_as) == ("officer", "open")
    assert concepts["host"].seen_as == "commercial"


def test_relations(load: Load) -> None:
    """A relation names the kinds it may point to, one or several, and can be asked for backwards."""
    vocabulary = load(CENTRE)
    centre = vocabulary.kinds["centre"]
    assert [*centre.relations] == ["host", "partners"]
    assert (centre.concepts["host"].targets, centre.concepts["host"].many) == (
        ("enterprise",),
        False,
    )
    assert centre.concepts["partners"].many
    back = [(kind.name, relation.name) for kind, relation in vocabulary.pointing_to("enterprise")]
    assert back == [("centre", "host"), ("centre", "partners")]


def test_a_kind_with_stages_has_a_stage(load: Load) -> None:
    """The field stands by itself, its choices the order and then the side."""
    stage = load(CENTRE).kinds["centre"].concepts["stage"]
    assert (stage.label, stage.type) == ("阶段", "choice")
    assert [*stage.choices.items()] == [
        ("planned", "谋划"),
        ("approved", "获批"),
        ("refused", "未获批"),
    ]


def test_levels_are_choices_low_to_high(load: Load) -> None:
    """Every level field has the same four codes; answers that are no level stand below them."""
    concepts = load(CENTRE).kinds["centre"].concepts
    assert [*concepts["level"].choices] == ["county", "city", "province", "nation"]
    assert concepts["level"].type == "choice"
    assert [*concepts["target"].choices] == ["none", "county", "city", "province", "nation"]


def test_levels_in_the_words_of_a_place(load: Load) -> None:
    """A place's labels replace the general ones everywhere, in lists too; other choices stay."""
    words = {"county": "甲县级", "city": "乙市级"}
    concepts = load(CENTRE).in_words_of(words).kinds["centre"].concepts
    assert [*concepts["target"].choices.values()] == [
        "未争创",
        "甲县级",
        "乙市级",
        "省级",
        "国家级",
    ]
    assert concepts["rounds"].fields["level"].choices["county"] == "甲县级"
    assert concepts["stage"].choices["planned"] == "谋划"


def test_more_a_concept_may_say(load: Load) -> None:
    """Required, the precision of a date, what a sum must say, what a plain list holds."""
    concepts = load(CENTRE).kinds["centre"].concepts
    assert concepts["name"].required
    assert concepts["year"].precision == "year"
    assert concepts["money"].scoped_by == ("level",)
    item = concepts["themes"].item
    assert item is not None
    assert (item.type, [*item.choices]) == ("choice", ["talent", "funds"])


def test_borrowed_choices(load: Load) -> None:
    """Choices written once serve another field, in a list too."""
    borrower = """\
kind: visit
label: 走访
concepts:
  theme: {label: 主题, type: choice, choices: centre.kind}
  seen: {label: 所见, type: list, of: {what: {label: 事项, type: choice, choices: centre.kind}}}
"""
    lender = "kind: centre\nlabel: 中心\nconcepts:\n  kind: {label: 类, type: choice, choices: {a: 甲, b: 乙}}\n"
    concepts = load(borrower, lender).kinds["visit"].concepts
    assert dict(concepts["theme"].choices) == {"a": "甲", "b": "乙"}
    assert concepts["seen"].fields["what"].choices["b"] == "乙"


def test_secret_records(load: Load) -> None:
    """A record with a secret value is told by its internal values, a blank is not secret."""
    text = """\
kind: award
label: 入选
secret_where: {programme: [quiet], hidden: [true]}
concepts:
  programme: {label: 计划, type: choice, choices: {loud: 公开, quiet: 不公开}}
  hidden: {label: 不公开项, type: bool}
"""
    award = load(text).kinds["award"]
    assert award.is_secret({"programme": 1})
    assert award.is_secret({"programme": 0, "hidden": 1})
    assert not award.is_secret({"programme": 0, "hidden": 0})
    assert not award.is_secret({})


def test_records_that_have_left(load: Load) -> None:
    """A record that has left is told as a secret one is; a blank has not left."""
    text = """\
kind: firm
label: 企业
gone_where: {state: [moved, struck]}
concepts:
  state: {label: 状态, type: choice, choices: {here: 存续, moved: 迁出, struck: 注销}}
"""
    firm = load(text).kinds["firm"]
    assert [firm.is_gone({"state": state}) for state in (0, 1, 2)] == [False, True, True]
    assert not firm.is_gone({"state": None})
    assert not firm.is_secret({"state": 1})


def test_titles_out_of_records(load: Load) -> None:
    """Where an entity's titles come from is kept with the fields that say so."""
    firm = """\
kind: enterprise
concepts:
  titles: {label: 资质, type: titles, choices: {hte: 高企}, from_records: {kind: title, of: holder, code: kind, since: granted_on, until: valid_to, unless: {state: [revoked]}}}
"""
    title = """\
kind: title
label: 证书
concepts:
  holder: {label: 持有, type: entity, of: [enterprise]}
  kind: {label: 类, type: choice, choices: enterprise.titles}
  granted_on: {label: 发证, type: date}
  valid_to: {label: 有效, type: date}
  state: {label: 状态, type: choice, choices: {valid: 有效, revoked: 取消}}
"""
    found = load(firm, title).enterprise.concepts["titles"].from_records
    assert found == FromRecords(
        "title", "holder", "kind", "granted_on", "valid_to", {"state": ("revoked",)}
    )


def test_a_new_kind_is_one_file(tmp_path: Path) -> None:
    """A kind of three fields beside the shipped rulebook needs its file and nothing else."""
    shutil.copytree(find_rulebook(), tmp_path / "rulebook")
    text = """\
kind: visit
label: 走访
concepts:
  firm: {label: 企业, type: entity, of: [enterprise]}
  on: {label: 日期, type: date}
  found: {label: 发现, type: text}
"""
    path = tmp_path / "rulebook" / "vocabulary" / "visit.yaml"
    path.write_text(text, encoding="utf-8")
    visit = load_rulebook(tmp_path / "rulebook").vocabulary.kinds["visit"]
    assert [*visit.concepts] == ["firm", "on", "found"]
    assert visit.stages is None
