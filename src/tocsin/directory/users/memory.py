"""The books of users in memory: for tests, and for plug-in authors."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from tocsin.directory.users.model import Credentials, Link, Passkey, Session, User


@dataclass(slots=True)
class Users:
    """Users by their ids."""

    kept: dict[str, User] = field(default_factory=dict)
    proofs: dict[str, Credentials] = field(default_factory=dict)

    def put(self, one: User) -> None:
        """Keep a user."""
        self.kept[one.user_id] = one

    def get(self, user_id: str) -> User | None:
        """Return a user."""
        return self.kept.get(user_id)

    def named(self, name: str) -> User | None:
        """Return who signs in by a folded name."""
        return self._first(lambda one: one.name == name)

    def vouched(self, subject: str) -> User | None:
        """Return whom another house vouches for."""
        return self._first(lambda one: bool(subject) and one.subject == subject)

    def has_ended(self, subject: str, name: str) -> bool:
        """Return whether somebody was let go."""
        gone = (one for one in self.kept.values() if one.ended_at is not None)
        return any(
            (subject and one.subject == subject) or (name and one.name == name) for one in gone
        )

    def all(self) -> list[User]:
        """Return all who have not ended."""
        here = (one for one in self.kept.values() if one.ended_at is None)
        return sorted(here, key=lambda one: (one.name, one.user_id))

    def has_any(self) -> bool:
        """Return whether a user was ever made, but for fictional ones."""
        return any(not one.is_simulated for one in self.kept.values())

    def prove(self, one: Credentials) -> None:
        """Keep a proof."""
        self.proofs[one.user_id] = one

    def proof(self, user_id: str) -> Credentials:
        """Return a proof."""
        return self.proofs.get(user_id, Credentials(user_id=user_id))

    def _first(self, is_wanted: Callable[[User], bool]) -> User | None:
        return next((one for one in self.all() if is_wanted(one)), None)


@dataclass(slots=True)
class Passkeys:
    """Passkeys by their ids."""

    kept: dict[str, Passkey] = field(default_factory=dict)

    def put(self, one: Passkey) -> None:
        """Keep a passkey."""
        self.kept[one.passkey_id] = one

    def get(self, passkey_id: str) -> Passkey | None:
        """Return a passkey."""
        return self.kept.get(passkey_id)

    def of(self, user_id: str) -> list[Passkey]:
        """Return a user's."""
        theirs = (one for one in self.kept.values() if one.user_id == user_id)
        return sorted(theirs, key=lambda one: (one.made_at, one.passkey_id))

    def remove(self, passkey_id: str) -> None:
        """Forget one."""
        self.kept.pop(passkey_id, None)


@dataclass(slots=True)
class Sessions:
    """Sessions by their ids."""

    kept: dict[str, Session] = field(default_factory=dict)

    def put(self, one: Session) -> None:
        """Keep a session."""
        self.kept[one.session_id] = one

    def by_key(self, key_hash: str) -> Session | None:
        """Return the session of a key."""
        return next((one for one in self.kept.values() if one.key_hash == key_hash), None)

    def of(self, user_id: str) -> list[Session]:
        """Return a user's that nobody ended."""
        theirs = (one for one in self.kept.values() if one.user_id == user_id)
        open_ones = [one for one in theirs if one.ended_at is None]
        return sorted(open_ones, key=lambda one: (one.begun_at, one.session_id), reverse=True)

    def forget(self, before: datetime) -> None:
        """Let go of what was over."""
        self.kept = {key: one for key, one in self.kept.items() if one.ends_at >= before}


@dataclass(slots=True)
class Links:
    """Links by the hashes of their keys."""

    kept: dict[str, Link] = field(default_factory=dict)

    def put(self, one: Link) -> None:
        """Keep a link."""
        self.kept[one.key_hash] = one

    def get(self, key_hash: str) -> Link | None:
        """Return a link."""
        return self.kept.get(key_hash)

    def spend(self, key_hash: str, now: datetime) -> bool:
        """Use a link up, once."""
        one = self.kept.get(key_hash)
        if one is None or one.used_at is not None or one.ends_at <= now:
            return False
        self.kept[key_hash] = replace(one, used_at=now)
        return True

    def void(self, user_id: str, now: datetime) -> None:
        """Use up every link of a user."""
        for key, one in self.kept.items():
            if one.user_id == user_id and one.used_at is None:
                self.kept[key] = replace(one, used_at=now)


@dataclass(slots=True)
class Books:
    """All of them, as one transaction sees them."""

    users: Users = field(default_factory=Users)
    passkeys: Passkeys = field(default_factory=Passkeys)
    sessions: Sessions = field(default_factory=Sessions)
    links: Links = field(default_factory=Links)
