"""No change of a file passes unnoticed, and none breaks the program."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from guiju.certificate import Certificate, read_certificate, verify
from guiju.errors import BadInput
from guiju.rulebook import Rulebook

SIGNS = '0123456789abcf"<>&{}[]:,\\n 是否符合万元\u202e\x00'


def noticed(path: Path, certificate: Certificate, book: Rulebook) -> bool:
    """Whether a file is refused, or accepted as another than it was; spaces between data are none."""
    try:
        read = read_certificate(path)
    except BadInput:
        return True
    if read.record == certificate.record and read.page in (None, page_of(certificate)):
        return True
    return not verify(read, book).same


def page_of(certificate: Certificate) -> str:
    """The page around the data, as it was written."""
    html = certificate.html()
    start = html.index('id="guiju-certificate">') + len('id="guiju-certificate">\n')
    return html[:start] + html[html.index("</script>") :]


@pytest.mark.parametrize("suffix", ["html", "json"])
def test_any_sign_changed(
    certificate: Certificate, book: Rulebook, tmp_path: Path, suffix: str
) -> None:
    """A sign replaced, left out or put in, anywhere: 150 places drawn by lot."""
    draw = random.Random(suffix)
    whole = certificate.html() if suffix == "html" else certificate.json()
    path = tmp_path / f"paper.{suffix}"
    for _ in range(150):
        at = draw.randrange(len(whole) - 20)
        put, taken = draw.choice([*SIGNS, ""]), draw.choice([0, 1, 1])
        if whole[at : at + taken] != put:
            path.write_text(whole[:at] + put + whole[at + taken :], encoding="utf-8")
            assert noticed(path, certificate, book), (at, put, whole[at - 20 : at + 20])
