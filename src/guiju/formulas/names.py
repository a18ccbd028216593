"""A name in a formula → what it stands for."""

from __future__ import annotations

from guiju.formulas.building import fact
from guiju.formulas.nodes import AsOf, Field, Node, ReferenceYear
from guiju.formulas.scope import Scope
from guiju.vocabulary import Concept, Unit

AS_OF, REFERENCE_YEAR = "as_of", "reference_year"
_UNREADABLE = {"text": "", "industry": "", "entity": "", "list": "count(…)", "titles": "holds(…)"}


def resolve(name: str, scope: Scope) -> Node:
    """What `name` stands for here, or a message with the nearest name that exists."""
    if scope.record is not None and name in scope.record:
        concept = scope.record[name]
        key = None if name == "item" else name
        return Field(unit=concept.measured_in, concept=concept, name=key)
    if name in scope.bound:
        return scope.bound[name](0)
    if name == AS_OF:
        return AsOf(unit=Unit(label="日"))
    if name == REFERENCE_YEAR:
        return ReferenceYear()
    if name in scope.parameters:
        return scope.parameters[name]
    if scope.record is not None:
        scope.refuse(
            f"筛选里不能用“{name}”", expected="、".join(scope.record), do="只用记录的字段和数"
        )
    metric = scope.metrics.node(name, scope.at)
    if metric is not None:
        return metric
    concept_found = scope.kind.find(name)
    if concept_found is None:
        scope.refuse_name(name)
    return of_concept(concept_found, scope)


def of_concept(concept: Concept, scope: Scope) -> Node:
    """A concept as a node; yes/no ones stay facts until a judgement asks for them."""
    if concept.type in _UNREADABLE:
        reader = _UNREADABLE[concept.type]
        hint = f"用 {reader} 读取" if reader else "换一个可计算的概念"
        scope.refuse(f"“{concept.label}”（{concept.name}）不能直接进公式", do=hint)
    if concept.retired:
        scope.refuse(f"概念“{concept.name}”已停用（{concept.retired}）", do="改用现行概念")
    return fact(concept, 0, scope.metrics.derived(concept))
