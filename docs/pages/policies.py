"""A page a policy: every clause, threshold, source, mark and case, from the rulebook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guiju.formulas.nodes import Constant, Metric, Number, Predicate, Quotient, Table
from guiju.formulas.sentence import boundary, brackets, compound_words, negated, phrase, unit_of
from guiju.formulas.sentence.values import limit_words
from guiju.formulas.sentence.years import RELATIVE
from guiju.policies.cases import Case
from guiju.policies.conditions import Condition, Group, Leaf
from guiju.policies.policy import Policy, Source, Version
from guiju.rulebook import Rulebook

GROUPS = {"all": "以下全部", "any": "以下任一", "none": "以下均无", "routes": "以下任一途径"}
VERDICTS = {
    "eligible": "符合",
    "ineligible": "不符合",
    "unknown": "待定",
    "not_applicable": "不适用",
    None: "（只有输出）",
}
MARKS = {
    "V": "文字见于副本，未核官方原件",
    "V2": "仅见转述，依据待核",
    "K": "凭业务知识，依据待核",
    "?": "存疑，依据待核",
}


def index(book: Rulebook) -> str:
    """docs/reference/policies/README.md."""
    lines = ["# Policies", "", "| id | 名称 | 适用 | 主题 | 版本 | 案例 |", "| --- " * 6 + "|"]
    for policy in book.policies.values():
        versions = "、".join(dict.fromkeys(version.name for version in policy.versions))
        link = f"[`{policy.id}`]({policy.id}.md)"
        themes = "、".join(policy.themes)
        cases = len(book.cases(policy.id))
        region = _region(book, policy)
        lines.append(f"| {link} | {policy.name} | {region} | {themes} | {versions} | {cases} |")
    return "\n".join(lines)


def _region(book: Rulebook, policy: Policy) -> str:
    layer = book.places.get(policy.region)
    return layer.name if layer else policy.region


def page(book: Rulebook, policy: Policy) -> str:
    """docs/reference/policies/<id>.md."""
    lines = [f"# {policy.name}", "", f"`{policy.id}` · {_region(book, policy)}"]
    if policy.grants:
        years = f"，有效期 {policy.grants['years']} 年" if policy.grants.get("years") else ""
        title = book.kind.title_codes.get(str(policy.grants.get("title")), "")
        lines[-1] += f" · 取得“{title}”{years}"
    lines.append("")
    for version in policy.versions:
        lines += [*_version(version), ""]
    lines += [*_extras(policy), *_cases(book.cases(policy.id))]
    return "\n".join(lines)


def _version(version: Version) -> Iterator[str]:
    where = f"（{version.region}）" if version.region else ""
    yield f"## 版本 {version.name}{where}"
    yield ""
    yield from _source(version.source)
    for span in version.in_force:
        case = {"new": "，新申报", "renewal": "，复核"}.get(span.case or "", "")
        yield f"- 施行：{span.start} 至 {span.until or '今'}{case}"
    if version.reference_year is not None:
        yield f"- 基准年度：{_year_words(version.reference_year)}，下表所称上年即基准年度"
    yield ""
    if version.tree is not None:
        yield "| 编号 | 依据 | 条件 | 标记 |"
        yield "| --- | --- | --- | --- |"
        yield from _rows(version.tree, 0)
        yield ""
    for name, node in version.outputs.items():
        label = node.label if isinstance(node, Metric) else phrase(node)
        yield f"- 输出 `{name}`：{label}"
    for advisory in version.advise:
        yield f"- 提示 `{advisory.id}`（不影响结论）：{advisory.says}"


def _year_words(node: Number) -> str:
    return f"{int(node.value)}年" if isinstance(node, Constant) else phrase(node)


def _source(source: Source) -> Iterator[str]:
    issued = f"，{source.issued}" if source.issued else ""
    number = f"（{source.number}）" if source.number else ""
    yield f"- 依据：《{source.title}》{number}{source.issuer and '，' + source.issuer}{issued}"
    yield f"- 标记：{source.confidence} {MARKS[source.confidence]}"
    if source.seen:
        yield f"- 所见文本：{source.seen}"


def _rows(condition: Condition, depth: int) -> Iterator[str]:
    indent = "　" * depth
    text = _text(condition)
    if condition.quote:
        text += f"<br>{indent}说明：{condition.quote}"
    identity = f"`{condition.id}`" if condition.id else ""
    yield f"| {identity} | {condition.clause} | {indent}{text} | {condition.confidence} |"
    for child in condition.children():
        yield from _rows(child, depth + 1)
    if condition.unless:
        yield f"| | | {indent}除非： | |"
        yield from _rows(condition.unless, depth + 1)


def _text(condition: Condition) -> str:
    if isinstance(condition, Leaf):
        name = f"{condition.says}：" if condition.says else ""
        return name + leaf_words(condition)
    assert isinstance(condition, Group)
    text = GROUPS.get(condition.kind, f"以下至少 {condition.needed} 项")
    return f"{condition.says}（{text}）" if condition.says else text


def leaf_words(leaf: Leaf) -> str:
    """A condition of the law in words, without any firm in it."""
    if isinstance(leaf.measure, Predicate):
        return phrase(leaf.measure) if leaf.expected else negated(leaf.measure, RELATIVE)
    assert isinstance(leaf.measure, Number)
    assert leaf.threshold is not None
    measure, limit = leaf.measure, leaf.threshold
    compound = leaf.power > 1 and isinstance(measure, Quotient)
    subject = compound_words(measure, leaf.power, RELATIVE) if compound else phrase(measure)
    if isinstance(limit, Table):
        word = boundary(leaf.word, measure)
        return f"{subject}{word}下列门槛：{brackets(limit, RELATIVE, unit_of(measure))}"
    if not isinstance(limit, Constant):
        return f"{subject}{boundary(leaf.word, measure)}{phrase(limit)}"
    return f"{subject}{limit_words(leaf.word, measure, limit)}"


def _extras(policy: Policy) -> Iterator[str]:
    if policy.windows:
        yield "## 申报窗口"
        yield ""
        for window in policy.windows:
            yield f"- {window.text()}"
        yield ""
    for heading, lines in (("好处", policy.benefits), ("办理", policy.process)):
        if lines:
            yield f"## {heading}"
            yield ""
            yield from (f"- {line['says']}{_mark(line)}" for line in lines)
            yield ""


def _mark(line: Mapping[str, object]) -> str:
    """The clause a plain line stands on and how surely: （第九条，V2）."""
    marks = [str(line[key]) for key in ("clause", "confidence") if line.get(key)]
    return f"（{'，'.join(marks)}）" if marks else ""


def _cases(cases: list[Case]) -> Iterator[str]:
    yield f"## 案例（{len(cases)}）"
    yield ""
    yield "| 日期 | 情形 | 算式 | 结论 |"
    yield "| --- | --- | --- | --- |"
    for case in cases:
        verdict = VERDICTS[case.expected.get("verdict")]
        yield f"| {case.as_of} | {case.says} | {case.sum or '—'} | {verdict} |"


def metrics_page(book: Rulebook) -> str:
    """docs/reference/metrics.md."""
    lines = ["# Metrics", "", "Named formulas and tables that policies share.", ""]
    lines += ["| name | 名称 | 单位 | 含义 |", "| --- | --- | --- | --- |"]
    for definition in book.metrics.definitions.values():
        name = definition.name
        called = f"`{name}({definition.argument})`" if definition.argument else f"`{name}`"
        node = None if definition.argument else book.metrics.node(name, definition.at)
        generated = phrase(node.body) if isinstance(node, Metric) else ""
        words = definition.means.strip().replace("\n", "") or generated
        lines.append(f"| {called} | {definition.label} | {definition.unit or '—'} | {words} |")
    return "\n".join(lines)
