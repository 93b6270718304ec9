"""Which refusals an operation documents."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Path

from tocsin.web import models

# Whatever is asked: the guards, a broken path or query, the store.
_ALWAYS = (400, 401, 403, 421, 422, 429, 503)
_OF_BODIES = (408, 413, 507)

Id = Annotated[str, Path(min_length=1, max_length=200)]


def reading(*more: int) -> dict[int | str, dict[str, Any]]:
    """Return the documented refusals of an operation that changes nothing."""
    return _documented((*_ALWAYS, *more))


def changing(*more: int) -> dict[int | str, dict[str, Any]]:
    """Return the documented refusals of an operation that changes something."""
    return _documented((*_ALWAYS, *_OF_BODIES, *more))


def _documented(statuses: tuple[int, ...]) -> dict[int | str, dict[str, Any]]:
    return {status: _problem(status) for status in sorted(statuses)}


def _problem(status: int) -> dict[str, Any]:
    told: Mapping[str, Any] = models.Problem.model_config["json_schema_extra"]  # type: ignore[assignment]  # pydantic allows a function, too
    example = {**told["examples"][0], "status": status, "title": HTTPStatus(status).phrase}
    schema = {"$ref": "#/components/schemas/Problem"}
    return {
        "description": HTTPStatus(status).phrase,
        "content": {"application/problem+json": {"schema": schema, "example": example}},
    }
