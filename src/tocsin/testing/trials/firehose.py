"""A firehose of our own: DAG-CBOR commits with their blocks, as a PDS or relay sends them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import libipld

from tocsin.testing.trials import jetstream

_CID = bytes((1, 0x71, 0x12, 0x20))  # version 1, dag-cbor, sha-256 of 32 bytes
_MORE = 0x80


@dataclass(slots=True, kw_only=True)
class Firehose(jetstream.Jetstream):
    """Keeps its commits; replays those behind the sequence number that was asked for."""

    def place(self, one: jetstream.Frame) -> int:
        """Return the sequence number of a commit."""
        told = one.encode() if isinstance(one, str) else one
        return int(libipld.decode_dag_cbor_multi(told)[1]["seq"])


def commit(number: int, key: str, record: Mapping[str, object]) -> bytes:
    """Return the frame that creates one post."""
    block = libipld.encode_dag_cbor(dict(record))
    cid = _CID + hashlib.sha256(block).digest()
    body = {
        "seq": number,
        "repo": jetstream.DID,
        "time": "2026-03-02T11:00:00Z",
        "tooBig": False,
        "ops": [{"action": "create", "path": f"app.bsky.feed.post/{key}", "cid": cid}],
        "blocks": _car(cid, block),
    }
    header = libipld.encode_dag_cbor({"op": 1, "t": "#commit"})
    return bytes(header + libipld.encode_dag_cbor(body))


def _car(cid: bytes, block: bytes) -> bytes:
    """Return an archive of one block."""
    head = libipld.encode_dag_cbor({"version": 1, "roots": [cid]})
    return _sized(head) + _sized(cid + block)


def _sized(part: bytes) -> bytes:
    """Return a part behind its length, in sevens of bits."""
    length, told = len(part), bytearray()
    while length >= _MORE:
        told.append(length % _MORE | _MORE)
        length //= _MORE
    return bytes((*told, length)) + part
