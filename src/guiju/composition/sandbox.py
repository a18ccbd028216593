"""What an outline may do: read the ledger and say so. No Python behind it, no work without end.

A dot means a field of a record, never an attribute of Python. Loops and calls are counted, texts
are bounded, and a number without an origin is not printed.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from inspect import Parameter, signature
from typing import Any, NoReturn

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guiju.composition.absent import Listed
from guiju.composition.counting import Counting
from guiju.composition.items import Item, Line
from guiju.errors import BadInput, Problem

MOST_STEPS = 200_000
MOST_TEXT = 5_000_000
_FILTERS = "length count first last default unique sort reverse list groupby".split()
_FILTERS += ["selectattr", "rejectattr", "map"]
_ENGINE = ("_loop_vars", "_block_vars")
"""What the engine passes on beside what was written."""
_LOADING = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)


class Year(int):
    """A year of the report, the one kind of number that is printed as it is."""


class _Unknown(StrictUndefined):
    """A word nobody knows, told in Chinese."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        return f"没有“{self._undefined_name}”这个词或这一项"


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one outline; `words` are all it may use."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__(
            undefined=_Unknown, trim_blocks=True, lstrip_blocks=True, finalize=self._printed
        )
        self.globals = dict(words)
        self.filters = {name: self.filters[name] for name in _FILTERS} | {"join": self._list}
        self._words = {word: name for name, word in words.items() if callable(word)}
        self._steps = self._length = 0

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field; of a loop, what the loop knows of itself."""
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A field of a record or an item of a list, and nothing else."""
        try:
            return obj[argument]
        except (TypeError, LookupError):
            return self.undefined(obj=obj, name=argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """A word of the outline or a macro; a wrong call is told by the word's own form."""
        self._step()
        name = self._words.get(obj) if isinstance(obj, Hashable) else None
        if name is not None:
            given = {key: value for key, value in kwargs.items() if key not in _ENGINE}
            try:
                signature(obj).bind(*args, **given)
            except TypeError as error:
                raise BadInput(Problem(f"“{name}”里写的不对", expected=_form(name, obj))) from error
        elif not callable(obj):
            refuse("这里不是可以用的函数")
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Texts joined keep their marks; numbers stay small."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.joined(left, right)
        if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
            refuse(f"这两样不能用“{operator}”算")
        made = super().call_binop(context, operator, left, right)
        return made if abs(made) < MOST_TEXT else refuse("算出来的数过大")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """The same items, each a step."""
        for item in items:
            self._step()
            yield item

    def joined(self, *parts: Any) -> str:
        """Texts one after the other, with their marks."""
        return str(self._printed("".join(str(self._printed(part)) for part in parts)))

    def _list(self, items: Iterable[Any], between: str = "、") -> str:
        texts = [str(self._printed(item)) for item in self.counted(items)]
        return str(self._printed(between.join(texts)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(_LOADING):
            raise TemplateSyntaxError("提纲不能引入别的文件", node.lineno)
        made: nodes.Template = Counting().visit(tree)
        made.set_environment(self)
        return made

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            refuse(f"循环超过 {MOST_STEPS:,} 次", "检查循环是否套循环")

    def _printed(self, value: Any) -> Any:
        """What may be printed: texts, records, years. A bare number has no origin."""
        if isinstance(value, int) and not isinstance(value, Year):
            refuse("这个数没有来源，不能直接写出来", "用 数(“名称”) 写台账里的数")
        if not isinstance(value, str | Item | Line | Listed | Year | StrictUndefined):
            refuse("这里写出来的不是文字", "写它的一项，如 项.名称，或用循环")
        self._length += len(str(value))  # of a word nobody knows, this tells its name
        if self._length > MOST_TEXT:
            refuse(f"写出来的文字超过 {MOST_TEXT:,} 字", "检查循环是否套循环")
        return value


def refuse(message: str, do: str = "改正这一处") -> NoReturn:
    """Stop at this place of the outline."""
    raise BadInput(Problem(message, do=do))


def _form(name: str, word: Callable[..., Any]) -> str:
    """数("名称", 期=0, 位=None): how a word is written."""
    parts = []
    for parameter in signature(word).parameters.values():
        if parameter.kind is Parameter.VAR_POSITIONAL:
            parts.append('"名称", "名称"')
        elif parameter.name.isascii():
            parts.append('"名称"' if parameter.annotation in ("str", str) else parameter.name)
        else:
            parts.append(parameter.name + "=…")
    return f"{name}({', '.join(parts)})"
