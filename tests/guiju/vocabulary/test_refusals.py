"""A slip in a vocabulary file is refused in Chinese, with its line and what to do."""

from __future__ import annotations

import pytest

from tests.guiju.vocabulary.conftest import Refusals


def kind(more: str = "", concepts: str = "", stages: str = "") -> str:
    """A kind of two fields, with a line more and concepts more."""
    head = f"kind: centre\nlabel: 中心\n{more}\n"
    fields = (
        "concepts:\n  name: {label: 名称, type: text}\n  opened_on: {label: 日期, type: date}\n"
    )
    tail = f"stages:\n  order: {{planned: 谋划, approved: 获批}}\n{stages}" if stages else ""
    return head + fields + concepts + tail


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            kind(concepts="  host: {label: 依托, type: entity, of: [enterprize]}\n"),
            "1.yaml 第7行 · “host”指向不存在的种类“enterprize” · 请核对名称，是否想写“enterprise”",
        ),
        (
            kind(concepts="  host: {label: 依托, type: entity}\n"),
            "1.yaml 第7行 · 关系“host”没有写明指向哪种记录 · 应为：of: [enterprise, …]",
        ),
        (
            kind(concepts="  tags: {label: 标签, type: text, many: true}\n"),
            "1.yaml 第7行 · “tags”不能写 many · 应为：关系（type: entity） · 请删去，或改正类型",
        ),
        (
            kind(concepts="  size: {label: 规模, type: count, precision: year}\n"),
            "1.yaml 第7行 · “size”不能写 precision · 应为：日期（type: date） · 请删去，或改正类型",
        ),
        (
            kind(concepts="  on: {label: 到期, type: date, precision: week}\n"),
            "1.yaml 第7行 · precision: week 不在可用的词中 · 应为：year、month",
        ),
        (
            kind(concepts="  cost: {label: 金额, type: money, unit: 元, scoped_by: [name]}\n"),
            "1.yaml 第7行 · scoped_by 里的“name”不是选项 · 应为：选项或级别",
        ),
        (
            kind(concepts="  sort: {label: 类, type: choice, choices: enterprise.sort}\n"),
            "1.yaml 第7行 · “sort”借用的选项“enterprise.sort”不存在 · 应为：种类.字段，该字段自己列出选项",
        ),
        (
            kind(concepts="  sort: {label: 类, type: choice, choices: [a, b]}\n"),
            "1.yaml 第7行 · “sort”的选项写法有误 · 应为：{代码: 名称}",
        ),
        (
            kind(concepts="  size: {label: 规模, type: count, derive: false}\n"),
            "1.yaml 第7行 · “size”不是是否类，空缺不能当作是或否 · 应为：derive: 公式",
        ),
        (
            kind(concepts="  grade: {label: 等级, type: text}\n"),
            "1.yaml 第7行 · “grade”是台账每张表都有的列，不能作字段 · 请换一个名称",
        ),
        (
            kind("key: [name, opened]"),
            "1.yaml 第3行 · key 指向不存在的字段“opened” · 请核对名称，是否想写“opened_on”",
        ),
        (
            kind("named_by: title"),
            "1.yaml 第3行 · named_by 指向不存在的字段“title” · 请写本类记录的字段",
        ),
        (
            kind("named_by: tags", "  tags: {label: 标签, type: list, of: text}\n"),
            "1.yaml 第3行 · named_by 里的“tags”有多个值，不能用来认一条记录 · 请换一个只有一个值的字段",
        ),
        (
            kind("main_date: name"),
            "1.yaml 第3行 · main_date“name”不是日期 · 应为：type: date 的字段",
        ),
        (
            kind("owners: 平台科"),
            "1.yaml 第3行 · 不认识的键“owners” · 请核对名称，是否想写“owner”",
        ),
        (
            kind("seen_as: public"),
            "1.yaml 第3行 · seen_as: public 不在可用的词中 · 应为：open、commercial、personal、secret",
        ),
        (
            kind("secret_where: {name: [x]}"),
            "1.yaml 第3行 · secret_where 里的“name”不是选项或是否项 · 请写本类记录的字段",
        ),
        (
            kind("secret_where: hidden"),
            "1.yaml 第3行 · secret_where 写法有误 · 应为：{字段: [值]}",
        ),
        (
            kind("gone_where: {name: [x]}"),
            "1.yaml 第3行 · gone_where 里的“name”不是选项或是否项 · 请写本类记录的字段",
        ),
        (
            kind("identified_by: number"),
            "1.yaml 第3行 · identified_by 写法有误 · 应为：{代码: 名称}",
        ),
        (
            kind(stages="  moves: {planned: [aproved]}\n"),
            "1.yaml 第9行 · moves 里没有阶段“aproved” · 请核对名称，是否想写“approved”",
        ),
        (
            kind(stages="  moves: {approved: [planned]}\n"),
            "1.yaml 第9行 · 没有一步通到阶段“获批”（approved） · 请在 moves 里补上，或删去这个阶段",
        ),
        (
            kind(stages="  proofs: {approved: [paper]}\n"),
            "1.yaml 第9行 · proofs 指向不存在的字段“paper” · 请写本类记录的字段",
        ),
        (
            kind(stages="  proofs: {aproved: [name]}\n"),
            "1.yaml 第9行 · proofs 里没有阶段“aproved” · 请核对名称，是否想写“approved”",
        ),
        (
            kind(stages="  side: {approved: 获批}\n"),
            "1.yaml 第9行 · 阶段“approved”在 order 和 side 里各有一个 · 请删去一处",
        ),
        (
            kind(stages="  side: [refused]\n"),
            "1.yaml 第9行 · side 写法有误 · 应为：{代码: 名称}",
        ),
        (
            kind("stages: [planned]"),
            "1.yaml 第3行 · stages 没有写明顺序 · 应为：order: {代码: 名称}，由低到高",
        ),
        (
            kind(concepts="  stage: {label: 步骤, type: text}\n", stages=" "),
            "1.yaml 第7行 · “stage”由 stages 自动产生 · 请删去这个概念",
        ),
        (
            "kind: centre\nconcepts:\n  name: {label: 名称, type: text}\n",
            "1.yaml 第1行 · 种类“centre”缺少中文名 · 应为：label: …",
        ),
        (
            "label: 中心\nconcepts:\n  name: {label: 名称, type: text}\n",
            "1.yaml 第1行 · 没有写明是哪种记录 · 应为：kind: …",
        ),
        (
            "kind: Centre\nlabel: 中心\n",
            "1.yaml 第1行 · 种类“Centre”写法有误 · 应为：小写字母加下划线",
        ),
        (
            "kind: centre\nlabel: 中心\nconcepts: [name]\n",
            "1.yaml 第3行 · concepts 写法有误 · 应为：{名称: {label: …}}",
        ),
    ],
)
def test_one_slip(refused: Refusals, text: str, said: str) -> None:
    """What was met, where, what was expected, and the next step."""
    assert refused(text) == [said]


def test_a_kind_says_each_thing_once(refused: Refusals) -> None:
    """Of the files a kind is spread over only one may name its owner."""
    again = "kind: centre\nowner: 人才科\nconcepts: {}\n"
    said = "2.yaml 第2行 · owner 写了两次（首次：1.yaml 第3行） · 请删去一处"
    assert refused(kind("owner: 平台科"), again) == [said]


TITLE = """\
kind: title
label: 证书
concepts:
  holder: {label: 持有, type: entity, of: [enterprise]}
  kind: {label: 类, type: choice, choices: {hte: 高企, pool: 培育库}}
  state: {label: 状态, type: choice, choices: {valid: 有效, revoked: 取消}}
"""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            "{kind: titles, of: holder, code: kind}",
            "from_records 指向不存在的种类“titles” · 请核对名称，是否想写“title”",
        ),
        (
            "{kind: title, of: holder}",
            "from_records 没有写全 · 应为：{kind: …, of: 持有者字段, code: 类别字段}",
        ),
        (
            "{kind: title, of: owner, code: kind}",
            "from_records 里证书没有字段“owner”",
        ),
        (
            "{kind: title, of: holder, code: kind, unless: {state: [revoke]}}",
            "from_records 里“state”没有选项“revoke” · 请核对名称，是否想写“revoked”",
        ),
    ],
)
def test_titles_that_come_from_nowhere(refused: Refusals, source: str, said: str) -> None:
    """Titles out of records name a kind, fields and codes that exist."""
    firm = "kind: enterprise\nconcepts:\n  titles: {label: 资质, type: titles, choices: {hte: 高企, pool: 培育库}, from_records: %s}\n"
    assert refused(firm % source, TITLE) == [f"1.yaml 第3行 · {said}"]


def test_titles_with_codes_of_their_own(refused: Refusals) -> None:
    """A record's title code must be one the entity's titles know."""
    firm = "kind: enterprise\nconcepts:\n  titles: {label: 资质, type: titles, choices: {hte: 高企}, from_records: {kind: title, of: holder, code: kind}}\n"
    said = "2.yaml 第5行 · 证书的“pool”不在资质的代码里 · 请写 choices: enterprise.titles"
    assert refused(firm, TITLE) == [said]
