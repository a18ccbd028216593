"""The service's own settings, with the reference page's address and template added."""

from pathlib import Path

from bureau.config.settings import *  # noqa: F403
from bureau.config.settings import TEMPLATES

ROOT_URLCONF = "tests.bureau.bench.reference"
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
MFA_FOR_STAFF = False
