"""Users, sessions and what proves that it is them."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from tocsin.web.models.shaping import Id, Name, Shape, Told, example

Secret = Annotated[str, StringConstraints(min_length=1, max_length=1000)]

RoleWord = Literal[
    "viewer", "analyst", "responder", "drafter", "approver", "publisher", "auditor", "admin"
]

_AT = "2026-03-02T09:41:00.000Z"
_ID = "019cadf0-7a60-7000-8000-0000000000aa"
_ENTRY = {
    "name": "mei.lin",
    "shown": "Lin Mei",
    "roles": ["responder", "drafter"],
    "person_id": "",
    "is_service": False,
    "subject": "",
}
_USER = {
    **_ENTRY,
    "user_id": _ID,
    "is_simulated": False,
    "made_at": _AT,
    "asks_code": True,
    "passkeys": 1,
}
_SESSION = {
    "session_id": "019cadf0-7a60-7000-8000-0000000000ab",
    "user_id": _ID,
    "how": "password+totp",
    "begun_at": _AT,
    "seen_at": _AT,
    "ends_at": "2026-03-03T09:41:00.000Z",
    "address": "192.0.2.7",
    "agent": "Mozilla/5.0",
    "is_this": True,
}


class SignIn(Shape):
    """What somebody shows to come in."""

    model_config = example({"name": "mei.lin", "password": "a long secret", "code": "287082"})

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    password: Secret
    code: Annotated[
        str, StringConstraints(max_length=40), Field(description="Of the app, or a recovery code")
    ] = ""


class Switch(Shape):
    """Which fictional person of the demo to be."""

    model_config = example({"user_id": _ID})

    user_id: Id


class UserEntry(Shape):
    """What an administrator says of a user."""

    model_config = example(_ENTRY)

    name: Name
    shown: Annotated[str, StringConstraints(max_length=200)] = ""
    roles: Annotated[list[RoleWord], Field(max_length=20)]
    person_id: Annotated[str, StringConstraints(max_length=200)] = ""
    is_service: Annotated[
        bool, Field(description="A machine: acts by the server's token and never signs in")
    ] = False
    subject: Annotated[
        str, StringConstraints(max_length=500), Field(description='"issuer|sub" elsewhere')
    ] = ""


class UserState(Shape):
    """A user."""

    model_config = example(_USER)

    user_id: str
    name: str
    shown: str
    roles: list[RoleWord]
    person_id: str
    is_service: bool
    is_simulated: bool
    subject: str
    made_at: Told
    asks_code: bool
    passkeys: int


class SessionState(Shape):
    """A browser in which a user is signed in."""

    model_config = example(_SESSION)

    session_id: str
    user_id: str
    how: str
    begun_at: Told
    seen_at: Told
    ends_at: Told
    address: str
    agent: str
    is_this: Annotated[bool, Field(description="The browser that asks")]


class Me(Shape):
    """Who asks: null where nobody is signed in."""

    model_config = example(
        {
            "user": _USER,
            "duties": ["duty-officer"],
            "session": _SESSION,
            "is_demo": False,
            "has_users": True,
            "may": ["entries.read", "shift.keep"],
            "others": [],
        }
    )

    user: UserState | None
    duties: list[str]
    session: SessionState | None
    is_demo: bool
    has_users: Annotated[bool, Field(description="False: an open house, nobody signs in yet")]
    may: Annotated[list[str], Field(description="The verbs that the rooms' laws grant")]
    others: Annotated[list[UserState], Field(description="Whom the demo can switch to")]


class PasswordChange(Shape):
    """Another password in place of the one in force."""

    model_config = example({"was": "a long secret", "wished": "another long secret"})

    was: Secret
    wished: Secret


class PasskeyState(Shape):
    """A passkey of one's own."""

    model_config = example(
        {"passkey_id": "pGx1Zw", "name": "Phone", "made_at": _AT, "used_at": None}
    )

    passkey_id: str
    name: str
    made_at: Told
    used_at: Told | None


class PasskeyOptions(Shape):
    """What the browser needs, as WebAuthn names it (PublicKeyCredentialCreationOptionsJSON)."""

    model_config = example({"options": {"challenge": "…", "rp": {"id": "tocsin.example"}}})

    options: dict[str, Any]


class PasskeyEntry(Shape):
    """A passkey that the browser made (RegistrationResponseJSON), and what to call it."""

    model_config = example(
        {"name": "Phone", "credential": {"id": "…", "rawId": "…", "type": "public-key"}}
    )

    name: Name
    credential: dict[str, Any]


class CodesBegun(Shape):
    """A secret for an app; it counts once a code of it was right."""

    model_config = example(
        {
            "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
            "address": "otpauth://totp/Tocsin:mei.lin?secret=GEZDGNBVGY3TQOJQ&issuer=Tocsin",
        }
    )

    secret: str
    address: str


class CodesProof(Shape):
    """A code that the app shows now."""

    model_config = example({"code": "287082"})

    code: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class Recovery(Shape):
    """Codes that work once each, shown this once."""

    model_config = example({"codes": ["MFRG-GZDF-MZTW-Q2LK"]})

    codes: list[str]


class OneTimeLink(Shape):
    """A link that lets a user set a password, once, within a day."""

    model_config = example({"path": "/welcome/4Q…", "ends_at": _AT})

    path: str
    ends_at: Told
