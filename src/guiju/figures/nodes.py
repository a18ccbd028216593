"""What a condition on records means: frozen nodes, names and choices already checked.

The grammar is that of formulas; what differs is what is looked at: records with texts, relations,
stages and dates of unequal precision instead of the numbers of one firm.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from guiju.formulas.nodes import Node
from guiju.periods import Stretch

PERIOD, AS_OF = "period", "as_of"


@dataclass(frozen=True)
class Path(Node):
    """A field of the record, perhaps through single relations: ref.level is (ref, level)."""

    names: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True)
class Literal(Node):
    """A number as written in the condition, in the unit of what it is compared with."""

    value: Fraction = Fraction(0)
    unit: str = ""


@dataclass(frozen=True)
class Part(Node):
    """The year or month of a date; unknown where the date is less precise."""

    of: Path = Path()
    what: str = "year"


@dataclass(frozen=True)
class Rung(Node):
    """The rung a firm stands on at the end of the period, or `shift` periods earlier."""

    ladder: str = ""
    shift: int = 0


@dataclass(frozen=True)
class Size(Node):
    """How many records a relation leads to, or how many items a list has."""

    of: str = ""
    label: str = ""


Number = Path | Literal | Part | Rung | Size


@dataclass(frozen=True)
class Test(Node):
    """Something that is yes, no or unknown of a record."""


@dataclass(frozen=True)
class Choice(Test):
    """A choice compared by position: word is at_least, more_than, at_most, less_than or is."""

    of: Path = Path()
    word: str = "is"
    codes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Says(Test):
    """A text, an id or a name that is one of these; or a list that holds one of them."""

    of: Path = Path()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Truth(Test):
    """A yes/no field."""

    of: Path = Path()


@dataclass(frozen=True)
class Compare(Test):
    """Two numbers; `scale` brings the right one into the internal unit of the left."""

    left: Number = Literal()
    word: str = "is"
    right: Number = Literal()
    scale: int = 1


@dataclass(frozen=True)
class Amid(Test):
    """A date that lies wholly in a stretch of days: the period when `within` is None."""

    of: Path = Path()
    within: Stretch | None = None


@dataclass(frozen=True)
class Before(Test):
    """A date compared with the last day of the period (`day` None) or with a day."""

    of: Path = Path()
    word: str = "at_most"
    day: Stretch | None = None


@dataclass(frozen=True)
class Covers(Test):
    """A year, month or other stretch in which the last day of the period lies."""

    of: Path = Path()


@dataclass(frozen=True)
class Spans(Test):
    """A date that is exactly the period: the value of a quarter beside that of the year."""

    of: Path = Path()


@dataclass(frozen=True)
class Listed(Test):
    """Whether a relation leads to a member of the list of that topic, as it last stood."""

    of: Path = Path()
    topic: str = ""


@dataclass(frozen=True)
class Reached(Test):
    """A stage first reached in the period."""

    stage: str = ""
    label: str = ""


@dataclass(frozen=True)
class Blank(Test):
    """Whether nothing is known of a field: the one test that is never unknown."""

    of: Path = Path()


@dataclass(frozen=True)
class Linked(Test):
    """Whether a relation leads to a record that fits (to any, when `test` is None)."""

    relation: str = ""
    label: str = ""
    test: Test | None = None


@dataclass(frozen=True)
class Verdict(Test):
    """Whether a firm's verdict under a policy is one of these."""

    policy: str = ""
    verdicts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Settled(Test):
    """Whether at least one policy of a theme has a verdict other than unknown."""

    theme: str = ""


@dataclass(frozen=True)
class All(Test):
    """Every one."""

    tests: tuple[Test, ...] = ()


@dataclass(frozen=True)
class Any(Test):
    """At least one."""

    tests: tuple[Test, ...] = ()


@dataclass(frozen=True)
class Not(Test):
    """The opposite."""

    of: Test = Test()
