"""Whatever breaks is caught in one place: where side jobs come round. Elsewhere a bug is seen."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import reading

THE_ONE = "src/tocsin/runtimes/chores/rounds.py"  # so that no side job stops the listening
_EVERYTHING = {"Exception", "BaseException", "ExceptionGroup", "BaseExceptionGroup"}


def blind(file: Path) -> Iterator[int]:
    """Yield the lines that catch whatever is raised."""
    for node in ast.walk(reading.tree(file)):
        match node:
            case ast.ExceptHandler(type=None):
                yield node.lineno
            case ast.ExceptHandler(type=kind) if kind and _EVERYTHING & _names(kind):
                yield node.lineno
            case ast.Call(func=ast.Name(id="suppress") | ast.Attribute(attr="suppress")):
                if any(_EVERYTHING & _names(one) for one in node.args):
                    yield node.lineno


def _names(kind: ast.expr) -> set[str]:
    return {one.id for one in ast.walk(kind) if isinstance(one, ast.Name)}


def test_only_the_rounds_of_side_jobs_catch_everything() -> None:
    found = [reading.name(file) for file in reading.modules() for _ in blind(file)]

    assert found == [THE_ONE]


def test_the_test_of_catches_bites(tmp_path: Path) -> None:
    file = tmp_path / "one.py"
    file.write_text(
        "try:\n    f()\nexcept (ValueError, Exception):\n    pass\n"
        "try:\n    f()\nexcept:\n    pass\n"
        "with contextlib.suppress(BaseException):\n    f()\n"
        "try:\n    f()\nexcept ValueError:\n    pass\n"
    )

    assert sorted(blind(file)) == [3, 7, 9]
