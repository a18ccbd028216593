"""One claim from its YAML body: first, n-th, only one, a rank, a record."""

from __future__ import annotations

import ast

from guiju.documents import Mapping
from guiju.errors import BadInput, Place, Problem, Problems
from guiju.figures.figure import WORDS, Claim
from guiju.figures.making import Reach, fixed_by, refuse_places, where_of, words_of
from guiju.figures.names import Names
from guiju.figures.nodes import Path
from guiju.vocabulary import unknown_keys

KINDS = ("ordinal", "only", "again", "rank", "record_high")
_KEYS = (
    "label kind says first second over where order match subjects figure descending words".split()
)
_WORDINGS = ("says", "first", "second")
_NEEDED = {
    "ordinal": ("over", "order", "subjects"),
    "only": ("over", "subjects"),
    "again": ("over", "order", "subjects"),
    "rank": ("over", "order", "match"),
    "record_high": ("figure",),
}


def claim_from(name: str, body: Mapping, at: Place, reach: Reach) -> Claim:
    """A claim; BadInput says what is wrong with it and where."""
    problems = Problems()
    unknown_keys(body, _KEYS, problems)
    kind = str(body.get("kind"))
    if kind not in KINDS:
        problems.note(
            f"断言“{name}”的 kind“{kind}”没有", body.at("kind"), expected="、".join(KINDS)
        )
    needed = ("label", "says", *_NEEDED.get(kind, ()))
    for key in needed:
        if not body.get(key):
            what = "没有写明依据的名单" if key == "over" else f"缺少 {key}"
            problems.note(f"断言“{name}”{what}", at, expected=f"{key}: …")
    problems.raise_if_any()
    for key in _WORDINGS:
        refuse_places(str(body.get(key) or ""), WORDS, body.at(key))
    return _claim(name, kind, body, at, reach)


def _claim(name: str, kind: str, body: Mapping, at: Place, reach: Reach) -> Claim:
    over = str(body.get("over") or "")
    names = reach.names(over, body.at("over")) if over else None
    where, text = where_of(body, names) if names is not None else (None, "")
    return Claim(
        id=name,
        label=str(body["label"]),
        kind=kind,
        says=str(body["says"]),
        first=str(body.get("first") or ""),
        second=str(body.get("second") or ""),
        over=over,
        where=where,
        order=_path(body, "order", names),
        match=_path(body, "match", names),
        subjects=_figure(body, "subjects", reach),
        figure=_figure(body, "figure", reach),
        descending=bool(body.get("descending", True)),
        fixed=fixed_by(where),
        words=words_of(body),
        where_text=text,
        at=at,
    )


def _path(body: Mapping, key: str, names: Names | None) -> Path | None:
    if not body.get(key) or names is None:
        return None
    try:
        tree = ast.parse(str(body[key]), mode="eval").body
    except (SyntaxError, ValueError) as error:
        problem = Problem(f"{key} 要写一个字段", body.at(key), expected="如 on")
        raise BadInput(problem) from error
    return names.path(tree)[0]


def _figure(body: Mapping, key: str, reach: Reach) -> str:
    return reach.figure(str(body[key]), body.at(key)) if body.get(key) else ""
