"""Template grammars: a line with {slots}, each filled by one of its choices, to any depth.

{Slot} with a capital begins a sentence: its filling gets a capital too.
"""

import random
import re
from collections.abc import Mapping
from dataclasses import dataclass

_SLOT = re.compile(r"\{(\w+)\}")

# A template taken apart: what stands at even places is said as it is, at odd places is a slot.
Template = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One language's way of speaking: templates by kind, and what fills their slots."""

    kinds: Mapping[str, tuple[Template, ...]]
    slots: Mapping[str, tuple[Template, ...]]

    def say(self, kind: str, dice: random.Random) -> str:
        """Return one sentence of `kind`; equal dice say equal words."""
        return _capital(self._fill(_pick(self.kinds[kind], dice), dice).strip())

    def _fill(self, template: Template, dice: random.Random) -> str:
        if len(template) == 1:
            return template[0]
        return "".join(
            self._slot(part, dice) if place % 2 else part for place, part in enumerate(template)
        )

    def _slot(self, name: str, dice: random.Random) -> str:
        filling = self._fill(_pick(self.slots[name.lower()], dice), dice)
        return filling if name.islower() else _capital(filling)


def voice(*, slots: Mapping[str, str], texts: Mapping[str, str]) -> Voice:
    """Return the voice of `texts` (one template a line) and `slots` (choices between bars).

    >>> voice(slots={"it": "the kettle"}, texts={"praise": "I like {it}."}).say(
    ...     "praise", random.Random(1)
    ... )
    'I like the kettle.'
    """
    return Voice(
        kinds={
            kind: tuple(_take_apart(line) for line in block.splitlines() if line)
            for kind, block in texts.items()
        },
        slots={
            name: tuple(_take_apart(choice) for choice in choices.split("|"))
            for name, choices in slots.items()
        },
    )


def _take_apart(line: str) -> Template:
    return tuple(_SLOT.split(line))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pick(choices: tuple[Template, ...], dice: random.Random) -> Template:
    return choices[int(dice.random() * len(choices))]
