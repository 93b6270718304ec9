"""Refusals (RFC 9457)."""

from typing import Annotated

from pydantic import Field

from tocsin.web.models import examples
from tocsin.web.models.shaping import Shape, example


class Problem(Shape):
    """A refusal: a code and facts for programs, a sentence for people."""

    model_config = example(examples.PROBLEM)

    type: str
    title: str
    status: int
    code: Annotated[str, Field(description="Code of the catalogue")]
    facts: dict[str, object]
    detail: Annotated[str, Field(description="In the language of Accept-Language")]
