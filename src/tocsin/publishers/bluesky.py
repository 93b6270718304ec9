"""Bluesky: the record's key follows from the publication, so a second put writes nothing.

A look reads that very record: what is not there is certainly absent.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode

import msgspec

from tocsin.publishers import exchanging, taking
from tocsin.statements import publishing

_TIMEOUT_S = 20.0
_COLLECTION = "app.bsky.feed.post"
_SORTABLE = "234567abcdefghijklmnopqrstuvwxyz"
_LINK = re.compile(rb"https?://[^\s\"<>\x80-\xff]+[^\s\"<>\x80-\xff.,;:!?)]")
# As a browser shows it, or as the network names it.
_POST = re.compile(
    r"(?:https://bsky\.app/profile/(?P<a>[^/\s?#]+)/post|at://(?P<b>[^/\s?#]+)/app\.bsky\.feed\.post)"
    r"/(?P<rkey>[A-Za-z0-9._~:-]{1,512})/?"
)
_OK, _BAD = 200, 400


class Bluesky:
    """Posts as one account of one PDS."""

    def __init__(self, base: str, account: str, password: str) -> None:
        self._base, self._account, self._password = base.rstrip("/"), account, password
        self._client = exchanging.client()

    @property
    def by_hand(self) -> bool:
        """Return that no person is needed."""
        return False

    @property
    def tells(self) -> bool:
        """Return that a look tells for certain."""
        return True

    async def publish(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Put the record once."""
        refused = taking.refused("bluesky", parcel) or self._of_another(parcel)
        if refused is not None:
            return refused
        session = await self._session()
        if isinstance(session, publishing.outcomes.Outcome):
            return session
        did, token = session
        answered = await self._answered(parcel.draft.reply_to, token)
        if isinstance(answered, publishing.outcomes.Outcome):
            return answered
        shown = await self._pictures(parcel, token)
        if isinstance(shown, publishing.outcomes.Outcome):
            return shown
        asked = {
            "repo": did,
            "collection": _COLLECTION,
            "rkey": key(parcel),
            "record": record(parcel, shown) | answered,
        }
        answer = await self._call("com.atproto.repo.putRecord", token, body=asked)
        if isinstance(answer, publishing.outcomes.Outcome):
            return answer
        return exchanging.refused(answer) or _proved(answer, did, key(parcel))

    async def look(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome:
        """Read the record back."""
        session = await self._session()
        if isinstance(session, publishing.outcomes.Outcome):
            return publishing.outcomes.Unknown(excerpt=session.excerpt)
        did, token = session
        query = urlencode({"repo": did, "collection": _COLLECTION, "rkey": key(parcel)})
        answer = await self._call(f"com.atproto.repo.getRecord?{query}", token)
        if isinstance(answer, publishing.outcomes.Outcome):
            return publishing.outcomes.Unknown(excerpt=answer.excerpt)
        if answer.status == _BAD and answer.told.get("error") == "RecordNotFound":
            return publishing.outcomes.Absent(excerpt=answer.excerpt)
        found = answer.told.get("value")
        is_ours = isinstance(found, dict) and found.get("text") == parcel.draft.text
        if answer.status != _OK or not is_ours:
            return publishing.outcomes.Unknown(excerpt=answer.excerpt)
        return _proved(answer, did, key(parcel))

    async def close(self) -> None:
        """Close its connections."""
        await self._client.aclose()

    def _of_another(self, parcel: publishing.Parcel) -> publishing.outcomes.Outcome | None:
        """Refuse what was signed for another account than the one that we post as."""
        named = parcel.draft.account.removeprefix("@").lower()
        is_ours = named in {"", self._account.removeprefix("@").lower()}
        fault = "statements.fault.other_account"
        return None if is_ours else publishing.outcomes.Refused(fault=fault)

    async def _answered(
        self, reply_to: str, token: str
    ) -> dict[str, object] | publishing.outcomes.Outcome:
        """Return the record's reply: the post that is answered, and where its thread begins."""
        if not reply_to:
            return {}
        fault = publishing.outcomes.Refused(fault="statements.fault.no_post_to_answer")
        named = _POST.fullmatch(reply_to)
        if named is None:
            return fault
        asked = {"repo": named["a"] or named["b"], "collection": _COLLECTION, "rkey": named["rkey"]}
        answer = await self._call(f"com.atproto.repo.getRecord?{urlencode(asked)}", token)
        if isinstance(answer, publishing.outcomes.Outcome):
            return exchanging.nothing_out(answer)
        refused = exchanging.refused(answer)
        if isinstance(refused, publishing.outcomes.NotSent | publishing.outcomes.Unclear):
            return exchanging.nothing_out(refused)
        parent, found = _strong(answer.told), answer.told.get("value")
        if refused is not None or parent is None or not isinstance(found, dict):
            return fault
        above = found.get("reply")
        root = _strong(above.get("root")) if isinstance(above, dict) else None
        return {"reply": {"root": root or parent, "parent": parent}}

    async def _pictures(
        self, parcel: publishing.Parcel, token: str
    ) -> list[dict[str, object]] | publishing.outcomes.Outcome:
        """Bring the pictures there: alone they show nowhere, so nothing is out yet."""
        shown: list[dict[str, object]] = []
        for file in parcel.files:
            answer = await self._call("com.atproto.repo.uploadBlob", token, file=file)
            if isinstance(answer, publishing.outcomes.Outcome):
                return exchanging.nothing_out(answer)
            refused, blob = exchanging.refused(answer), answer.told.get("blob")
            if refused is not None:
                return exchanging.nothing_out(refused)
            if not isinstance(blob, dict):
                return publishing.outcomes.NotSent(fault="statements.fault.no_proof")
            shape = {"width": file.width, "height": file.height}
            shown.append({"alt": file.about.alt, "image": blob, "aspectRatio": shape})
        return shown

    async def _session(self) -> tuple[str, str] | publishing.outcomes.Outcome:
        asked = {"identifier": self._account, "password": self._password}
        answer = await self._call("com.atproto.server.createSession", "", body=asked)
        if isinstance(answer, publishing.outcomes.Outcome):
            return exchanging.nothing_out(answer)
        did, token = answer.told.get("did"), answer.told.get("accessJwt")
        if answer.status == _OK and isinstance(did, str) and isinstance(token, str):
            return did, token
        refused = exchanging.refused(answer)
        if refused is None or isinstance(refused, publishing.outcomes.Unclear):
            return publishing.outcomes.NotSent(fault="statements.fault.busy")
        # What they answer may hold what we sent: it is not kept.
        fault = "statements.fault.signed_out"
        is_no = isinstance(refused, publishing.outcomes.Refused)
        return publishing.outcomes.Refused(fault=fault) if is_no else refused

    async def _call(
        self,
        method: str,
        token: str,
        *,
        body: Mapping[str, object] | None = None,
        file: publishing.carrying.File | None = None,
    ) -> exchanging.Answer | publishing.outcomes.Outcome:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        sent: bytes | None = None
        if file is not None:
            headers |= {"content-type": file.about.media_type}
            sent = file.content
        elif body is not None:
            headers |= {"content-type": "application/json"}
            sent = msgspec.json.encode(body)
        return await exchanging.exchange(
            self._client,
            "GET" if sent is None else "POST",
            f"{self._base}/xrpc/{method}",
            timeout_s=_TIMEOUT_S,
            headers=headers,
            body=sent,
        )


def key(parcel: publishing.Parcel) -> str:
    """Return the record's key: a TID of when it was handed out, and of the publication."""
    micros = int(parcel.at.timestamp() * 1_000_000) & ((1 << 53) - 1)
    clock = int.from_bytes(hashlib.sha256(parcel.key.encode()).digest()[:2]) & 0x3FF
    number = (micros << 10) | clock
    return "".join(_SORTABLE[(number >> shift) & 31] for shift in range(60, -1, -5))


def record(parcel: publishing.Parcel, shown: Sequence[object] = ()) -> dict[str, object]:
    """Return the record with the pictures it shows: the same at every try."""
    one = parcel.draft
    told: dict[str, object] = {
        "$type": _COLLECTION,
        "text": one.text,
        "createdAt": _stamp(parcel.at),
        "langs": [one.language],
    }
    facets = _facets(one.text)
    told |= {"facets": facets} if facets else {}
    embed = {"$type": "app.bsky.embed.images", "images": list(shown)}
    return told | ({"embed": embed} if shown else {})


def _strong(told: object) -> dict[str, str] | None:
    """Return what points to one version of a record."""
    known = told if isinstance(told, Mapping) else {}
    uri, cid = known.get("uri"), known.get("cid")
    is_whole = isinstance(uri, str) and isinstance(cid, str) and uri and cid
    return {"uri": str(uri), "cid": str(cid)} if is_whole else None


def _facets(text: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for hit in _LINK.finditer(text.encode()):
        feature = {"$type": "app.bsky.richtext.facet#link", "uri": hit[0].decode()}
        index = {"byteStart": hit.start(), "byteEnd": hit.end()}
        found.append({"index": index, "features": [feature]})
    return found


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _proved(answer: exchanging.Answer, did: str, rkey: str) -> publishing.outcomes.Outcome:
    uri, cid = answer.told.get("uri"), answer.told.get("cid")
    if not isinstance(uri, str) or not uri or not isinstance(cid, str):
        return publishing.outcomes.Unclear(
            fault="statements.fault.no_proof", excerpt=answer.excerpt
        )
    url = f"https://bsky.app/profile/{did}/post/{rkey}"
    return publishing.outcomes.Out(proof=f"{uri} {cid}", url=url, excerpt=answer.excerpt)
