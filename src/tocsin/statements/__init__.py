"""Finds the words and defends them: facts, drafts, checks, sign-off of the exact text.

Hears   facts and drafts of people; publishers' answers
Says    findings, what is missing under a text, publications with their proof
Needs   ports.Books within one transaction; a Publisher for each channel
Leaves  who holds a duty to the directory, what is to be done to cases
"""

from tocsin.statements import (
    attaching,
    checks,
    drafting,
    errors,
    facts,
    law,
    memory,
    planning,
    polishing,
    ports,
    publishing,
    sharing,
    signing,
    verbs,
)
from tocsin.statements.ports import Books
from tocsin.statements.publishing import Publisher

__all__ = [
    "Books",
    "Publisher",
    "attaching",
    "checks",
    "drafting",
    "errors",
    "facts",
    "law",
    "memory",
    "planning",
    "polishing",
    "ports",
    "publishing",
    "sharing",
    "signing",
    "verbs",
]
