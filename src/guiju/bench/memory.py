"""How much memory the project's own rulebook needs for everybody, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from guiju.bench.results import Goal, Measured, NotMeasured
from guiju.bench.setting import Setting
from guiju.bench.timing import written
from guiju.rulebook import find_rulebook

GOAL = Goal("memory", "规则库跑一遍，GiB", "—", 4.0)


def measure(setting: Setting) -> Measured:
    """The peak of the resident set, the drawing of the firms included."""
    command = [sys.executable, "-m", "guiju.bench.whole_run", str(find_rulebook())]
    command += [str(setting.entities), str(setting.folder / "run")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        raise NotMeasured(f"没有跑完：{lines[-1] if lines else done.returncode}")
    told = json.loads(done.stdout)
    return Measured(told["gib"], f"{told['gib']:.2f} GiB，{written(told['seconds'])}", "")
