"""A peer in an environment of its own, asked over a pipe to measure once more."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

from guiju.bench.results import NotMeasured

VARIABLE = "GUIJU_BENCH_PYTHON"
SCRIPTS = Path(__file__).parent / "peers"


def peer_python() -> Path:
    """The interpreter peers run in: the one GUIJU_BENCH_PYTHON names, else .venv-bench's."""
    given = os.environ.get(VARIABLE)
    if given:
        return Path(given)
    beside = Path(__file__).resolve().parents[3] / ".venv-bench" / "bin" / "python"
    here = Path.cwd() / ".venv-bench" / "bin" / "python"
    return here if here.exists() else beside


class PeerProcess:
    """A script of `peers/`: it prints a line of JSON when ready, and one for each line it reads."""

    def __init__(self, script: str, *arguments: object) -> None:
        self.command = [str(SCRIPTS / f"{script}.py"), *map(str, arguments)]

    def __enter__(self) -> PeerProcess:
        python = peer_python()
        if not python.exists():
            raise NotMeasured("没有同类的环境 .venv-bench，请运行 make bench")
        self.process = subprocess.Popen(
            [python, *self.command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            self.ready = self._answer()
        except NotMeasured:
            self.process.kill()
            self.process.wait()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.returncode is None:  # else its last words were heard already
            self.process.communicate()

    @property
    def versions(self) -> dict[str, str]:
        """Name and version of the peer, as it tells them itself."""
        found: dict[str, str] = self.ready["versions"]
        return found

    def seconds(self) -> float:
        """Measure once more."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write("\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise NotMeasured(self._last_words()) from None
        return float(self._answer()["seconds"])

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise NotMeasured(self._last_words())
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            raise NotMeasured(f"同类的回答读不懂：{line.strip()}") from None
        return answer

    def _last_words(self) -> str:
        _, complaint = self.process.communicate()
        lines = complaint.strip().splitlines()
        return f"同类没有跑起来：{lines[-1] if lines else '没有说明'}"
