"""The folder of vocabulary files → kinds and concepts, every slip named with file and line."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from guiju.documents import Mapping, read_each
from guiju.errors import Place, Problems
from guiju.vocabulary.crossing import crossed
from guiju.vocabulary.kind_reading import kind_from
from guiju.vocabulary.kinds import Vocabulary


def load_vocabulary(folder: Path, root: Path) -> Vocabulary:
    """Read every YAML file under `folder`; `root` shortens the names in messages.

    One kind may be spread over several files by theme; a concept stands once.
    """
    problems = Problems()
    parts: dict[str, list[Mapping]] = {}
    for document in read_each(folder.rglob("*.yaml"), root, problems):
        if "kind" in document:
            parts.setdefault(str(document["kind"]), []).append(document)
        else:
            problems.note("没有写明是哪种记录", document.at(), expected="kind: …")
    kinds = {name: kind_from(name, documents, problems) for name, documents in parts.items()}
    if "enterprise" not in kinds:
        problems.note("词汇表里没有企业（kind: enterprise）", Place(str(folder)))
    kinds = crossed(kinds, problems)
    problems.raise_if_any()
    return Vocabulary(MappingProxyType(kinds))
