"""What a fact is: one claim, in the words of up to three languages, with its standing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LANGUAGES = ("zh-Hant", "zh-Hans", "en")


class Standing(StrEnum):
    """What may be said of a claim."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"  # somebody claims it and we know it to be untrue
    RUMOUR = "rumour"  # it is going round; nobody has looked into it yet


class Aspect(StrEnum):
    """Which question a fact answers: the six, and what a crisis asks besides."""

    WHAT = "what"
    WHEN = "when"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    HOW = "how"
    ADVICE = "advice"  # how people protect themselves: instructing information
    DOING = "doing"  # what we do about it: adjusting information
    CONTACT = "contact"


SIX = (Aspect.WHAT, Aspect.WHEN, Aspect.WHERE, Aspect.WHO, Aspect.WHY, Aspect.HOW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One version of a claim; a later version has the next number."""

    fact_id: str
    number: int
    case_id: str
    aspect: Aspect
    texts: Mapping[str, str]  # by language; each is one or more whole sentences
    standing: Standing
    source: str  # who says so: a document, a person, a post
    owner: str  # who of ours answers for it
    person_id: str  # who recorded this version
    at: datetime
    why: str = ""  # what made it change

    def text(self, language: str) -> str:
        """Return its words in a language, "" where nobody has put them into it yet."""
        return self.texts.get(language, "")
