"""A user, what only they can show, and where they are signed in."""

from dataclasses import dataclass
from datetime import datetime

from tocsin.directory.acting import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who signs in, or a machine that acts by the server's token."""

    user_id: str
    name: str  # what they sign in by
    shown: str  # what others read
    roles: frozenset[Role]
    person_id: str = ""  # of the directory's people
    is_service: bool = False  # acts by the server's token and never signs in
    is_simulated: bool = False  # fictional: made by the demo
    subject: str = ""  # "issuer|sub" of who vouches for them elsewhere
    made_at: datetime
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What proves that it is the user: hashes, and a secret that is sealed."""

    user_id: str
    password: str = ""  # Argon2id, in its own encoding
    totp: str = ""  # the sealed secret of a time-based code
    totp_begun: str = ""  # one that was begun, and is not proved yet
    totp_step: int = 0  # of the last code taken: none is taken twice
    is_totp_proved: bool = False  # whether a code of it was ever right
    recovery: tuple[str, ...] = ()  # hashes of the codes that are left


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A key pair on a user's device; we know the public half."""

    passkey_id: str  # base64url, as the device tells it
    user_id: str
    name: str
    public_key: str  # base64url of its COSE form
    count: int
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser in which a user is signed in; its key is known to that browser only."""

    session_id: str
    user_id: str
    key_hash: str
    how: str  # password, password+totp, password+recovery, passkey, oidc, link, demo
    begun_at: datetime
    seen_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A one-time link to set a password; `user_id` "" makes the first administrator."""

    key_hash: str
    user_id: str
    made_at: datetime
    ends_at: datetime
    used_at: datetime | None = None
