"""Templates rewritten so that loops and joined texts go through the sandbox's own counting."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import nodes
from jinja2.visitor import NodeTransformer


class Counting(NodeTransformer):
    """Sends every loop and every joining of texts through the sandbox's own counting."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """for x in list → for x in counted(list)."""
        self.generic_visit(node)
        node.iter = _through("counted", [node.iter], node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """a ~ b → joined(a, b)."""
        self.generic_visit(node)
        return _through("joined", node.nodes, node.lineno)


def _through(name: str, parts: Sequence[nodes.Node], line: int) -> nodes.Call:
    called = nodes.EnvironmentAttribute(name, lineno=line)
    return nodes.Call(called, list(parts), [], None, None, lineno=line)
