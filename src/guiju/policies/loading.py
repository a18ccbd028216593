"""policy.yaml → a Policy that, once it exists, is a valid one."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from types import MappingProxyType
from typing import Any

from guiju.calendar import windows_beside
from guiju.documents import Mapping, Sequence
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.formulas.nodes import Constant, Number
from guiju.formulas.parse import number
from guiju.formulas.scope import Metrics, Scope
from guiju.policies.building import Conditions, Inherited
from guiju.policies.conditions import Condition
from guiju.policies.dating import in_force_from, refuse_overlaps, source_from
from guiju.policies.policy import Advisory, Policy, Version
from guiju.policies.words import GROUP_WORDS
from guiju.vocabulary import Kind, close_to, unknown_keys

POLICY_KEYS = [
    *"id name region themes grants reference_year case parameters outputs advise windows".split(),
    *"benefits process note versions".split(),
    *GROUP_WORDS,
]
VERSION_KEYS = [
    *"version in_force source parameters outputs advise reference_year note".split(),
    *GROUP_WORDS,
]

PlaceParameters = MappingType[str, MappingType[str, Any]]
"""{region code: {parameter: value}} for one policy."""


def load_policy(document: Mapping, kind: Kind, metrics: Metrics, places: PlaceParameters) -> Policy:
    """Build one policy from its document, or raise every problem found in it."""
    problems = Problems()
    unknown_keys(document, POLICY_KEYS, problems)
    for key in ("id", "name", "region", "themes", "versions"):
        if not document.get(key):
            problems.note(f"政策缺少“{key}”", document.at(), expected=f"{key}: …")
    if not str(document.get("region", "")).isdigit():
        problems.note("region 不是区划代码", document.at("region"), expected='如 "320000"')
    problems.raise_if_any()
    maker = _Maker(document, Scope(kind=kind, metrics=metrics, at=document.at()), problems)
    versions = tuple(maker.versions(places))
    whose = (str(document["id"]), str(document["name"]))
    windows = windows_beside(document.get("windows"), whose, document.at("windows"), problems)
    refuse_overlaps(versions, problems)
    problems.raise_if_any()
    return Policy(
        id=document["id"],
        name=document["name"],
        region=str(document["region"]).zfill(6),
        themes=tuple(document["themes"]),
        versions=versions,
        grants=MappingProxyType(dict(document.get("grants") or {})),
        case_fact=maker.case_fact(),
        windows=windows,
        benefits=tuple(document.get("benefits") or ()),
        process=tuple(document.get("process") or ()),
        at=document.at(),
    )


class _Maker:
    """Builds the versions of one policy document."""

    def __init__(self, document: Mapping, scope: Scope, problems: Problems) -> None:
        self.document = document
        self.scope = scope
        self.problems = problems

    def case_fact(self) -> str | None:
        """The fact that tells a renewal."""
        case = self.document.get("case")
        if case is None:
            return None
        name = str(case.get("renewal"))
        concept = self.scope.kind.find(name)
        if concept is None or concept.type != "bool":
            self.problems.note(f"case 指向的“{name}”不是是否类概念", self.document.at("case"))
        return name

    def versions(self, places: PlaceParameters) -> Iterator[Version]:
        """Every version, once in general and once for each place with parameters of its own."""
        listed = self.document["versions"]
        if not isinstance(listed, Sequence):
            self.problems.note("versions 下面要写若干版本", self.document.at("versions"))
            return
        for index, body in enumerate(listed):
            for region, overrides in {"": {}, **places}.items():
                try:
                    yield self._version(body, listed.at(index), str(region), overrides)
                except BadInput as error:
                    self.problems.adopt(error)

    def _version(
        self, body: Any, at: Place, region: str, overrides: MappingType[str, Any]
    ) -> Version:
        if not isinstance(body, Mapping):
            raise BadInput(Problem("版本写法有误", at, "version、in_force、source …"))
        found = Problems()
        unknown_keys(body, VERSION_KEYS, found)
        for key in ("version", "in_force", "source"):
            if not body.get(key):
                found.note(f"版本缺少“{key}”", at, expected=f"{key}: …")
        found.raise_if_any()
        source = source_from(body["source"], body.at("source"))
        scope = self._with_parameters(body, overrides)
        given = Inherited("", source.confidence)
        conditions = Conditions(scope)
        tree = conditions.tree(body, given) or conditions.tree(self.document, given)
        return Version(
            policy=self.document["id"],
            name=str(body["version"]),
            region=region,
            in_force=tuple(in_force_from(body, found)),
            source=source,
            tree=tree,
            outputs=self._outputs(body, scope, tree, found),
            advise=self._advise(body, scope, given),
            reference_year=self._reference_year(body, scope),
            at=at,
        )

    def _with_parameters(self, body: Mapping, overrides: MappingType[str, Any]) -> Scope:
        own = {**(self.document.get("parameters") or {}), **(body.get("parameters") or {})}
        for name in overrides:
            if name not in own:
                hint = close_to(name, own) or "删去，或在政策里先写上这个参数"
                self.scope.refuse(f"地方参数“{name}”不是“{self.document['id']}”的参数", do=hint)
        texts = {**own, **overrides}
        values: dict[str, Constant] = {}
        for name, text in texts.items():
            value = number(text, self.scope)
            if not isinstance(value, Constant):
                self.scope.refuse(f"参数“{name}”要写成数", expected="如 5% 或 8000")
            values[name] = value
        return Scope(self.scope.kind, self.scope.metrics, body.at(), values)

    def _outputs(
        self, body: Mapping, scope: Scope, tree: Condition | None, found: Problems
    ) -> MappingType[str, Number]:
        written = body.get("outputs") or self.document.get("outputs") or {}
        outputs = {name: number(text, scope) for name, text in written.items()}
        if tree is None and not outputs:
            found.note("这个版本既没有条件也没有输出", body.at())
        found.raise_if_any()
        return MappingProxyType(outputs)

    def _advise(self, body: Mapping, scope: Scope, given: Inherited) -> tuple[Advisory, ...]:
        owner = body if body.get("advise") else self.document
        items = owner.get("advise") or Sequence()
        made = []
        for index, item in enumerate(items):
            when = None
            if item.get("when") is not None:
                quiet = Inherited("提示", given.confidence)
                when = Conditions(scope).condition(
                    _named(item["when"], item["id"]), items.at(index), quiet
                )
            made.append(Advisory(id=item["id"], says=item["says"], when=when))
        return tuple(made)

    def _reference_year(self, body: Mapping, scope: Scope) -> Number | None:
        text = body.get("reference_year") or self.document.get("reference_year")
        return None if text is None else number(text, scope)


def _named(when: Any, identity: str) -> Any:
    # An advisory's condition needs no id of its own; a leaf must have one.
    if isinstance(when, Mapping) and "measure" in when and "id" not in when:
        when["id"] = identity
    return when
