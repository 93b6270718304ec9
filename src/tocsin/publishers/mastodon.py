"""Mastodon: an Idempotency-Key keeps a repeat from doubling; a look reads the account's own posts.

The key is remembered by the server for an hour only: a look never calls a text certainly absent,
and takes none for ours that is older than the first try. Whose token it is, is asked each time.
"""

import asyncio
import html
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

import msgspec

from tocsin.publishers import exchanging, forms, taking
from tocsin.statements import publishing

_TIMEOUT_S = 20.0
_TAGS = re.compile(r"<[^>]+>")
_BREAKS = re.compile(r"</p>\s*<p>|<br\s*/?>")
_OK = 200
_WORKING = frozenset({202, 206})  # theirs is still making it smaller
_CLOCKS_APART = timedelta(minutes=1)  # theirs and ours
_WAITS_S = (0.5, 1.0, 2.0, 4.0, 8.0)


class Mastodon:
    """Posts as one account of one server."""

    def __init__(self, base: str, token: str, account: str = "") -> None:
        self._base, self._account = base.rstrip("/"), account
        self._headers = {"authorization": f"Bearer {token}"}
        self._client = exchanging.client()

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    @property
    def tells(self) -> bool:
        """Return that a look cannot tell for certain."""
        return False

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Post it once."""
        one = parcel.draft
        refused = taking.refused("mastodon", parcel)
        if refused is not None:
            return refused
        me = await self._me(one.account)
        if isinstance(me, publishing.outcomes.Outcome):
            return me
        answered = await self._answered(one.reply_to)
        if isinstance(answered, publishing.outcomes.Outcome):
            return answered
        shown = await self._pictures(parcel)
        if isinstance(shown, publishing.outcomes.Outcome):
            return shown
        asked: dict[str, object] = {
            "status": one.text,
            "language": one.language.partition("-")[0],
            "visibility": "public",
        }
        asked |= {"in_reply_to_id": answered} if answered else {}
        asked |= {"media_ids": shown} if shown else {}
        more = {"idempotency-key": parcel.key, "content-type": "application/json"}
        body = msgspec.json.encode(asked)
        answer = await self._call("POST", "/api/v1/statuses", more, body)
        if isinstance(answer, publishing.outcomes.Outcome):
            return answer
        return exchanging.refused(answer) or _proved(answer.told, answer.excerpt)

    async def _pictures(self, parcel: publishing.Parcel) -> list[str] | publishing.outcomes.Outcome:
        """Bring the pictures there and wait until they can be shown; nothing is out by that."""
        shown: list[str] = []
        for file in parcel.files:
            kind, body = forms.form(file, {"description": file.about.alt})
            answer = await self._call("POST", "/api/v2/media", {"content-type": kind}, body)
            for wait_s in _WAITS_S:
                if isinstance(answer, publishing.outcomes.Outcome):
                    return exchanging.nothing_out(answer)
                if answer.status not in _WORKING:
                    break
                await asyncio.sleep(wait_s)
                answer = await self._call("GET", f"/api/v1/media/{_name(answer)}")
            if isinstance(answer, publishing.outcomes.Outcome):
                return exchanging.nothing_out(answer)
            refused = exchanging.refused(answer)
            if refused is not None:
                return exchanging.nothing_out(refused)
            if answer.status != _OK or not _name(answer):
                return publishing.outcomes.NotSent(fault="statements.fault.no_proof")
            shown.append(_name(answer))
        return shown

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Look for the text among the account's newest posts, none older than the first try."""
        me = await self._me(parcel.draft.account)
        if isinstance(me, publishing.outcomes.Outcome):
            return publishing.outcomes.Unknown(excerpt=me.excerpt)
        path = f"/api/v1/accounts/{me}/statuses?limit=40&exclude_reblogs=true"
        answer = await self._call("GET", path)
        if isinstance(answer, publishing.outcomes.Outcome) or answer.status != _OK:
            return publishing.outcomes.Unknown()
        since = (parcel.tried_at or parcel.at) - _CLOCKS_APART
        for told in _list(answer.body):
            if _posted_at(told) >= since and plain(str(told.get("content", ""))) == _squeezed(
                parcel.draft.text
            ):
                return _proved(told, "")
        return publishing.outcomes.Unknown()

    async def _me(self, signed_for: str) -> str | publishing.outcomes.Outcome:
        """Return our account's id there, if it is the one that was set up and signed for."""
        answer = await self._call("GET", "/api/v1/accounts/verify_credentials")
        if isinstance(answer, publishing.outcomes.Outcome):
            return exchanging.nothing_out(answer)
        refused = exchanging.refused(answer)
        if refused is not None:
            return exchanging.nothing_out(refused)
        named, user = _name(answer), answer.told.get("username")
        if not named or not isinstance(user, str):
            return publishing.outcomes.NotSent(fault="statements.fault.no_proof")
        host = urlsplit(str(answer.told.get("url") or self._base)).hostname or ""
        ours = {user.lower(), f"{user}@{host}".lower()}
        wanted = {one.removeprefix("@").lower() for one in (self._account, signed_for) if one}
        fault = "statements.fault.other_account"
        return named if wanted <= ours else publishing.outcomes.Refused(fault=fault)

    async def _answered(self, reply_to: str) -> str | publishing.outcomes.Outcome:
        """Return this server's id of the post that is answered, "" where none is."""
        if not reply_to or reply_to.isdecimal():
            return reply_to
        fault = "statements.fault.no_post_to_answer"
        if not reply_to.startswith("https://"):
            return publishing.outcomes.Refused(fault=fault)
        asked = urlencode({"q": reply_to, "resolve": "true", "type": "statuses", "limit": "1"})
        answer = await self._call("GET", f"/api/v2/search?{asked}")
        if isinstance(answer, publishing.outcomes.Outcome):
            return exchanging.nothing_out(answer)
        refused = exchanging.refused(answer)
        if refused is not None:
            return exchanging.nothing_out(refused)
        found = answer.told.get("statuses")
        first = found[0] if isinstance(found, list) and found else {}
        named = first.get("id") if isinstance(first, dict) else None
        return (
            named if isinstance(named, str) and named else publishing.outcomes.Refused(fault=fault)
        )

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    async def _call(
        self, method: str, path: str, more: dict[str, str] | None = None, body: bytes | None = None
    ) -> exchanging.Answer | publishing.outcomes.Outcome:
        return await exchanging.exchange(
            self._client,
            method,
            self._base + path,
            timeout_s=_TIMEOUT_S,
            headers=self._headers | (more or {}),
            body=body,
        )


def plain(content: str) -> str:
    """Return the words of a post's markup, for comparing only.

    >>> plain("<p>One &amp; two<br>three</p>")
    'One & two three'
    """
    return _squeezed(html.unescape(_TAGS.sub("", _BREAKS.sub(" ", content))))


def _name(answer: exchanging.Answer) -> str:
    named = answer.told.get("id")
    return named if isinstance(named, str) and named.isalnum() else ""


def _posted_at(told: Mapping[str, object]) -> datetime:
    """Return when a post was made; one that does not say so is taken for older than any try."""
    try:
        at = datetime.fromisoformat(str(told.get("created_at")))
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _list(body: bytes) -> list[dict[str, object]]:
    try:
        told = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    return [one for one in told if isinstance(one, dict)] if isinstance(told, list) else []


def _proved(told: object, excerpt: str) -> publishing.outcomes.Outcome:
    known = told if isinstance(told, dict) else {}
    named, url = known.get("id"), known.get("url")
    if not isinstance(named, str) or not named:
        return publishing.outcomes.Unclear(fault="statements.fault.no_proof", excerpt=excerpt)
    shown = url if isinstance(url, str) else ""
    return publishing.outcomes.Out(proof=f"id {named}", url=shown, excerpt=excerpt)
