"""Classes of consequence, the table that holds them, what was found of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

ALONE = 1  # a suggestion lifts by so many levels at most …
CONFIRMED = 2  # … and a person's confirmation by so many


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsequenceClass:
    """One kind of harm, and the words by which posts speak of it."""

    code: str  # "safety": the catalogue says it
    lift: int = 1  # levels, once a person has confirmed it; alone never more than one
    source: str = ""  # where the number comes from: judgement, law, measured, practice
    name: str = ""  # for a class of one's own, that the catalogue does not know
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by language


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """All classes in force, as one version."""

    version: int = 0  # 0 is what comes with Tocsin
    classes: tuple[ConsequenceClass, ...] = ()

    def of(self, code: str) -> ConsequenceClass | None:
        """Return one class."""
        return next((one for one in self.classes if one.code == code), None)


class Heard(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One telling post, as far as a warning needs it."""

    minute: int
    post: str  # "platform/post_id"
    score: float
    story: str = ""  # posts that are copies of each other share it
    words: dict[str, str] = {}  # class → the word that stood in the post
    cues: dict[str, tuple[str, ...]] = {}  # demands, doubts → the words that stood in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A class that touches a warning, and what speaks for it."""

    code: str
    lift: int  # levels that it may add as things stand
    name: str = ""  # of a class of one's own
    posts: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    share: float = 0.0  # of the telling posts
    usual: float = 0.0  # share on other days
    by: str = ""  # the person who declared it; "" = suggested by the posts
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What a person said of one class under one warning."""

    code: str
    person: str
    at: datetime
    reason: str = ""
    applies: bool = True  # False: the suggestion is wrong
    second: bool = False  # confirmed for two levels
