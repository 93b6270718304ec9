"""Setting up codes of an app: begun, proved once, then asked at every sign-in."""

from dataclasses import dataclass, replace
from datetime import datetime

from tocsin.adapters import sql
from tocsin.directory import users
from tocsin.runtimes.directory.proving import Sealer
from tocsin.runtimes.directory.signing import enter


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A secret for the user's app; it counts once a code of it was right."""

    secret: str
    address: str


def begin(books: sql.Books, sealer: Sealer, user: users.User) -> Begun:
    """Begin anew with another secret; the one in force stays until the new one is proved."""
    secret = users.codes.new_secret()
    proof = books.users.proof(user.user_id)
    sealed = sealer.sealed(user.user_id, secret)
    books.users.prove(replace(proof, totp_begun=sealed))
    return Begun(secret=secret, address=users.codes.address(secret, user.name))


def prove(
    books: sql.Books, sealer: Sealer, user: users.User, shown: str, now: datetime
) -> tuple[str, ...]:
    """Have the codes asked from now on; returns recovery codes, shown this once.

    Raises NothingToProve, NotThem.
    """
    proof = books.users.proof(user.user_id)
    secret = sealer.opened(user.user_id, proof.totp_begun) if proof.totp_begun else ""
    if not secret:
        raise users.errors.NothingToProve
    step = users.codes.matched(secret, shown, now, after=0)
    if step is None:
        raise users.errors.NotThem
    fresh = users.codes.new_recovery()
    books.users.prove(
        replace(
            proof,
            totp=proof.totp_begun,
            totp_begun="",
            totp_step=step,
            is_totp_proved=True,
            recovery=tuple(map(users.codes.recovery_hash, fresh)),
        )
    )
    enter(books, now, user.user_id, "codes.set", user.user_id, {})
    return fresh


def drop(books: sql.Books, user: users.User, now: datetime) -> None:
    """Ask for no code any more."""
    proof = books.users.proof(user.user_id)
    books.users.prove(users.Credentials(user_id=user.user_id, password=proof.password))
    enter(books, now, user.user_id, "codes.dropped", user.user_id, {})
