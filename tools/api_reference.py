"""Writes docs/reference/api.md from the OpenAPI document: `python -m tools.api_reference`."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from tests.unit.web import small_house

Document = dict[str, Any]

PAGE = Path(__file__).parent.parent / "docs" / "reference" / "api.md"
_HEAD = """# HTTP API

Made from the server's own OpenAPI document (`/api/openapi.json`) by
`python -m tools.api_reference`; a test keeps the two the same.

{about}
"""


def page(document: Document) -> str:
    """Return the reference page of an OpenAPI document."""
    parts = [_HEAD.format(about=document["info"]["description"])]
    for tag in document["tags"]:
        parts.append(f"\n## {tag['name'].capitalize()}\n\n{tag['description']}\n")
        parts += _operations(document, tag["name"])
    parts.append("\n## Shapes\n")
    parts += (_shape(name, one) for name, one in sorted(document["components"]["schemas"].items()))
    return "".join(parts)


def _operations(document: Document, tag: str) -> Iterator[str]:
    for path, methods in document["paths"].items():
        for method, one in methods.items():
            if tag in one["tags"]:
                yield _operation(f"{method.upper()} {path}", one)


def _operation(heading: str, one: Document) -> str:
    told = [f"\n### {one['summary']}\n\n`{heading}`\n\n{one['description']}\n"]
    given = one.get("parameters", [])
    if given:
        told.append("\n| Parameter | In | Type | |\n|---|---|---|---|\n")
        told += map(_parameter, given)
    body = one.get("requestBody", {}).get("content", {})
    told += (f"\nBody: {_type(content['schema'])}\n" for content in body.values())
    told.append("\n" + "".join(_answers(one["responses"])))
    return "".join(told)


def _parameter(one: Document) -> str:
    needed = "needed" if one.get("required") else ""
    about = " · ".join(part for part in (needed, one.get("description", "")) if part)
    return f"| `{one['name']}` | {one['in']} | {_type(one['schema'])} | {about} |\n"


def _answers(responses: Document) -> Iterator[str]:
    refused = []
    for status, one in sorted(responses.items()):
        content = one.get("content", {})
        if "application/problem+json" in content:
            refused.append(status)
            continue
        shapes = [_type(told["schema"]) for told in content.values()]
        yield f"- {status}: {', '.join(shapes) or 'no body'}\n"
    yield f"- refusals ([Problem](#problem)): {', '.join(refused)}\n"


def _shape(name: str, one: Document) -> str:
    told = [f"\n### {name}\n\n{one['description']}\n"]
    if "properties" in one:
        told.append("\n| Field | Type | |\n|---|---|---|\n")
        told += (
            f"| `{field}` | {_type(schema)} | {schema.get('description', '')} |\n"
            for field, schema in one["properties"].items()
        )
    example = msgspec.json.format(msgspec.json.encode(one["examples"][0]), indent=2).decode()
    return "".join([*told, f"\n```json\n{example}\n```\n"])


def _type(schema: Document) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return " or ".join(map(_type, schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(f"`{one}`" for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"object of {_type(schema['additionalProperties'])}"
    return str(schema.get("format") or schema.get("type") or "anything")


def main() -> None:
    """Write the page."""
    with TemporaryDirectory() as folder:
        house = small_house.a_house(Path(folder))
        told = page(small_house.an_app(house, Path(folder)).openapi())
        house.close()
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(told, "utf-8")


if __name__ == "__main__":
    main()
