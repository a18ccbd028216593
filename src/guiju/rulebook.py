"""The rulebook folder as one object: read once, cross-checked, with a hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from guiju.calendar import Calendar, load_calendar
from guiju.documents import read
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.figures import (
    Cut,
    Figure,
    FigureBook,
    cuts_of,
    figure_of,
    formula_words,
    load_figures,
    terms_of,
)
from guiju.formulas.metrics import MetricBook, load_metrics
from guiju.indicators import Indicator, load_indicators
from guiju.ladders import Ladder, load_ladders
from guiju.policies.cases import Case, cases_beside, read_cases
from guiju.policies.loading import load_policy
from guiju.policies.policy import Policy
from guiju.slips import close_to
from guiju.vocabulary import Kind, Vocabulary, load_vocabulary
from guiju.vocabulary.industries import Industries, load_industries
from guiju.vocabulary.places import PlaceLayer, check_owners, load_places

VARIABLE = "GUIJU_RULEBOOK"


@dataclass(frozen=True)
class Rulebook:
    """What the bureau knows. A rulebook that exists is a valid one.

    hash: SHA-256 over the names and bytes of every file, so that a run can be repeated.
    """

    root: Path
    hash: str
    vocabulary: Vocabulary
    metrics: MetricBook
    policies: MappingType[str, Policy]
    ladders: MappingType[str, Ladder]
    places: MappingType[str, PlaceLayer]
    industries: Industries
    files: MappingType[str, Path]
    figures: FigureBook = field(default_factory=FigureBook)
    calendar: Calendar = field(default_factory=Calendar)
    indicators: MappingType[str, Indicator] = field(default_factory=dict)

    @property
    def kind(self) -> Kind:
        """The kind policies judge."""
        return self.vocabulary.enterprise

    def chosen(self, ids: tuple[str, ...] | list[str] | None) -> list[Policy]:
        """The policies of these ids, all when None; an unknown id is refused."""
        if not ids:
            return list(self.policies.values())
        missing = [name for name in ids if name not in self.policies]
        if missing:
            known = "、".join(self.policies)
            raise BadInput(
                Problem(f"没有政策“{'、'.join(missing)}”", expected=known, do="核对政策编号")
            )
        return [self.policies[name] for name in ids]

    def figure(self, name: str) -> Figure:
        """A figure by its name, or cut otherwise as its name says: provincial_funds|level=city."""
        return figure_of(name, self.figures, self.vocabulary)

    def scope(self, name: str) -> str:
        """What a figure counts, in words; of a formula, how it is worked out."""
        figure = self.figure(name)
        if figure.formula is None:
            return figure.scope
        labels = {each: self.figure(each).label for each in self.terms(name)}
        return formula_words(figure.formula, labels)

    def terms(self, name: str) -> tuple[str, ...]:
        """The figures a formula names, in order; none for a figure over records."""
        formula = self.figure(name).formula
        return tuple(terms_of(formula)) if formula is not None else ()

    def cuts(self, name: str) -> tuple[Cut, ...]:
        """What of a figure may be cut otherwise: its scope, its level, what kind of money it is."""
        return cuts_of(self.figure(name), self.figures, self.vocabulary)

    def cases(self, policy: str) -> list[Case]:
        """The cases beside a policy."""
        return cases_beside(self.files[policy], self.root)

    def metric_cases(self) -> list[Case]:
        """The cases of metrics, from metrics/cases/."""
        folder = self.root / "metrics" / "cases"
        found: list[Case] = []
        for path in sorted(folder.glob("*.yaml")):
            found += read_cases(path, str(path.relative_to(self.root)))
        return found


def find_rulebook(given: Path | None = None) -> Path:
    """--rulebook, else GUIJU_RULEBOOK, else the copy in the package, else the one beside src."""
    if given is not None:
        return given
    variable = os.environ.get(VARIABLE)
    if variable:
        return Path(variable)
    package = Path(__file__).resolve().parent
    shipped = package / "_rulebook"
    return shipped if shipped.is_dir() else package.parent.parent / "rulebook"


def load_rulebook(path: Path | None = None) -> Rulebook:
    """Read and check a whole rulebook, or raise BadInput with everything that is wrong."""
    root = find_rulebook(path)
    if not (root / "vocabulary").is_dir():
        problem = Problem(
            "这里没有规则库", Place(str(root)), "含 vocabulary/ 和 policies/ 的文件夹"
        )
        raise BadInput(problem)
    vocabulary = load_vocabulary(root / "vocabulary", root)
    problems = Problems()
    kind = vocabulary.enterprise
    metrics = load_metrics(root / "metrics", root, kind, problems)
    places = load_places(root / "places", root, problems)
    check_owners(places, vocabulary, problems)
    industries = load_industries(root / "industries", root, problems)
    calendar = load_calendar(root / "calendar", root, problems)
    policies, files = _policies(root, kind, metrics, places, problems)
    # Ladders and windows are measured against the folders: what is wrong in a policy is told once.
    named = {path.name for path in _policy_folders(root)}
    policies, calendar = _with_windows(policies, calendar, named, problems)
    ladders = load_ladders(root / "ladders", root, metrics, named, problems)
    figures = load_figures(
        root / "figures",
        root,
        vocabulary,
        problems,
        policies=frozenset(policies),
        ladders=tuple(ladders),
        themes=frozenset(theme for policy in policies.values() for theme in policy.themes),
    )
    indicators = load_indicators(
        root / "indicators", root, vocabulary, figures, places.values(), problems
    )
    _check_derivations(kind, metrics, problems)
    for layer in places.values():
        for name in set(layer.parameters) - set(policies):
            problems.note(f"地方“{layer.name}”的参数指向不存在的政策“{name}”", Place("places/"))
    problems.raise_if_any()
    return Rulebook(
        root=root,
        hash=rulebook_hash(root),
        vocabulary=vocabulary,
        metrics=metrics,
        policies=MappingProxyType(policies),
        ladders=MappingProxyType(ladders),
        places=MappingProxyType(places),
        industries=industries,
        files=MappingProxyType(files),
        figures=figures,
        calendar=calendar,
        indicators=MappingProxyType(indicators),
    )


def _with_windows(
    policies: dict[str, Policy], calendar: Calendar, named: set[str], problems: Problems
) -> tuple[dict[str, Policy], Calendar]:
    """Every policy with the calendar's windows too, and the calendar with every policy's own."""
    for window in calendar.windows:
        for name in window.policies:
            if name not in named:
                met = f"窗口“{window.id}”指向不存在的政策“{name}”"
                problems.note(met, window.at, do=close_to(name, named) or "核对政策编号")
    own = tuple(window for policy in policies.values() for window in policy.windows)
    whole = replace(calendar, windows=(*calendar.windows, *own))
    full = {name: replace(policy, windows=whole.of(name)) for name, policy in policies.items()}
    return full, whole


def _policies(
    root: Path,
    kind: Kind,
    metrics: MetricBook,
    places: dict[str, PlaceLayer],
    problems: Problems,
) -> tuple[dict[str, Policy], dict[str, Path]]:
    policies: dict[str, Policy] = {}
    files: dict[str, Path] = {}
    for path in (folder / "policy.yaml" for folder in _policy_folders(root)):
        name = str(path.relative_to(root))
        try:
            document = read(path, name)
            local = _local_parameters(str(document.get("id")), places)
            policy = load_policy(document, kind, metrics, local)
            cases_beside(path, root)
        except BadInput as error:
            problems.adopt(error)
            continue
        _check_identity(policy, path, policies, kind, problems)
        policies[policy.id] = replace(policy, here=_covers_home(policy, places))
        files[policy.id] = path
    return policies, files


def _covers_home(policy: Policy, places: dict[str, PlaceLayer]) -> bool:
    """Whether a policy reaches the rulebook's own place: the layers no other one lies under."""
    above = {(layer.parent or "").zfill(6) for layer in places.values()}
    own = [int(code.ljust(12, "0")) for code in places if code not in above]
    return not own or any(policy.applies_in(code) for code in own)


def _policy_folders(root: Path) -> list[Path]:
    return sorted(path for path in (root / "policies").glob("*/") if path.is_dir())


def _check_identity(
    policy: Policy, path: Path, policies: dict[str, Policy], kind: Kind, problems: Problems
) -> None:
    if policy.id != path.parent.name:
        problems.note(f"政策编号“{policy.id}”与文件夹“{path.parent.name}”不同名", policy.at)
    if policy.id in policies:
        problems.note(f"政策编号“{policy.id}”重复", policy.at)
    title = policy.grants.get("title")
    if title is not None and title not in kind.title_codes:
        problems.note(f"grants 指向不存在的资质“{title}”", policy.at)


def _local_parameters(policy: str, places: dict[str, PlaceLayer]) -> dict[str, Any]:
    return {
        layer.code: layer.parameters[policy]
        for layer in places.values()
        if policy in layer.parameters
    }


def _check_derivations(kind: Kind, metrics: MetricBook, problems: Problems) -> None:
    for concept in kind.concepts.values():
        try:
            metrics.derived(concept)
        except BadInput as error:
            problems.adopt(error)


def outlines(root: Path) -> list[Path]:
    """The outlines of reports a rulebook ships."""
    return [path for path in sorted((root / "reports").glob("*.md")) if path.stem != "README"]


def rulebook_hash(root: Path) -> str:
    """SHA-256 over the relative name and bytes of every file that counts, in name order."""
    digest = hashlib.sha256()
    tables = (root / "industries").glob("*.csv")
    files = [*root.rglob("*.yaml"), *outlines(root), *tables]
    for path in sorted(files, key=lambda item: item.relative_to(root).as_posix()):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()
