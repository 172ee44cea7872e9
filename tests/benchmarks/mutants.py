"""Small changes of Python code: takes the source of a module, gives each change as a mutant.

A mutant switches one thing: a comparison, one part of an `and` or `or`, a condition, a number, a word of a list, an
alternative of a pattern, a row of a table, a statement. What no test could notice is left out: annotations,
docstrings, messages of errors, assertions for the type checker, `__slots__`, `__all__`, sizes of caches.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

COMPARISONS = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
WRITTEN = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
    ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
}
OPPOSITES = {"min": "max", "max": "min", "any": "all", "all": "any"}
UNSEEN = {"__slots__", "__all__"}
FURTHER = 1.25
"""What a share or a likeness is multiplied with: far enough to cross what it was set to tell apart."""


@dataclass(frozen=True)
class Mutant:
    file: str
    line: int
    what: str
    start: int
    """First byte that is replaced."""
    end: int
    new: str
    holder: str | None
    """The outermost function that holds it; None for what runs on import."""
    name: str | None
    """The constant of the module that it changes."""

    def source(self, code: bytes) -> bytes:
        """The module with this change, every line where it was."""
        old = code[self.start : self.end]
        lines = b"\\\n" if self.new.isidentifier() else b"\n"
        more = lines * (old.count(b"\n") - self.new.count("\n"))
        return code[: self.start] + self.new.encode() + more + code[self.end :]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def mutants(file: str, code: bytes) -> list[Mutant]:
    """Every mutant of a module, by its place; the odd one may not compile."""
    walk = _Walk(file, code)
    walk.module(ast.parse(code))
    unique = {(each.start, each.end, each.new): each for each in walk.found}
    return sorted(unique.values(), key=lambda each: (each.start, each.end))


def compiles(mutant: Mutant) -> bool:
    """Compiling takes a hundred times what finding it took: asked of those alone that are tried."""
    try:
        compile(mutant.source(Path(mutant.file).read_bytes()), mutant.file, "exec")
    except SyntaxError:
        return False
    return True


class _Walk:
    def __init__(self, file: str, code: bytes) -> None:
        self.file, self.code = file, code
        self.found: list[Mutant] = []
        self.holder: str | None = None
        self.name: str | None = None
        self.starts = [0]
        for line in code.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def place(self, node: ast.AST) -> tuple[int, int]:
        return (
            self.starts[node.lineno - 1] + node.col_offset,  # type: ignore[attr-defined]
            self.starts[node.end_lineno - 1] + node.end_col_offset,  # type: ignore[attr-defined]
        )

    def text(self, node: ast.AST) -> str:
        start, end = self.place(node)
        return self.code[start:end].decode()

    def add(self, node: ast.AST, new: str, what: str, start: int | None = None, end: int | None = None) -> None:
        first, last = self.place(node)
        place = (first if start is None else start, last if end is None else end)
        line = self.code.count(b"\n", 0, place[0]) + 1
        self.found.append(Mutant(self.file, line, what, *place, new, self.holder, self.name))

    def module(self, tree: ast.Module) -> None:
        for node in tree.body:
            self.statement(node, "")

    def statement(self, node: ast.stmt, inside: str) -> None:
        """A statement of the module or of a class: functions become holders, assignments names."""
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                self.statement(each, f"{inside}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            self.defaults(node)
            self.holder = f"{inside}{node.name}"
            for each in node.body:
                self.visit(each)
            self.holder = None
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = ast.unparse(target)
            if name not in UNSEEN:
                self.name = name if not inside else None
                self.visit(node.value)
                self.name = None

    def defaults(self, node: ast.FunctionDef) -> None:
        for each in (*node.args.defaults, *node.args.kw_defaults):
            if each is not None:
                self.visit(each)

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.Assert | ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom):
            return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return
        if isinstance(node, ast.Subscript) and self.holder is None:  # an alias of a type
            return
        if isinstance(node, ast.AnnAssign):
            if node.value is not None:
                self.visit(node.value)
            return
        if isinstance(node, ast.FunctionDef):
            self.defaults(node)
            for each in node.body:
                self.visit(each)
            return
        change = getattr(self, f"on_{type(node).__name__.lower()}", None)
        if change is not None:
            change(node)
        for child in ast.iter_child_nodes(node):
            self.visit(child)

    def on_compare(self, node: ast.Compare) -> None:
        sides = [node.left, *node.comparators]
        for op, (left, right) in zip(node.ops, pairwise(sides), strict=True):
            start, end = self.place(left)[1], self.place(right)[0]
            between = self.code[start:end].decode()
            old, new = WRITTEN[type(op)], COMPARISONS[type(op)]
            spot = re.search(r"\s+".join(map(re.escape, old.split())), between)
            if spot is not None:
                changed = between[: spot.start()] + new + between[spot.end() :]
                self.add(node, changed, f"{self.text(node)[:60]!r}: {old} → {new}", start, end)

    def on_boolop(self, node: ast.BoolOp) -> None:
        word = "and" if isinstance(node.op, ast.And) else "or"
        for n, gone in enumerate(node.values):
            kept = [f"({self.text(each)})" for m, each in enumerate(node.values) if m != n]
            self.add(node, f"({f' {word} '.join(kept)})", f"without {word} {self.text(gone)[:60]!r}")

    def on_unaryop(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.add(node, f"({self.text(node.operand)})", f"without not: {self.text(node)[:60]!r}")

    def condition(self, test: ast.expr, *values: bool) -> None:
        for value in values:
            self.add(test, str(value), f"{self.text(test)[:60]!r} → {value}")

    def on_if(self, node: ast.If) -> None:
        self.condition(node.test, True, False)

    def on_ifexp(self, node: ast.IfExp) -> None:
        self.condition(node.test, True, False)

    def on_while(self, node: ast.While) -> None:
        self.condition(node.test, False)

    def on_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self.condition(test, True)

    def on_binop(self, node: ast.BinOp) -> None:
        sides = (node.left, node.right)
        texts = any(isinstance(each, ast.JoinedStr | ast.List | ast.Tuple) or _is_text(each) for each in sides)
        if type(node.op) in ARITHMETIC and not texts:
            old, new = ARITHMETIC[type(node.op)]
            start, end = self.place(node.left)[1], self.place(node.right)[0]
            between = self.code[start:end].decode()
            self.add(node, between.replace(old, new, 1), f"{self.text(node)[:60]!r}: {old} → {new}", start, end)

    def on_constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self.add(node, str(not value), f"{value} → {not value}")
        elif isinstance(value, int):
            self.add(node, f"{value + 1}", f"{value} → {value + 1}")
        elif isinstance(value, float):
            self.add(node, f"{value * FURTHER:.4g}", f"{value} → {value * FURTHER:.4g}")
        elif isinstance(value, str) and "|" in value and self.holder is None:
            self.alternatives(node)

    def alternatives(self, node: ast.Constant) -> None:
        """Each alternative of a pattern left out."""
        text = self.text(node)
        for start, end in _alternatives(text):
            gone = text[start:end].strip("|")
            self.add(node, text[:start] + text[end:], f"without {gone[:40]!r}")

    def on_call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in OPPOSITES:
            new = OPPOSITES[node.func.id]
            self.add(node.func, new, f"{self.text(node)[:60]!r}: {new}")
        if isinstance(node.func, ast.Attribute) and node.func.attr == "split" and _is_text(node.func.value):
            self.words(node.func.value)
        if isinstance(node.func, ast.Name) and node.func.id == "word_set" and node.args and _is_text(node.args[0]):
            self.words(node.args[0])

    def words(self, node: ast.expr) -> None:
        """Each word of a text that is split into words left out."""
        start = self.place(node)[0]
        for word in re.finditer(r"[^\s\"'\\]+", self.text(node)):
            if word[0] not in ("r", "f"):
                before = len(self.text(node)[: word.start()].encode())
                place = (start + before, start + before + len(word[0].encode()))
                self.add(node, "", f"without {word[0]!r}", *place)

    def elements(self, node: ast.Set | ast.Tuple | ast.List) -> None:
        if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load) or len(node.elts) < 2:
            return
        table = self.holder is None and not isinstance(node, ast.Set)
        if not table and not all(isinstance(each, ast.Constant) for each in node.elts):
            return
        for n, gone in enumerate(node.elts):
            start, end = self.place(gone)
            end = self.place(node.elts[n + 1])[0] if n + 1 < len(node.elts) else end
            self.add(node, "", f"without {self.text(gone)[:60]!r}", start, end)

    on_set = on_tuple = on_list = elements

    def on_dict(self, node: ast.Dict) -> None:
        for n, key in enumerate(node.keys):
            if key is not None and len(node.keys) > 1:
                end = self.place(node.values[n])[1]
                following = node.keys[n + 1] if n + 1 < len(node.keys) else None
                end = self.place(following)[0] if following is not None else end
                self.add(node, "", f"without {self.text(key)[:40]!r}", self.place(key)[0], end)

    def on_expr(self, node: ast.Expr) -> None:
        self.add(node, "pass", f"without {self.text(node)[:60]!r}")

    def on_augassign(self, node: ast.AugAssign) -> None:
        self.add(node, "pass", f"without {self.text(node)[:60]!r}")

    def on_continue(self, node: ast.Continue) -> None:
        self.add(node, "pass", "without continue")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Places of the alternatives of a pattern, each with one of the bars beside it; those of inner groups too."""
    stack: list[list[int]] = [[0]]
    escaped = in_class = False
    for n, sign in enumerate(pattern):
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            opening = re.match(r"\((?:\?(?:P<\w+>|[:=!]|<[=!]|\w+(?=\))))?", pattern[n:])
            stack.append([n + (opening.end() if opening else 1)])
        elif sign == "|":
            stack[-1].append(n)
        elif sign == ")" and len(stack) > 1:
            bars = stack.pop()
            if len(bars) > 1:
                yield from _spans([*bars, n])
    if len(stack[0]) > 1:
        opening = re.match(r"""[rf]*(?:\"{3}|'{3}|["'])(?:\(\?\w+\))?""", pattern)
        first = opening.end() if opening else 0
        yield from _spans([first, *stack[0][1:], len(pattern.rstrip("\"'"))])


def _spans(bars: list[int]) -> Iterator[tuple[int, int]]:
    for n, (start, end) in enumerate(pairwise(bars)):
        yield (start, end + 1) if n == 0 else (start, end)
