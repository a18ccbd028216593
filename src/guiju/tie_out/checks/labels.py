"""What a figure is said of: the words of its clause before it, without the verb at their end."""

from __future__ import annotations

import re

from guiju.tie_out.measures import HAN
from guiju.tie_out.statement import Statement

_VERB = re.compile(
    r"(?:共|已|约|仅|总数|总量|总额|合计|分别|累计)*(?:达到|达|为|有|共有|完成|实现|到|至|计)?(?:了)?[约近超逾共]?\Z"
)
_WORDS = re.compile(rf"[{HAN}A-Za-z“”（）()]{{1,40}}\Z")
_GENERIC = re.compile(
    r"同比|增长|增加|下降|减少|提高|其中|新增|占比|较上年|比上年|分别|比重|增速|增幅|总数|以上|合计"
)
_LEAST = 4


def label_of(statement: Statement) -> str:
    """企业研发经费 of 企业研发经费达3亿元; empty where the words before say too little."""
    found = _WORDS.search(statement.before)
    label = _VERB.sub("", found[0]) if found else ""
    bare = _GENERIC.sub("", label)
    return label if len(bare) >= _LEAST else ""
