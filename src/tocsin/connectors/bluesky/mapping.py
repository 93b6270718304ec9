"""Records of app.bsky.feed.post → POSTS rows: pure.

A post is known on Bluesky by its author's DID and a key. The DID names the account, so it is
written as its pseudonym here too: ids, parents and deletions still meet.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import libipld
import msgspec

from tocsin import listening
from tocsin.connectors import wire
from tocsin.kernel import pseudonyms

PLATFORM = "bluesky"
COLLECTION = "app.bsky.feed.post"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_Row = dict[str, object]


class _Taken:
    """What a run of frames has come to so far."""

    def __init__(self, reception: wire.Reception) -> None:
        self.names = reception.pseudonyms
        self.at = reception.at
        self.rows: list[_Row] = []
        self.places: list[str] = []
        self.faults: list[listening.Fault] = []
        self.tombstones: list[listening.Tombstone] = []

    def write(self, did: str, key: str, record: object, place: str) -> None:
        if isinstance(record, Mapping):
            self.rows.append(_row(did, key, record, self.names))
            self.places.append(place)
        else:
            self.quarantine(place, "listening.bad_entry", record)

    def delete(self, did: str, key: str, at: datetime) -> None:
        post_id = identifier(did, key, self.names)
        self.tombstones.append(
            listening.Tombstone(platform=PLATFORM, post_id=post_id, at=min(at, self.at))
        )

    def quarantine(self, place: str, reason: str, told: object) -> None:
        excerpt = wire.excerpts.excerpt(told)
        self.faults.append(listening.Fault(place=place, reason=reason, excerpt=excerpt))

    def parsed(self, reception: wire.Reception) -> listening.Parsed:
        columns = {field: [row.get(field) for row in self.rows] for field in wire.FIELDS}
        told = wire.Rows(columns=columns, count=len(self.rows), place=self.places.__getitem__)
        parsed = wire.posts(told, reception)
        return listening.Parsed(
            posts=parsed.posts,
            faults=(*parsed.faults, *self.faults),
            tombstones=tuple(self.tombstones),
        )


def of_jetstream(frames: Sequence[bytes], reception: wire.Reception) -> listening.Parsed:
    """Return the posts and deletions of some Jetstream events."""
    taken = _Taken(reception)
    for frame in frames:
        try:
            event = msgspec.json.decode(frame, type=dict[str, Any])
        except (ValueError, RecursionError):
            taken.quarantine("event", "listening.bad_json", frame)
            continue
        _take_event(event, taken)
    return taken.parsed(reception)


def _take_event(event: Mapping[str, Any], taken: _Taken) -> None:
    commit, did, time_us = event.get("commit"), event.get("did"), event.get("time_us")
    if event.get("kind") != "commit" or not isinstance(commit, dict):
        return
    key = commit.get("rkey")
    if not (isinstance(did, str) and isinstance(key, str) and isinstance(time_us, int)):
        taken.quarantine("event", "listening.bad_entry", commit.get("operation"))
    elif commit.get("collection") == COLLECTION:
        if commit.get("operation") == "delete":
            taken.delete(did, key, _EPOCH + timedelta(microseconds=time_us))
        elif commit.get("operation") == "create":
            taken.write(did, key, commit.get("record"), f"event {time_us}")


def of_firehose(
    frames: Sequence[tuple[int, bytes]],
    reception: wire.Reception,
    told: tuple[listening.Fault, ...] = (),
) -> listening.Parsed:
    """Return the posts and deletions of some `#commit` frames, each with its sequence number."""
    taken = _Taken(reception)
    taken.faults += told
    for seq, frame in frames:
        try:
            _take_commit(libipld.decode_dag_cbor_multi(frame)[1], seq, taken)
        except (ValueError, KeyError, TypeError, RecursionError) as broken:
            taken.quarantine(f"seq {seq}", "listening.bad_entry", broken)
    return taken.parsed(reception)


def _take_commit(commit: Mapping[str, Any], seq: int, taken: _Taken) -> None:
    wanted = [op for op in commit["ops"] if str(op["path"]).startswith(f"{COLLECTION}/")]
    if not wanted:
        return
    did, blocks = str(commit["repo"]), _blocks(commit, wanted)
    for op in wanted:
        key = str(op["path"]).partition("/")[2]
        if op["action"] == "delete":
            moment = wire.times.moment(commit.get("time"))
            at = taken.at if moment is None else _EPOCH + timedelta(microseconds=moment)
            taken.delete(did, key, at)
        elif op["action"] == "create":
            taken.write(did, key, blocks.get(op["cid"]), f"seq {seq}")


def _blocks(commit: Mapping[str, Any], ops: Iterable[Mapping[str, Any]]) -> Mapping[bytes, Any]:
    if not any(op["action"] == "create" for op in ops) or not commit.get("blocks"):
        return {}
    blocks: Mapping[bytes, Any] = libipld.decode_car(commit["blocks"])[1]
    return blocks


def identifier(did: str, key: str, names: pseudonyms.Pseudonyms) -> str:
    """Return a post's id: its author's pseudonym and its key."""
    return f"{names.of(PLATFORM, did)}.{key}"


def _of_uri(told: object, names: pseudonyms.Pseudonyms) -> str | None:
    """Return the id of the post that an at:// address names, where it names one."""
    uri = told.get("uri") if isinstance(told, Mapping) else None
    parts = uri.removeprefix("at://").split("/") if isinstance(uri, str) else []
    if len(parts) != 3 or parts[1] != COLLECTION:  # noqa: PLR2004 - did, collection, key
        return None
    return identifier(parts[0], parts[2], names)


def _row(did: str, key: str, record: Mapping[str, Any], names: pseudonyms.Pseudonyms) -> _Row:
    embed, reply = _map(record.get("embed")), _map(record.get("reply"))
    media = _map(embed.get("media")) or embed
    quoted = _map(embed.get("record"))
    languages = record.get("langs")
    return {
        "id": identifier(did, key, names),
        "platform": PLATFORM,
        "author": did,
        # A picture or a link without a word is a post too: it has what it shows to the blind.
        "text": record.get("text") or _alternative(media),
        "created_at": record.get("createdAt"),
        "parent_id": _of_uri(reply.get("parent"), names),
        "quote_id": _of_uri(quoted, names) or _of_uri(quoted.get("record"), names),
        "lang": languages[0] if isinstance(languages, list) and languages else None,
        "urls": list(dict.fromkeys(_links(record, media))) or None,
        "media": [told for one in _shown(media) if (told := _cid(one))] or None,
    }


def _alternative(media: Mapping[str, Any]) -> str:
    shown = [*_list(media.get("images")), media]  # a video stands beside its text
    told = [_map(one).get("alt") for one in shown]
    told.append(_map(media.get("external")).get("title"))
    return "\n".join(alt for alt in told if isinstance(alt, str) and alt)


def _links(record: Mapping[str, Any], media: Mapping[str, Any]) -> Iterable[str]:
    for facet in _list(record.get("facets")):
        for feature in _list(_map(facet).get("features")):
            if isinstance(uri := _map(feature).get("uri"), str):
                yield uri
    if isinstance(uri := _map(media.get("external")).get("uri"), str):
        yield uri


def _shown(media: Mapping[str, Any]) -> Iterable[object]:
    yield from (_map(image).get("image") for image in _list(media.get("images")))
    yield media.get("video")


def _cid(blob: object) -> str | None:
    reference = _map(blob).get("ref")
    if isinstance(reference, bytes):  # the firehose's CID
        return str(libipld.encode_multibase("b", reference))
    told = _map(reference).get("$link")
    return told if isinstance(told, str) else None


def _map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
