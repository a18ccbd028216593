"""Our styles and scripts ask for nothing newer than Chromium 86: government desktops run it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOMS = Path(__file__).parents[3] / "src" / "bureau"

# What came later, and in which Chromium. A name here is refused anywhere in our files.
STYLES_TOO_NEW = {
    r"light-dark\(": 123,
    r":has\(": 105,
    r":is\(": 88,
    r":where\(": 88,
    r"@container": 105,
    r"container-(type|name)": 105,
    r"@layer": 99,
    r"@scope": 118,
    r"@property": 85 + 1,  # in 85 but without inherited defaults; not worth the difference
    r"color-mix\(": 111,
    r"\b(oklch|oklab|lab|lch|hwb|color)\(": 101,
    r"\d(d|s|l)v[hwib]\b": 108,
    r"(^|[;{\s])inset\s*:": 87,
    r"(margin|padding|inset)-(inline|block)\s*:": 87,
    r"border-(inline|block)\s*:": 87,
    r"aspect-ratio\s*:": 88,
    r"overflow\s*:\s*clip": 90,
    r"text-wrap\s*:": 114,
    r"subgrid": 117,
    r"scrollbar-gutter": 94,
    r"(^|[;{\s])(translate|rotate|scale)\s*:": 104,
    r"\bround\(|\bsin\(|\bcos\(": 111,
    r"@starting-style|@view-transition|anchor\(": 117,
    r"::marker": 86 + 1,
    r"(?m)^\s*&|\{\s*&": 112,
}
SCRIPTS_TOO_NEW = {
    r"structuredClone": 98,
    r"\.at\(": 92,
    r"\.(findLast|findLastIndex)\(": 97,
    r"\.(toSorted|toReversed|toSpliced|with)\(": 110,
    r"Object\.hasOwn\b": 93,
    r"Object\.groupBy|Map\.groupBy": 117,
    r"crypto\.randomUUID": 92,
    r"\bPromise\.(withResolvers|any)\b": 85 + 1,
    r"Array\.fromAsync": 121,
    r"Intl\.Segmenter": 87,
    r"AbortSignal\.(timeout|any)": 103,
    r"showPopover|togglePopover|popovertarget": 114,
    r"startViewTransition": 111,
    r"(?m)^await\b": 89,
    r"\bstatic\s*\{": 94,
    r"#\w+\s+in\s": 91,
    r"\bimport\s+.*\bwith\s*\{": 123,
    r"URL\.canParse": 120,
    r"scheduler\.": 94,
    r"\.replaceChildren\(": 86 + 1,
}


def ours(ending: str) -> list[Path]:
    """Files of that kind that are written here."""
    return sorted(ROOMS.glob(f"*/static/**/*{ending}"))


def too_new(path: Path, list_: dict[str, int]) -> list[str]:
    """Every refused word of a file with its line; comments do not count."""
    text = re.sub(
        r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), path.read_text("utf-8"), flags=re.S
    )
    found = [(m, since) for word, since in list_.items() for m in re.finditer(word, text)]
    return [
        f"{path.name}:{text.count(chr(10), 0, m.start()) + 1} {m[0].strip()!r}: Chromium {since}"
        for m, since in found
    ]


@pytest.mark.parametrize("path", ours(".css"), ids=lambda path: path.name)
def test_styles_are_old_enough(path: Path) -> None:
    """No style that Chromium 86 would drop."""
    assert not too_new(path, STYLES_TOO_NEW)


@pytest.mark.parametrize("path", ours(".js"), ids=lambda path: path.name)
def test_scripts_are_old_enough(path: Path) -> None:
    """No word of a script that Chromium 86 does not know."""
    assert not too_new(path, SCRIPTS_TOO_NEW)


def test_there_is_something_to_read() -> None:
    """The lists above are held against real files."""
    assert ours(".css")
    assert ours(".js")


@pytest.mark.parametrize(
    ("line", "caught"),
    [
        ("a { color: light-dark(#000, #fff) }", True),
        ("a:has(b) { }", True),
        (".x { margin-inline: auto }", True),
        (".x { height: 100dvh }", True),
        (".x { transform: rotate(45deg) }", False),
        (".x { margin-left: auto; line-height: 1.5 } /* :has( in a comment */", False),
    ],
)
def test_list_catches_what_it_names(tmp_path: Path, line: str, caught: bool) -> None:
    """Each refused form is seen where it stands, and its neighbours are left alone."""
    path = tmp_path / "style.css"
    path.write_text(line, "utf-8")
    assert bool(too_new(path, STYLES_TOO_NEW)) is caught
