"""Writes docs/reference/: settings and commands, from the code that reads them.

`python -m tools.reference` writes; `tests/architecture/test_reference.py` fails when it is untrue.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tocsin import cli
from tocsin.settings import model

FOLDER = Path(__file__).parent.parent / "docs" / "reference"


def settings() -> str:
    """Return every setting with its default."""
    told = [
        "# Settings",
        "",
        "Defaults, then `tocsin.toml` (or `--config FILE`), then the environment, then flags.",
        "`[server] port` is `TOCSIN_SERVER__PORT` in the environment (`TOCSIN_PORT` for short).",
        "`tocsin config check` says what is wrong, in which file and line, and how to mend it.",
        "",
        "| setting | type | default |",
        "|---|---|---|",
        *_rows(model.Settings, ()),
        "",
    ]
    return "\n".join(told)


def _rows(section: type[BaseModel], path: tuple[str, ...]) -> Iterator[str]:
    for name, field in section.model_fields.items():
        here = (*path, name)
        inner = _section_of(field)
        if inner is None:
            yield f"| `{'.'.join(here)}` | {_type(field)} | {_default(field)} |"
            continue
        is_list = "tuple" in str(field.annotation)
        yield from _rows(inner, (*path, f"{name}[]") if is_list else here)


def _section_of(field: FieldInfo) -> type[BaseModel] | None:
    for kind in (field.annotation, *getattr(field.annotation, "__args__", ())):
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return kind
    return None


def _type(field: FieldInfo) -> str:
    told = str(field.annotation).replace("typing.", "").replace("pathlib.", "")
    told = told.removeprefix("<class '").removesuffix("'>").replace("datetime.datetime", "time")
    told = told.replace("pydantic.types.AwareDatetime", "time with its zone")
    told = re.sub(r"Optional\[Annotated\[(\w+), .*\]\]", r"\1 | None", told)
    return f"`{told}`".replace("|", "\\|")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True, validated_data={})
    return "–" if value in (None, "", (), {}) else f"`{value}`"


def commands() -> str:
    """Return every verb of `tocsin` with what it takes."""
    told = ["# Commands", "", "`tocsin VERB --help` tells the same in the terminal's language.", ""]
    told += [line for name, verb in _verbs(cli.whole(), "tocsin") for line in _verb(name, verb)]
    return "\n".join(told)


def _verbs(group: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (typer's own)
    for word, verb in getattr(group, "commands", {}).items():
        if getattr(verb, "commands", None):
            yield from _verbs(verb, f"{name} {word}")
        else:
            yield f"{name} {word}", verb


def _verb(name: str, verb: Any) -> Iterator[str]:  # noqa: ANN401 (typer's own)
    yield from (f"## `{name}`", "", str(verb.help), "")
    for one in verb.params:
        told = ", ".join(one.opts) if one.param_type_name == "option" else str(one.name).upper()
        yield f"- `{told}` {getattr(one, 'help', '') or ''}".rstrip()
    yield ""


def written() -> dict[str, str]:
    """Return what each file should hold."""
    return {"settings.md": settings(), "commands.md": commands()}


def main() -> None:
    """Write the files."""
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
