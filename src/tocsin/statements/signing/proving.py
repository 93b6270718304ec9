"""Proof after the fact: that what is out is what was signed, by whom it had to be. Pure.

A person's word counts where it stood when the text was handed out: not withdrawn by then, not
expired, not an author's, not of somebody let go by then. A broken glass is told as one. What
somebody lost since, at an hour that nobody keeps, was looked at when the text was handed out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.statements.drafting import Draft, sealing
from tocsin.statements.publishing import Publication
from tocsin.statements.signing import rules
from tocsin.statements.signing.model import GlassBreak, Signature, Word
from tocsin.statements.signing.quorum import Quorum


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What can be proved of one publication; `why` is empty where all of it holds."""

    publication_id: str
    seal: str
    signed_by: tuple[str, ...]
    glass_broken_by: str
    why: str  # no_version, other_text, not_signed, no_break, no_proof

    @property
    def holds(self) -> bool:
        """Return whether nothing is amiss."""
        return not self.why


def prove(
    one: Publication,
    version: Draft | None,
    signatures: Sequence[Signature],
    glass: GlassBreak | None,
    wanted: Quorum,
) -> Proof:
    """Return the proof of one publication."""
    if version is None:
        return _proof(one, "", (), "no_version")
    seal = sealing.seal(version)
    stood = [each for each in signatures if _had_been_said(each, one.at)]
    stood = [replace(each, withdrawn_at=None, lost=None) for each in stood]
    judged = rules.judge(version, stood, wanted, one.at)
    people = tuple(each.person for each in judged.counted)
    if seal != one.seal:
        return _proof(one, seal, people, "other_text")
    if one.break_id:
        is_broken = glass is not None and glass.break_id == one.break_id and glass.seal == seal
        breaker = glass.person if glass and is_broken else ""
        return replace(
            _proof(one, seal, people, "" if is_broken else "no_break"), glass_broken_by=breaker
        )
    if not judged.is_signed:
        return _proof(one, seal, people, "not_signed")
    is_proved = one.published_at is None or bool(one.proof.strip())
    return _proof(one, seal, people, "" if is_proved else "no_proof")


def _had_been_said(each: Signature, at: datetime) -> bool:
    """Return whether a word stood when a text was handed out.

    Of one instant: what would have kept the text in came after, or it would not have gone.
    """
    lost_at = each.lost.since if each.lost else None
    if any(over is not None and over < at for over in (each.withdrawn_at, lost_at)):
        return False
    return each.at < at or (each.at == at and each.word is Word.APPROVED)


def _proof(one: Publication, seal: str, people: tuple[str, ...], why: str) -> Proof:
    return Proof(
        publication_id=one.publication_id,
        seal=seal,
        signed_by=people,
        glass_broken_by="",
        why=why,
    )
