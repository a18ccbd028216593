"""The one table of rights: which role may do what with which thing. Nothing else decides.

A cell says r read · w write or propose · a confirm or approve, never one's own entry · x export,
followed by how far: nothing for everywhere, `t` own town, `s` own section, `o` own body,
`i` what one did oneself, `@人才科` everywhere, but only for those who hold the role in that section.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = {
    "director": "局领导",
    "chief": "科室负责人",
    "liaison": "挂钩联系人",
    "taskforce": "专班成员",
    "town": "镇区科技专员",
    "enterprise": "企业联系人",
    "platform": "平台管理员",
    "public": "公众",
    "it": "信息管理员",
    "auditor": "监督审计",
}
STAFF = frozenset({"director", "chief", "liaison", "taskforce", "town", "it", "auditor"})
READ, WRITE, CONFIRM, EXPORT = "r", "w", "a", "x"
ALL, TOWN, SECTION, BODY, HIMSELF, ONLY_FOR = "", "t", "s", "o", "i", "@"


@dataclass(frozen=True)
class Right:
    """One deed a role may do with a thing, and how far."""

    deed: str
    reach: str


# One row a thing, one column a role in the order of ROLES; "-" is nothing. `r` is everywhere,
# `rt` in the own town; deeds are parted by a blank. A chief writes what the bureau keeps, and
# confirms only what his section answers for.
# title: a firm proposes corrections of itself and never a title. internal: what visits and notes
# say, 应报未报. application: how far one is; a firm sees its own, and no label. trail: that something was read, exported or changed, by whom and when; audit: of
# what. deputies: naming who stands in, in the own section.
_TABLE = """
thing        | director | chief                    | liaison           | taskforce | town     | enterprise | platform | public | it  | auditor
firm         | r x      | r w as x                 | r w               | r         | rt wt    | ro wo      | r        | r      | -   | r
title        | r x      | r w as x                 | r w               | r         | rt wt    | ro         | r        | r      | -   | r
year_facts   | r        | r w as xs                | rt wt             | -         | wt       | ro wo      | -        | -      | -   | r
contacts     | r        | r w xs                   | rt wt             | -         | rt wt    | ro wo      | -        | -      | -   | -
verdict      | r        | r as                     | rt                | r         | rt       | ro         | -        | -      | -   | r
internal     | r        | rs ws                    | rt wt             | r         | rt       | -          | -        | -      | -   | r
application  | r        | rs ws as                 | rt wt             | r         | rt       | ro         | -        | -      | -   | r
ticket       | r        | r w as                   | rt wt             | r         | rt wt    | ro wo      | ro wo    | -      | -   | r
record       | r x      | r ws as x                | r ws              | r         | rt       | ro         | ro wo    | -      | -   | r
record_money | r        | r ws as                  | -                 | -         | -        | ro wo      | ro       | -      | -   | r
person       | r        | r@人才科 w@人才科 a@人才科 | r@人才科 w@人才科 | -         | -        | ro         | ro wo    | -      | -   | r
secret       | r        | r@人才科 w@人才科         | -                 | -         | -        | -          | -        | -      | -   | -
policy       | r a      | r w a                    | r                 | r         | r        | r          | r        | r      | -   | r
indicator    | r a      | r w as                   | r                 | r w       | rt wt    | -          | -        | -      | -   | r
report       | r a      | r ws                     | r                 | r         | -        | -          | -        | -      | -   | r
import       | -        | ws                       | -                 | -         | wt       | -          | wo       | -      | r   | r
users        | r        | -                        | -                 | -         | -        | wo         | wo       | -      | r w | r
deputies     | r        | rs ws                    | -                 | -         | -        | -          | -        | -      | r w | r
trail        | r        | rs                       | ri                | -         | -        | ro         | ro       | -      | r   | r
audit        | r        | rs                       | ri                | -         | -        | ro         | ro       | -      | -   | r
runs         | r        | r w                      | r                 | r         | -        | -          | -        | -      | r   | r
jobs         | -        | -                        | -                 | -         | -        | -          | -        | -      | r w | r
"""


def _read(table: str) -> dict[str, dict[str, tuple[Right, ...]]]:
    lines = [line for line in table.strip().splitlines()]
    heads = [cell.strip() for cell in lines[0].split("|")][1:]
    found: dict[str, dict[str, tuple[Right, ...]]] = {}
    for line in lines[1:]:
        thing, *cells = (cell.strip() for cell in line.split("|"))
        found[thing] = {
            role: tuple(Right(word[0], word[1:]) for word in cell.split() if word != "-")
            for role, cell in zip(heads, cells, strict=True)
        }
    return found


RIGHTS = _read(_TABLE)
THINGS = tuple(RIGHTS)
