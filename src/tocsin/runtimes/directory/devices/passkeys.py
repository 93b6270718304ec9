"""Passkeys (WebAuthn): a device's key pair in a password's place; the device asks who holds it.

A passkey alone signs in, so the device must have verified its user (a finger, a face, a PIN).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from typing import Any

import msgspec
import structlog
import webauthn
from webauthn import helpers
from webauthn.helpers import structs
from webauthn.helpers.exceptions import WebAuthnException

from tocsin.adapters import sql
from tocsin.directory import users
from tocsin.runtimes.directory import signing
from tocsin.runtimes.directory.devices.challenges import Challenges
from tocsin.runtimes.directory.signing import enter
from tocsin.runtimes.directory.visiting import Visitor

log = structlog.get_logger(__name__)

MOST = 20  # of one user
_FRESH = timedelta(minutes=15)
_SIGN_IN = "sign in"
# What a hostile answer makes the parsers raise, beside what they raise on purpose.
_BROKEN = (WebAuthnException, ValueError, TypeError, KeyError, IndexError, AttributeError)

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """By which name and address the browser knows us; passkeys belong to a name."""

    name: str
    origin: str

    def __post_init__(self) -> None:
        """Raise PasskeysNeedAName for a bare address: browsers keep no passkeys for one."""
        try:
            ip_address(self.name)
        except ValueError:
            return
        raise users.errors.PasskeysNeedAName(host=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Registers passkeys and signs in by them."""

    desk: signing.Desk
    challenges: Challenges

    def begin(self, books: sql.Books, who: Visitor, site: Site, now: datetime) -> Told:
        """Return what the browser needs to make a passkey; raises SignInAnew, TooManyPasskeys.

        Who found an open browser must not make a key of their own: the sign-in has to be recent.
        """
        one = who.user
        if who.session is None or now - who.session.begun_at > _FRESH:
            raise users.errors.SignInAnew
        known = books.passkeys.of(one.user_id)
        if len(known) >= MOST:
            raise users.errors.TooManyPasskeys(most=MOST)
        made = webauthn.generate_registration_options(
            rp_id=site.name,
            rp_name="Tocsin",
            user_name=one.name,
            user_id=one.user_id.encode(),
            user_display_name=one.shown,
            challenge=self.challenges.fresh(one.user_id, now),
            authenticator_selection=structs.AuthenticatorSelectionCriteria(
                resident_key=structs.ResidentKeyRequirement.REQUIRED,
                user_verification=structs.UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[_described(key) for key in known],
        )
        return helpers.options_to_json_dict(made)

    def add(
        self, books: sql.Books, one: users.User, name: str, answer: Told, site: Site, now: datetime
    ) -> users.Passkey:
        """Keep the passkey that a browser made; raises BadPasskey."""
        challenge = _challenge(answer)
        if not self.challenges.take(challenge, one.user_id, now):
            raise users.errors.BadPasskey
        try:
            proved = webauthn.verify_registration_response(
                credential=dict(answer),
                expected_challenge=challenge,
                expected_rp_id=site.name,
                expected_origin=site.origin,
                require_user_verification=True,
            )
        except _BROKEN as fault:
            log.warning("directory.bad_passkey", fault=type(fault).__name__)
            raise users.errors.BadPasskey from fault
        key = users.Passkey(
            passkey_id=helpers.bytes_to_base64url(proved.credential_id),
            user_id=one.user_id,
            name=users.names.shown_name(name),
            public_key=helpers.bytes_to_base64url(proved.credential_public_key),
            count=proved.sign_count,
            made_at=now,
        )
        if books.passkeys.get(key.passkey_id) or len(books.passkeys.of(one.user_id)) >= MOST:
            raise users.errors.BadPasskey
        books.passkeys.put(key)
        enter(books, now, one.user_id, "passkey.added", one.user_id, {"name": key.name})
        return key

    def ask(self, site: Site, now: datetime) -> Told:
        """Return what the browser needs to show a passkey; no user is named."""
        made = webauthn.generate_authentication_options(
            rp_id=site.name,
            challenge=self.challenges.fresh(_SIGN_IN, now),
            user_verification=structs.UserVerificationRequirement.REQUIRED,
        )
        return helpers.options_to_json_dict(made)

    def sign_in(
        self, answer: Told, site: Site, shown: signing.Shown, now: datetime
    ) -> signing.SignedIn:
        """Begin a session; raises NotThem."""
        challenge = _challenge(answer)
        if not self.challenges.take(challenge, _SIGN_IN, now):
            raise users.errors.NotThem
        with self.desk.db.writing() as books:
            key = books.passkeys.get(str(answer.get("id", ""))[:2000])
            if key is None or not _is_theirs(answer, key):
                log.warning("directory.refused", address=shown.address)
                raise users.errors.NotThem
            count = _proved(answer, challenge, key, site)
            books.passkeys.put(replace(key, count=count, used_at=now))
            return self.desk.begin(books, key.user_id, "passkey", shown, now)


def remove(books: sql.Books, one: users.User, passkey_id: str, now: datetime) -> None:
    """Forget a passkey of one's own; raises UnknownPasskey."""
    key = books.passkeys.get(passkey_id)
    if key is None or key.user_id != one.user_id:
        raise users.errors.UnknownPasskey(passkey_id=passkey_id)
    books.passkeys.remove(passkey_id)
    enter(books, now, one.user_id, "passkey.removed", one.user_id, {"name": key.name})


def _proved(answer: Told, challenge: bytes, key: users.Passkey, site: Site) -> int:
    """Return the device's new count; a copy of it would be behind, and is refused."""
    try:
        proved = webauthn.verify_authentication_response(
            credential=dict(answer),
            expected_challenge=challenge,
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=helpers.base64url_to_bytes(key.public_key),
            credential_current_sign_count=key.count,
            require_user_verification=True,
        )
    except _BROKEN as fault:
        log.warning("directory.bad_passkey", fault=type(fault).__name__)
        raise users.errors.NotThem from fault
    return proved.new_sign_count


def _challenge(answer: Told) -> bytes:
    """Return the challenge that a device says it signed, b"" where it says none."""
    try:
        told = helpers.base64url_to_bytes(answer["response"]["clientDataJSON"])
        return helpers.base64url_to_bytes(msgspec.json.decode(told)["challenge"])
    except (*_BROKEN, msgspec.DecodeError, RecursionError):
        return b""


def _is_theirs(answer: Told, key: users.Passkey) -> bool:
    """Return whether the device names the user whom the key was made for."""
    told = answer["response"].get("userHandle")
    if told is None:
        return True
    try:
        return helpers.base64url_to_bytes(told) == key.user_id.encode()
    except _BROKEN:
        return False


def _described(key: users.Passkey) -> structs.PublicKeyCredentialDescriptor:
    return structs.PublicKeyCredentialDescriptor(id=helpers.base64url_to_bytes(key.passkey_id))
