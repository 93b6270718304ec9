"""Whom of ours somebody is for whom another house vouches."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from tocsin.directory.acting import Role
from tocsin.directory.users import errors, names, service
from tocsin.directory.users.model import User
from tocsin.kernel import ids

_MARK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What another house says of somebody."""

    issuer: str
    subject: str
    email: str = ""
    is_email_proved: bool = False
    shown: str = ""

    @property
    def whole(self) -> str:
        """Return the subject as users keep it: no other house can claim the same."""
        return f"{self.issuer}|{self.subject}"


def find(books: service.Books, claim: Claim) -> User | None:
    """Return whom of ours it is: by subject, else by a proved e-mail address that signs in here."""
    known = books.users.vouched(claim.whole)
    if known is None and claim.is_email_proved and claim.email:
        known = books.users.named(names.folded(claim.email))
        if known is not None and known.subject:
            return None  # the name is another's, whom somebody else vouches for
    return None if known is None or known.is_service or known.is_simulated else known


def enter(books: service.Books, claim: Claim, now: datetime, *, makes_viewers: bool) -> User:
    """Return whom to sign in, linked by subject from now on; an unknown one as a viewer.

    Raises NobodyYet, NotKnownHere. Who was let go is not made anew by signing in elsewhere.
    """
    if not books.users.has_any():
        raise errors.NobodyYet
    known = find(books, claim)
    if known is None:
        name = names.folded(claim.email) if claim.is_email_proved else ""
        if not makes_viewers or books.users.has_ended(claim.whole, name):
            raise errors.NotKnownHere
        known = _viewer(books, claim, now)
    linked = replace(known, subject=claim.whole)
    books.users.put(linked)
    return linked


def _viewer(books: service.Books, claim: Claim, now: datetime) -> User:
    mark = sha256(claim.whole.encode("utf-8", "replace")).hexdigest()[:_MARK]
    wished = claim.email if claim.is_email_proved else ""
    try:
        name = names.sign_in_name(wished)
    except errors.BadName:
        name = f"user-{mark}"
    if books.users.named(name) is not None:
        name = f"user-{mark}"
    try:
        shown = names.shown_name(claim.shown)
    except errors.BadName:
        shown = name
    return User(
        user_id=ids.uuid7(now),
        name=name,
        shown=shown,
        roles=frozenset({Role.VIEWER}),
        made_at=now,
    )
