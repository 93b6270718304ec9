"""Signing in: nobody learns whether a name exists, from the answer or from how long it takes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

import structlog

from tocsin.adapters import sql
from tocsin.directory import users
from tocsin.runtimes import publishing
from tocsin.runtimes.directory.proving import Sealer

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody shows at the door."""

    name: str
    password: str
    code: str = ""
    address: str = ""
    agent: str = ""
    replaces: str = ""  # the key of the session that this browser had


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """A session that began, and the key that only its browser gets."""

    user: users.User
    session: users.Session
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Lets people in."""

    db: sql.Database
    hasher: users.ports.Hasher
    sealer: Sealer

    def sign_in(self, shown: Shown, now: datetime) -> SignedIn:
        """Begin a session; raises NotThem, CodeNeeded.

        The slow hash is reckoned outside of any transaction, and for unknown names, too.
        """
        with self.db.reading() as books:
            user = books.users.named(users.names.folded(shown.name[:200]))
            proof = books.users.proof(user.user_id if user else "")
        is_right = self.hasher.is_right(proof.password, shown.password)
        if user is None or user.is_service or not is_right:
            log.warning("directory.refused", address=shown.address)
            raise users.errors.NotThem
        if proof.is_totp_proved and not shown.code:
            raise users.errors.CodeNeeded
        fresh = self.hasher.hash(shown.password) if self.hasher.is_dated(proof.password) else ""
        with self.db.writing() as books:
            how = self._coded(books, user.user_id, proof.password, shown, now)
            if fresh:
                proved = books.users.proof(user.user_id)
                books.users.prove(replace(proved, password=fresh))
            return self.begin(books, user.user_id, how, shown, now)

    def _coded(
        self, books: sql.Books, user_id: str, password: str, shown: Shown, now: datetime
    ) -> str:
        """Take the code, once, within the transaction; returns how they came in."""
        proof = books.users.proof(user_id)  # anew: another browser may have used the code
        if proof.password != password:
            raise users.errors.NotThem
        if not proof.is_totp_proved:
            return "password"
        secret = self.sealer.opened(user_id, proof.totp)
        step = users.codes.matched(secret, shown.code, now, after=proof.totp_step)
        if step is not None:
            books.users.prove(replace(proof, totp_step=step))
            return "password+totp"
        used = users.codes.recovery_hash(shown.code)
        if used not in proof.recovery:
            raise users.errors.NotThem
        left = tuple(one for one in proof.recovery if one != used)
        books.users.prove(replace(proof, recovery=left))
        enter(books, now, user_id, "recovery.used", user_id, {"left": len(left)})
        return "password+recovery"

    def begin(
        self, books: sql.Books, user_id: str, how: str, shown: Shown, now: datetime
    ) -> SignedIn:
        """Begin a session under a new key; the one this browser had ends."""
        user = users.service.here(books, user_id)
        had = books.sessions.by_key(users.sessions.hashed(shown.replaces))
        if had is not None:
            books.sessions.put(users.sessions.ended(had, now))
        key = users.sessions.new_key()
        session = users.sessions.begun(
            user_id, key, how=how, now=now, address=shown.address, agent=shown.agent
        )
        books.sessions.put(session)
        enter(books, now, user_id, "session.begun", session.session_id, {"how": how})
        return SignedIn(user=user, session=session, key=key)

    def welcome(self, key: str, told: Shown, shown_name: str, now: datetime) -> SignedIn:
        """Use a one-time link up, set the password, and sign in.

        Raises LinkSpent, WeakPassword, BadName; only what is right uses the link up.
        """
        with self.db.reading() as books:
            link = users.service.opened(books, key, now)
            known = books.users.get(link.user_id)
        name, shown = (known.name, known.shown) if known else (told.name, shown_name)
        users.names.sign_in_name(name)
        users.names.shown_name(shown or name)
        password = users.passwords.checked(told.password, (name, shown))
        hashed = self.hasher.hash(password)
        with self.db.writing() as books:
            one = users.service.welcome(
                books, key, name=name, shown=shown, password=hashed, now=now
            )
            facts = {"name": one.name, "first": not link.user_id}
            enter(books, now, one.user_id, "user.welcomed", one.user_id, facts)
            return self.begin(books, one.user_id, "link", told, now)

    def change_password(
        self, user_id: str, session_id: str, was: str, wished: str, now: datetime
    ) -> None:
        """Set another password; every other session ends. Raises NotThem, WeakPassword."""
        with self.db.reading() as books:
            user = users.service.here(books, user_id)
            proof = books.users.proof(user_id)
        if not self.hasher.is_right(proof.password, was):
            raise users.errors.NotThem
        password = users.passwords.checked(wished, (user.name, user.shown))
        hashed = self.hasher.hash(password)
        with self.db.writing() as books:
            books.users.prove(replace(books.users.proof(user_id), password=hashed))
            for one in books.sessions.of(user_id):
                if one.session_id != session_id:
                    books.sessions.put(users.sessions.ended(one, now))
            enter(books, now, user_id, "password.changed", user_id, {})


def enter(
    books: sql.Books,
    now: datetime,
    person: str,
    action: str,
    subject: str,
    facts: Mapping[str, object],
) -> None:
    """Enter what happened in the audit trail and tell the screens."""
    books.audit.append(now, person, action, subject, facts)
    publishing.changed(books, action.partition(".")[0], subject, now)
