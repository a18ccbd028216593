"""What the documents say is what happens: commands run, links resolve, words exist."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
import typer
from docs.consoles import PAGES, ROOT, execute, printed_by_python, same, working_folder

from guiju.cli.app import app
from guiju.marks import CONFIDENCES
from guiju.rulebook import load_rulebook

COMMANDS = ROOT / "docs" / "reference" / "commands.md"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
NOT_OURS = {"out", "build", "dist", "node_modules"}


def markdown_files() -> list[Path]:
    """Every Markdown file somebody of ours wrote."""
    found = sorted(ROOT.rglob("*.md"))
    return [path for path in found if not any(map(left_out, path.relative_to(ROOT).parts))]


def left_out(part: str) -> bool:
    """Whether nobody of ours writes in a folder of that name."""
    return part in NOT_OURS or part.startswith(".")


def anchors(path: Path) -> set[str]:
    """The fragments a page offers, as most renderers make them of its headings."""
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_comes_out(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command ends as the page says, with the output it shows; its Python prints it too.

    `python docs/consoles.py --write` puts new output into the pages.
    """
    with working_folder() as folder:
        for command, code, real in execute(page, folder):
            assert code == command.code, f"{command.line}\n{real}"
            agrees = same(command.shown, real)  # by itself, so that a failure stays readable
            assert agrees, f"{command.line}\n{command.shown}\n--- really comes out:\n{real}"
        with monkeypatch.context() as there:
            there.chdir(folder)
            there.delenv("GUIJU_RULEBOOK", raising=False)
            for shown, real in printed_by_python(page):
                assert same(shown, real), real


@pytest.mark.parametrize("page", markdown_files(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every relative link of a Markdown file names a file, and every fragment a heading of it."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not fragment or fragment in anchors(target), link


def test_every_command_is_in_the_manual() -> None:
    """What `guiju --help` lists has a section in docs/reference/commands.md."""
    if not COMMANDS.exists():
        pytest.skip("docs/reference is not written yet: python docs/build.py")
    group: typer.core.TyperGroup = typer.main.get_command(app)  # type: ignore[assignment]
    sections = re.findall(r"^## `guiju (\S+)`$", COMMANDS.read_text(encoding="utf-8"), re.M)
    assert set(group.commands) <= set(sections)


def test_the_glossary_names_what_is_there() -> None:
    """A word in backticks in its first column is an identifier or keyword of code or rulebook."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "rulebook").rglob("*.yaml")]
    known = set(re.findall(r"\w+", "\n".join(path.read_text(encoding="utf-8") for path in files)))
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    columns = re.findall(r"^\| (.+?) \|", glossary, re.M)
    words = [word for column in columns for word in re.findall(r"`(\w+)`", column)]
    assert len(words) > 50
    assert not [word for word in words if word not in known]


def test_a_word_stands_in_the_glossary_once() -> None:
    """No second entry for a word, and no second word for what users see."""
    glossary = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", glossary, re.M)
    entries = [row for row in rows if row[0] not in ("identifier", "---")]
    for column in zip(*entries, strict=True):
        said = [word for word in column if word not in ("—", "---")]
        assert len(said) == len(set(said))


def test_nothing_written_of_a_policy_is_left_off_its_page() -> None:
    """Windows, benefits and process stand on the policy's page, each with its mark."""
    for policy in load_rulebook(ROOT / "rulebook").policies.values():
        text = (ROOT / f"docs/reference/policies/{policy.id}.md").read_text(encoding="utf-8")
        for window in policy.windows:
            assert f"- {window.text()}" in text.splitlines(), policy.id
            assert any(f"（{mark}" in window.text() for mark in CONFIDENCES), window.id
        for line in (*policy.benefits, *policy.process):
            said = line["says"]
            shown = [row for row in text.splitlines() if row.startswith("- ") and str(said) in row]
            assert any(row.endswith(f"{line['confidence']}）") for row in shown), (policy.id, said)


def test_the_pictures_need_nothing_from_elsewhere() -> None:
    """An SVG is well formed and names no font file, script or address to fetch."""
    pictures = list((ROOT / "docs").rglob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text(encoding="utf-8")
        ElementTree.fromstring(text)
        beyond = text.replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|@font-face|@import|<script|href=", beyond), picture


def test_the_pages_are_linked_from_the_readme() -> None:
    """Whoever begins at either README finds every page that is not reached from a list of others."""
    pages = {
        path
        for folder in ("how-to", "explanation")
        for path in (ROOT / "docs" / folder).glob("*.md")
    }
    for name in ("README.md", "README.zh.md"):
        readme = ROOT / name
        linked = {
            (ROOT / link).resolve() for link in LINK.findall(readme.read_text(encoding="utf-8"))
        }
        assert pages | {ROOT / "docs" / "tutorial.md"} <= linked, name
