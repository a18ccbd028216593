"""Templates filled in a sandbox, every slip told with the outline's own line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from traceback import walk_tb
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError

from guiju.composition.outline import Outline
from guiju.composition.sandbox import Sandbox
from guiju.composition.slips import in_chinese
from guiju.composition.spelling import misspelt
from guiju.composition.written import prepared
from guiju.errors import BadInput, Place, Problem
from guiju.figures import FigureBook

_NAME = "outline"


class Filler:
    """Fills the templates of one outline with one set of words."""

    def __init__(self, outline: Outline, words: Mapping[str, Any], book: FigureBook) -> None:
        self._book = book
        self._label = str(outline.path)
        self._first = outline.line
        self._body = outline.body
        self._sandbox = Sandbox(words)

    def body(self) -> str:
        """The prose, filled in."""
        return self._fill(self._body, self._first)

    def line(self, text: str, at: Place) -> str:
        """One text of the card, filled in."""
        return self._fill(text, at.line or 1)

    def _fill(self, text: str, first: int) -> str:
        try:
            tree = self._sandbox.parse(prepared(text))
            misspelt(tree, self._book, self._label, first).raise_if_any()
            code = self._sandbox.compile(tree, filename=_NAME)
            template = self._sandbox.template_class.from_code(
                self._sandbox, code, self._sandbox.globals
            )
            return str(template.render())
        except TemplateSyntaxError as error:
            place = Place(self._label, first + error.lineno - 1)
            met = f"提纲写法有误：{in_chinese(error.message or '')}"
            raise BadInput(Problem(met, place, do="检查 {{ }}、{% %} 是否成对")) from error
        except BadInput as error:
            place = self._where(error, first)
            placed = [p if p.at.line else replace(p, at=place) for p in error.problems]
            raise BadInput(placed) from error
        except TemplateError as error:
            problem = Problem(error.message or "提纲这一处用不了", self._where(error, first))
            raise BadInput(problem) from error
        except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise BadInput(self._slip(error, first)) from error
        except (RecursionError, MemoryError) as error:
            problem = Problem("提纲套得太深，算不下去", self._where(error, first), do="写简单些")
            raise BadInput(problem) from error

    def _slip(self, error: Exception, first: int) -> Problem:
        """What was done cannot be done: told by its place, the words of Python left to the log."""
        return Problem("提纲这一处写法有误", self._where(error, first), do="对照手册改正")

    def _where(self, error: BaseException, first: int) -> Place:
        lines = [
            number
            for frame, number in walk_tb(error.__traceback__)
            if frame.f_code.co_filename == _NAME
        ]
        return Place(self._label, first + lines[-1] - 1 if lines else None)
