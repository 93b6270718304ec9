"""What signing in asks of the world."""

from datetime import datetime
from typing import Protocol

from tocsin.directory.users.model import Credentials, Link, Passkey, Session, User


class Users(Protocol):
    """The book of users and of what proves that it is them."""

    def put(self, one: User) -> None:
        """Keep a user, in place of their older self."""
        ...

    def get(self, user_id: str) -> User | None:
        """Return a user, an ended one, too."""
        ...

    def named(self, name: str) -> User | None:
        """Return who signs in by a folded name and has not ended."""
        ...

    def vouched(self, subject: str) -> User | None:
        """Return whom another house vouches for by this subject, and who has not ended."""
        ...

    def has_ended(self, subject: str, name: str) -> bool:
        """Return whether somebody of this subject or folded name was let go; "" is nobody's."""
        ...

    def all(self) -> list[User]:
        """Return all who have not ended, in the order of their names."""
        ...

    def has_any(self) -> bool:
        """Return whether a user was ever made; the demo's fictional ones do not count."""
        ...

    def prove(self, one: Credentials) -> None:
        """Keep what proves that it is a user."""
        ...

    def proof(self, user_id: str) -> Credentials:
        """Return what proves that it is a user; nothing, for who has set nothing."""
        ...


class Passkeys(Protocol):
    """The book of passkeys."""

    def put(self, one: Passkey) -> None:
        """Keep a passkey, in place of its older self."""
        ...

    def get(self, passkey_id: str) -> Passkey | None:
        """Return a passkey."""
        ...

    def of(self, user_id: str) -> list[Passkey]:
        """Return a user's passkeys, the oldest first."""
        ...

    def remove(self, passkey_id: str) -> None:
        """Forget a passkey."""
        ...


class Sessions(Protocol):
    """The book of sessions."""

    def put(self, one: Session) -> None:
        """Keep a session, in place of its older self."""
        ...

    def by_key(self, key_hash: str) -> Session | None:
        """Return the session of a key."""
        ...

    def of(self, user_id: str) -> list[Session]:
        """Return a user's sessions that nobody ended, the newest first."""
        ...

    def forget(self, before: datetime) -> None:
        """Let go of sessions that were over before a time."""
        ...


class Links(Protocol):
    """The book of one-time links."""

    def put(self, one: Link) -> None:
        """Keep a new link."""
        ...

    def get(self, key_hash: str) -> Link | None:
        """Return a link."""
        ...

    def spend(self, key_hash: str, now: datetime) -> bool:
        """Use a link up; returns whether it was there to be used: only ever once."""
        ...

    def void(self, user_id: str, now: datetime) -> None:
        """Use up every other link of a user."""
        ...


class Hasher(Protocol):
    """Makes passwords costly to guess."""

    def hash(self, password: str) -> str:
        """Return the hash to keep."""
        ...

    def is_right(self, kept: str, password: str) -> bool:
        """Return whether it is the password; takes as long for "" as for a hash."""
        ...

    def is_dated(self, kept: str) -> bool:
        """Return whether a hash was made with less care than today's."""
        ...
