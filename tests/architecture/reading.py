"""The source as the architecture tests read it."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "tocsin"
UI = ROOT / "ui" / "src"

ROOMS = (
    "directory",
    "notices",
    "listening",
    "enrichment",
    "propagation",
    "indicators",
    "warning",
    "cases",
    "statements",
    "reviews",
    "simulation",
    "drills",
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def rooms() -> list[str]:
    """Return the rooms that are built."""
    return [room for room in ROOMS if (PACKAGE / room / "__init__.py").is_file()]


def modules(folder: Path = PACKAGE) -> list[Path]:
    """Return every Python file under a folder."""
    return sorted(folder.rglob("*.py"))


@cache
def tree(file: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"))


def name(file: Path) -> str:
    """Return a file's path from the root, as people write it."""
    return file.relative_to(ROOT).as_posix()


def functions(file: Path) -> Iterator[Function]:
    """Yield every function and method of a file."""
    for node in ast.walk(tree(file)):
        if isinstance(node, Function):
            yield node


def exported(room: str) -> set[str]:
    """Return the names that a room hands out at its door."""
    for node in tree(PACKAGE / room / "__init__.py").body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
    return set()


def identifiers(file: Path) -> Iterator[tuple[int, str]]:
    """Yield every name that a file gives to something: (line, name)."""
    yield 1, file.stem
    for node in ast.walk(tree(file)):
        yield from _given(node)


def _given(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.FunctionDef(name=given) | ast.AsyncFunctionDef(name=given):
            yield node.lineno, given
        case ast.ClassDef(name=given):
            yield node.lineno, given
        case ast.Name(id=given, ctx=ast.Store()):
            yield node.lineno, given
        case ast.Attribute(attr=given, ctx=ast.Store()):
            yield node.lineno, given
        case ast.arg(arg=given):
            yield node.lineno, given
        case ast.alias(asname=str(given)):
            yield node.lineno, given
