"""The OpenAPI document: complete, with an example for every answer and every body."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import tocsin
from tocsin.web import models

PATH = "/api/openapi.json"
TAGS = (
    ("live", "What a screen shows now, and what happens next."),
    ("watches", "What we listen for, and its indicators."),
    ("posts", "What was said."),
    ("warnings", "What stands, why, and what people did about it."),
    ("learning", "How good the warnings were, and what would have been better."),
    ("rules", "What levels go by, sensitive periods, and what is kept back from whom."),
    ("models", "What reads posts, what it is worth, and what people taught it."),
    ("notices", "Whom we told, and who has seen it."),
    ("sources", "Where posts come from, and what could not be taken in."),
    ("hooks", "Where other systems push posts in."),
    ("signing in", "With the server's token, where it has one."),
    ("people", "Who signs in, who holds which duty, whom we know outside."),
    ("cases", "One crisis handled: people, tasks, clocks, papers, evidence, playbooks."),
    ("statements", "What is known, what we say of it, who signed it, and where it went."),
    ("health", "For the machines that look after this one."),
)
_ABOUT = (
    "Everything the war-room shows and does. Times are ISO 8601 in UTC. Refusals are "
    "application/problem+json with a code, facts, and a sentence in the language of "
    "Accept-Language (en, zh-Hant, zh-Hans). A change needs a same-origin request or the token."
)
_JSON = "application/json"

Document = dict[str, Any]


def enter(app: FastAPI) -> None:
    """Have `app` tell this document as its own; it is built once, beside what goes on."""

    def document() -> Document:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    def told(_asked: Request) -> Response:  # in a thread: building takes a second
        return JSONResponse(app.openapi())

    app.openapi = document  # type: ignore[method-assign]  # FastAPI's documented way
    app.add_route(PATH, told, include_in_schema=False)


def _document(app: FastAPI) -> Document:
    told = get_openapi(
        title="Tocsin",
        version=tocsin.__version__,
        openapi_version="3.1.0",
        description=_ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": about} for name, about in TAGS],
    )
    schemas = told["components"]["schemas"]
    problem = models.Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas["Problem"] = problem
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for name, schema in schemas.items():  # FastAPI drops the nulls of examples
        schema["examples"] = _examples(_shape(name))
    told["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "server.token, where set"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "tocsin_session"},
        "session": {"type": "apiKey", "in": "cookie", "name": "tocsin_visit"},
    }
    told["security"] = [{}, {"token": []}, {"cookie": []}, {"session": []}]
    for content in _contents(told):
        _exemplify(content, schemas)
    return told


def _shape(name: str) -> type[BaseModel]:
    rooms = (
        models,
        models.cases.asked,
        models.cases.told,
        models.directory,
        models.notices,
        models.statements.asked,
        models.statements.planned,
        models.statements.told,
        models.teaching,
        models.understanding,
    )
    room = next(one for one in rooms if hasattr(one, name))
    found: type[BaseModel] = getattr(room, name)
    return found


def _examples(model: type[BaseModel]) -> list[object]:
    extra: Any = model.model_config["json_schema_extra"]
    return list(extra["examples"])


def _contents(told: Document) -> Iterator[Document]:
    """Yield the JSON content of every body and answer."""
    for path in told["paths"].values():
        for operation in path.values():
            places = [operation.get("requestBody", {}), *operation["responses"].values()]
            for place in places:
                if _JSON in place.get("content", {}):
                    yield place["content"][_JSON]


def _exemplify(content: Document, schemas: Mapping[str, Document]) -> None:
    """Put the shape's own example beside a reference to it."""
    schema = content.get("schema", {})
    if "example" in content:
        return
    if schema.get("type") == "array":
        content["example"] = [_example(schema["items"], schemas)]
    elif "$ref" in schema:
        content["example"] = _example(schema, schemas)


def _example(schema: Document, schemas: Mapping[str, Document]) -> object:
    name = schema["$ref"].rpartition("/")[2]
    return schemas[name]["examples"][0]
