"""Refusals as codes and facts; the sentences live in locales/."""

from typing import ClassVar


class TocsinError(Exception):
    """An expected refusal: a code for the catalogue and the facts to fill it with."""

    code: ClassVar[str] = "kernel.refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code, facts)
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({told})"
