"""Runs what the pages show, in a copy of their working folder; `--write` puts the real output in.

A page is executed from top to bottom. A block that begins with `# some/file.yaml` is written to
that file; in a console block each `$ command` runs in bash, with `# exit 3` behind it where another
code than 0 is right; `…` in what is shown stands for anything. Python blocks come last and share
their names; a text block behind one is what it prints.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unicodedata import east_asian_width

ROOT = Path(__file__).resolve().parent.parent
WORKING = Path("examples/first-hour")
EXAMPLES = (WORKING, Path("examples/liyang-2024"))
PAGES = [ROOT / "README.md", ROOT / "README.zh.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES += sorted([*(ROOT / "docs/how-to").glob("*.md"), *(ROOT / "docs/explanation").glob("*.md")])
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"# (\S+\.(?:yaml|csv))\n")
EXIT = re.compile(r"\s+# exit (\d)$")
WIDTH = 100


@dataclass(frozen=True)
class Command:
    """A line somebody types and what the page says comes out; `at` is where that stands in it."""

    line: str
    shown: str
    at: tuple[int, int]

    @property
    def code(self) -> int:
        """The exit code the page promises."""
        found = EXIT.search(self.line)
        return int(found[1]) if found else 0


def blocks(page: Path) -> Iterator[tuple[str, str, int]]:
    """Every fenced block: its language, its text, where the text begins."""
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        yield found[1], found[2], found.start(2)


def commands(text: str, begin: int) -> Iterator[Command]:
    """The commands of a console block."""
    for found in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.M):
        yield Command(found[1], found[2], (begin + found.start(2), begin + found.end(2)))


@contextlib.contextmanager
def working_folder() -> Iterator[Path]:
    """A copy of the rulebook, the folder the pages work in and the ledger, at the same distance."""
    with tempfile.TemporaryDirectory() as parent:
        shutil.copytree(ROOT / "rulebook", Path(parent) / "rulebook")
        for example in EXAMPLES:
            shutil.copytree(ROOT / example, Path(parent) / example)
        yield Path(parent) / WORKING


def execute(page: Path, folder: Path) -> Iterator[tuple[Command, int, str]]:
    """Run the files and commands of a page; yields each command, its exit code, its output."""
    for language, text, begin in blocks(page):
        named = FILE.match(text)
        if language in ("yaml", "csv") and named:
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            # In YAML the name is a comment and stays, so that line numbers are those of the page.
            body = text if language == "yaml" else text[named.end() :]
            path.write_text(body, encoding="utf-8")
        for command in commands(text, begin) if language == "console" else ():
            yield command, *_run(command.line, folder)


def _run(line: str, folder: Path) -> tuple[int, str]:
    here = {name: value for name, value in os.environ.items() if name != "GUIJU_RULEBOOK"}
    path = os.pathsep.join([str(Path(sys.executable).parent), here.get("PATH", "")])
    done = subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**here, "PATH": path, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


def printed_by_python(page: Path) -> Iterator[tuple[str, str]]:
    """Run the Python blocks of a page in the current folder: what is shown, what is printed."""
    names: dict[str, object] = {}
    found = list(blocks(page))
    for place, (language, text, _) in enumerate(found):
        if language == "python":
            heard = io.StringIO()
            with contextlib.redirect_stdout(heard):
                exec(compile(text, f"{page.name}, block {place + 1}", "exec"), names)
            after = found[place + 1] if place + 1 < len(found) else ("", "", 0)
            yield after[1] if after[0] == "text" else "…", heard.getvalue()


def same(shown: str, real: str) -> bool:
    """Whether a page shows what really comes out, widths aside; … stands for anything."""
    parts = [re.escape(_packed(part)) for part in shown.split("…")]
    return re.fullmatch(".*".join(parts), _packed(real), re.S) is not None


def _packed(text: str) -> str:
    return re.sub("━+", "━", "".join(text.split()))


def elided(shown: str, real: str) -> str:
    """What really comes out, without the lines the page had left out: known by how they begin."""
    if "…" not in shown:
        return real
    kept: list[str] = []
    for line in real.splitlines():
        begins = _packed(line).lstrip("✓✗?○")[:8]
        before = [old for old in shown.splitlines() if "…" in old and begins and same(old, line)]
        if before and before[0].strip() != "…":
            kept.append(before[0])
        elif begins in _packed(shown):
            kept.append(line)
        elif not kept or kept[-1].strip() != "…":
            kept.append(line[: len(line) - len(line.lstrip())] + "…")
    return "\n".join(kept)


def wrapped(text: str) -> str:
    """Long sentences folded as a terminal would, under their own indent; tables left alone."""
    return "".join(_folded(line) for line in text.splitlines())


def _folded(line: str) -> str:
    if not line.startswith((" ", "✗")) or any(mark in line for mark in "│┃━"):
        return line.rstrip() + "\n"
    indent = line[: len(line) - len(line.lstrip())]
    rows, row, wide = [], "", 0
    for sign in line.rstrip():
        wide += 2 if east_asian_width(sign) in "WF" else 1
        if wide > WIDTH and _may_part(row[-1], sign):
            rows.append(row)
            row, wide = indent, len(indent) + 2
        row += sign
    return "\n".join([*rows, row]) + "\n"


def _may_part(before: str, sign: str) -> bool:
    """Not inside a number or a word, nor so that a mark stands alone at an end of a line."""
    inside = (before + sign).isascii() or sign in "，。、；：）》”？！%—" or before in "（《“—"
    return not inside


def refreshed(page: Path) -> str:
    """The page with the output of every command that no longer shows what comes out."""
    text, moved = page.read_text(encoding="utf-8"), 0
    with working_folder() as folder:
        for command, code, real in execute(page, folder):
            if code != command.code:
                print(f"{page.name}: exit {code}: {command.line}\n{real}")
            if not same(command.shown, real):
                start, end = (place + moved for place in command.at)
                fresh = wrapped(elided(command.shown, real))
                text = text[:start] + fresh + text[end:]
                moved += len(fresh) - (end - start)
    return text


def main() -> int:
    """Compare, or write; 1 when a page shows something else than what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path, default=PAGES)
    parser.add_argument("--write", action="store_true", help="put the real output into the pages")
    chosen = parser.parse_args()
    stale = 0
    for page in chosen.pages:
        before, after = page.read_text(encoding="utf-8"), refreshed(page)
        if before != after:
            stale += 1
            print(f"stale: {page}")
            if chosen.write:
                page.write_text(after, encoding="utf-8")
    return 1 if stale and not chosen.write else 0


if __name__ == "__main__":
    raise SystemExit(main())
