"""What each kind of place takes beside words, and what cannot be carried there."""

from collections.abc import Mapping

from tocsin.statements import attaching, publishing

_MB = 1_000_000
# Bluesky: app.bsky.embed.images. Mastodon: four files, its own default limits. Mail: what most
# servers still take with base64's third on top.
TAKES: Mapping[str, publishing.carrying.Takes] = {
    "bluesky": publishing.carrying.Takes(
        media_types=attaching.PICTURES, files=4, longest=_MB, total=4 * _MB
    ),
    "mastodon": publishing.carrying.Takes(media_types=attaching.PICTURES, files=4),
    "mail": publishing.carrying.Takes(
        media_types=publishing.carrying.ALL, files=20, total=10 * _MB
    ),
}

_FAULTS = {
    "kind": "statements.fault.files_kind",
    "large": "statements.fault.files_large",
    "many": "statements.fault.files_many",
    "missing": "statements.fault.files_missing",
}


def of_kind(kind: str) -> publishing.carrying.Takes:
    """Return what a kind of place takes; our own page, a webhook and a person take anything."""
    return TAKES.get(kind, publishing.carrying.ANYTHING)


def refused(kind: str, parcel: publishing.Parcel) -> publishing.outcomes.Refused | None:
    """Return why a parcel's files cannot be carried: never the words without them."""
    some = parcel.draft.attachments
    why = publishing.carrying.unfit(of_kind(kind), some)
    if not why and [one.about for one in parcel.files] != list(some):
        why = "missing"
    return publishing.outcomes.Refused(fault=_FAULTS[why]) if why else None
