"""Small changes of Python code, one at a time: each is given with the function that it is in and with what was and is.

What is changed: comparisons, `and` and `or`, arithmetic, numbers, texts, true and false, conditions, `continue` and `break`, and
whole statements that only do something, which are left out. At the top of a module numbers and the text of HINT are
changed; patterns and tables of words are not: one fixture for each word would test the table by the table.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
RECKONED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Div: ast.Mult, ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
AROUND = 36


@dataclass(frozen=True)
class Mutant:
    """A change: the name of the function or constant at the top of the module, what was and is there, and the new code
    (of a function) or value (of a constant)."""

    name: str
    was: str
    now: str
    made: CodeType | object

    @property
    def change(self) -> str:
        """In one line: `name: was → is`, cut to the part that differs."""
        start = _alike(self.was, self.now)
        end = _alike(self.was[start:][::-1], self.now[start:][::-1])
        start, end = max(0, start - AROUND), max(0, end - AROUND)
        return f"{self.name}: {self.was[start : len(self.was) - end]} → {self.now[start : len(self.now) - end]}"


def mutants(source: str) -> Iterator[Mutant]:
    """Every change of a module, in the order of its lines."""
    tree = ast.parse(source)
    for top in tree.body:
        if isinstance(top, ast.FunctionDef):
            for statement, was, now in _changes(top):
                code = compile(tree, "<mutant>", "exec")
                yield Mutant(top.name, was, now, next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == top.name))
                del statement
        elif isinstance(top, ast.Assign) and isinstance(top.value, ast.Constant) and isinstance(top.targets[0], ast.Name):
            name, value = top.targets[0].id, top.value.value
            if type(value) in (int, float) or name == "HINT":
                new = f"XX{value}" if name == "HINT" else value + 1
                yield Mutant(name, repr(value), repr(new), new)


def _changes(function: ast.FunctionDef) -> Iterator[tuple[ast.stmt, str, str]]:
    """Change the tree at one place after another; while a change is given, it stands in the tree."""
    for statement in [node for node in ast.walk(function) if isinstance(node, ast.stmt) and node is not function]:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
            continue  # a docstring
        for holder, field, new in _places(statement):
            old, was = getattr(holder, field), _head(statement)
            setattr(holder, field, new)
            try:
                yield statement, was, _head(statement)
            finally:
                setattr(holder, field, old)
    for holder in [node for node in ast.walk(function) if isinstance(getattr(node, "body", None), list)]:
        for n, statement in enumerate(holder.body):
            doing = isinstance(statement, (ast.AugAssign, ast.Continue, ast.Break)) or (isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant))
            if doing:
                holder.body[n] = ast.copy_location(ast.Pass(), statement)
                # A generator that yields nothing is still one.
                kept = ast.copy_location(ast.If(ast.Constant(False), [statement], []), statement)
                holder.body[n] = ast.fix_missing_locations(kept)
                try:
                    yield statement, _head(statement), "(left out)"
                finally:
                    holder.body[n] = statement


def _head(statement: ast.stmt) -> str:
    """A statement without the block that it holds, in one line."""
    if isinstance(getattr(statement, "body", None), list):
        return ast.unparse(statement).split("\n")[0]
    return " ".join(ast.unparse(statement).split())


def _places(statement: ast.stmt) -> Iterator[tuple[ast.AST, str, object]]:
    """Every change of a statement's own expressions: the node, its field and the field's new value."""
    ahead: list[ast.AST] = [statement]
    stripped: list[ast.AST] = []
    while ahead:
        node = ahead.pop(0)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("strip", "lstrip", "rstrip"):
            stripped += node.args
        if node in stripped and isinstance(node, ast.Constant):
            yield node, "value", ""  # two letters more that nobody writes would be the same
        else:
            yield from _of(node)
        for field, value in ast.iter_fields(node):
            if field in ("annotation", "returns", "body") and isinstance(node, ast.stmt):
                continue
            ahead += [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST) and not isinstance(one, ast.stmt)]


def _of(node: ast.AST) -> Iterator[tuple[ast.AST, str, object]]:
    match node:
        case ast.Compare():
            for n, one in enumerate(node.ops):
                yield node, "ops", [*node.ops[:n], COMPARED[type(one)](), *node.ops[n + 1 :]]
        case ast.BoolOp():
            yield node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And()
        case ast.BinOp() if type(node.op) in RECKONED:
            yield node, "op", RECKONED[type(node.op)]()
        case ast.AugAssign() if type(node.op) in RECKONED:
            yield node, "op", RECKONED[type(node.op)]()
        case ast.UnaryOp(op=ast.Not()):
            yield node, "operand", _not(node.operand)
        case ast.Constant(value=bool()):
            yield node, "value", not node.value
        case ast.Constant(value=int() | float()):
            yield node, "value", node.value + 1
        case ast.Constant(value=str()):
            yield node, "value", f"XX{node.value}"
        case ast.If() | ast.IfExp() | ast.While() if not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
            yield node, "test", _not(node.test)
        case ast.comprehension():
            for n, one in enumerate(node.ifs):
                yield node, "ifs", [*node.ifs[:n], _not(one), *node.ifs[n + 1 :]]
        case _:
            return


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginnings."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _not(node: ast.expr) -> ast.expr:
    return ast.fix_missing_locations(ast.copy_location(ast.UnaryOp(ast.Not(), node), node))
