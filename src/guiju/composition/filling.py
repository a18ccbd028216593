"""Templates filled in a sandbox, every slip told with the outline's own line."""

from __future__ import annotations

from collections.abc import Mapping
from traceback import walk_tb
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from guiju.composition.outline import Outline
from guiju.composition.tokens import clean
from guiju.errors import BadInput, Place, Problem

_NAME = "outline"


class Filler:
    """Fills the templates of one outline with one set of words."""

    def __init__(self, outline: Outline, words: Mapping[str, Any]) -> None:
        self._label = str(outline.path)
        self._first = outline.line
        self._environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined, autoescape=False, trim_blocks=True, lstrip_blocks=True
        )
        self._environment.globals = dict(words)
        self._body = outline.body

    def body(self) -> str:
        """The prose, filled in."""
        return self._fill(clean(self._body), self._first)

    def line(self, text: str, at: Place) -> str:
        """One text of the card, filled in."""
        return self._fill(clean(text), at.line or 1)

    def _fill(self, text: str, first: int) -> str:
        try:
            code = self._environment.compile(text, filename=_NAME)
            template = self._environment.template_class.from_code(
                self._environment, code, self._environment.globals
            )
            return str(template.render())
        except TemplateSyntaxError as error:
            place = Place(self._label, first + error.lineno - 1)
            met = f"提纲写法有误（{error.message}）"
            raise BadInput(Problem(met, place, do="检查 {{ }}、{% %} 是否成对")) from error
        except BadInput as error:
            place = self._where(error, first)
            problems = [Problem(p.message, place, p.expected, p.do) for p in error.problems]
            raise BadInput(problems) from error
        except UndefinedError as error:
            met = f"提纲用了没有的词（{error.message}）"
            raise BadInput(Problem(met, self._where(error, first), do="对照手册改正")) from error
        except (SecurityError, TemplateError, ArithmeticError, LookupError) as error:
            met = f"提纲这一处算不出来（{error}）"
            raise BadInput(Problem(met, self._where(error, first), do="改正这一处")) from error
        except (TypeError, ValueError, AttributeError, RecursionError) as error:
            met = f"提纲这一处写法有误（{error}）"
            raise BadInput(Problem(met, self._where(error, first), do="对照手册改正")) from error

    def _where(self, error: BaseException, first: int) -> Place:
        lines = [
            number
            for frame, number in walk_tb(error.__traceback__)
            if frame.f_code.co_filename == _NAME
        ]
        return Place(self._label, first + lines[-1] - 1 if lines else None)
