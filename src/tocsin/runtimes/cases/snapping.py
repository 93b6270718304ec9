"""From a stored post to what is taken of it into evidence."""

from collections.abc import Mapping
from datetime import datetime

from tocsin import cases, directory
from tocsin.adapters import sql
from tocsin.cases import evidence
from tocsin.kernel import pseudonyms

_COUNTERS = ("likes", "reposts", "replies", "followers")
_BITS = 2**64 - 1


def taken(books: sql.Books, row: Mapping[str, object], note: str = "") -> evidence.Taken:
    """Return a post as it stands in the archive: text, pseudonym, counters, pictures' hashes."""
    created_at = row["created_at"]
    hashes = {
        one.media: format(one.hash & _BITS, "016x")
        for one in books.pictures.of(int(str(row["key"])))
        if one.hash is not None
    }
    media = row.get("media")
    addresses = [str(one) for one in media] if isinstance(media, list | tuple) else []
    counted = {name: row.get(name) for name in _COUNTERS}
    return evidence.Taken(
        kind="post",
        text=str(row["text"]),
        platform=str(row["platform"]),
        post_id=f"{row['platform']}/{row['post_id']}",
        account=str(row["account"]),
        created_at=created_at if isinstance(created_at, datetime) else None,
        counters={name: int(str(one)) for name, one in counted.items() if one is not None},
        media=tuple(evidence.Media(address=one, hash=hashes.get(one, "")) for one in addresses),
        note=note,
    )


def signer(names: pseudonyms.Pseudonyms) -> evidence.signatures.Signer:
    """Return what signs this house's bundles: its key follows from the house's own."""
    return evidence.signatures.Signer(key=names.key_for("bundles"))


def locker(
    cabinet: cases.Cabinet, actor: directory.Actor, case_id: str
) -> tuple[list[evidence.Snapshot], int | None]:
    """Return a case's snapshots and the first that does not hold, None for a whole chain.

    Raises NotAllowed.
    """
    directory.require(actor, "evidence.view", cases.LAW)
    some = cabinet.evidence.of(case_id)
    return some, evidence.chain.first_break(some)
