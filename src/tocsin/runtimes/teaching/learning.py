"""A new version from corrections: learned in seconds, measured before anyone may use it."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import numpy as np

from tocsin import directory, enrichment
from tocsin.adapters import archive, models, sql
from tocsin.enrichment import teaching, training
from tocsin.runtimes.rulings import law
from tocsin.runtimes.teaching import effects, shelf

ANCHORS = 2_000  # newest posts that nobody corrected: they hold everything else in its place
_PAGE = 500
_AT_ONCE = 200

Progress = Callable[[float], None]


class Posts(Protocol):
    """Finds stored posts."""

    def search(self, query: archive.PostQuery) -> archive.Page:
        """Return a page of posts, the newest first."""
        ...

    def posts(self, ids: Sequence[str]) -> Sequence[Mapping[str, object]]:
        """Return the posts with these ids, those that are there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """Corrected posts that are still stored, and posts that nobody corrected."""

    corrections: tuple[teaching.Correction, ...]
    texts: tuple[str, ...]  # of the corrections
    others: tuple[str, ...]


def gather(books: sql.Books, store: Posts, *, needed: int = teaching.dividing.NEEDED) -> Taught:
    """Return what there is to learn from; raises TooFewCorrections."""
    standing = books.reading_corrections.standing()
    texts = _texts(store, sorted({one.post_id for one in standing}))
    kept = [one for one in standing if one.post_id in texts]
    if len(kept) < needed:
        raise enrichment.errors.TooFewCorrections(count=len(kept), needed=needed)
    others = newest(store, ANCHORS, without=texts.keys())
    return Taught(
        corrections=tuple(kept),
        texts=tuple(texts[one.post_id] for one in kept),
        others=tuple(others),
    )


def learn(
    taught: Taught,
    versions: shelf.Shelf,
    base: str,
    actor: directory.Actor,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> teaching.Version:
    """Return a new version with its effect, written and not yet listed; raises NotAllowed."""
    directory.require(actor, "reader.learn", law.LAW)
    begun = time.monotonic()
    old = versions.weights(base)
    before = old.written.fitted()
    on = _measured(taught, versions, base, before)
    lessons = training.layering.joined(on.corrected.where(~on.is_held_out), on.others)
    layered = training.layering.layered(before, lessons, progress=progress)
    codes, scales = training.rounding.encoded(layered.table)
    written = models.weight_file.Written(
        codes=codes, scales=scales, bias=layered.bias, heads=old.written.heads
    )
    heads = effects.of_heads(on, before, written.fitted())
    one = teaching.Version(
        version=f"layer-{now:%Y%m%d-%H%M%S}-{written.seal()[:8]}",
        base=base,
        made_by=actor.name,
        made_at=now,
        seal=written.seal(),
        corrections=len(taught.corrections),
        effect=teaching.Effect(at=now, heads=heads, seconds=round(time.monotonic() - begun, 2)),
    )
    measured = effects.figures(on, written.fitted(), old.written.heads)
    card = models.training.cards.of_layer(old.card, one, measured)
    models.weight_file.save(versions.folder / one.version, written, card)
    return one


def added(
    taught: Taught,
    versions: shelf.Shelf,
    base: str,
    version: str,
    actor: directory.Actor,
    *,
    now: datetime,
) -> teaching.Version:
    """Return a trained version that lies on the shelf, measured against `base`. NotAllowed."""
    directory.require(actor, "reader.learn", law.LAW)
    begun = time.monotonic()
    before, found = versions.weights(base).written.fitted(), versions.weights(version)
    on = _measured(taught, versions, version, before)
    return teaching.Version(
        version=version,
        base="",
        made_by=actor.name,
        made_at=now,
        seal=found.written.seal(),
        effect=teaching.Effect(
            at=now,
            heads=effects.of_heads(on, before, found.written.fitted()),
            seconds=round(time.monotonic() - begun, 2),
        ),
    )


def _measured(
    taught: Taught, versions: shelf.Shelf, version: str, before: training.Fitted
) -> effects.Measured:
    sample = models.samples.load(versions.path(version))
    said = taught.corrections
    held_out = teaching.dividing.held_out((one.post_id, one.head) for one in said)
    apart = [one.post_id in held_out for one in said]
    return effects.Measured(
        corrected=_examples(taught),
        is_held_out=np.array(apart, dtype=np.bool_),
        others=training.layering.anchored(_unlabelled(taught.others), before),
        sample=sample or models.samples.load(models.weight_file.SHIPPED),
    )


def _examples(taught: Taught) -> training.Examples:
    """Return corrected posts as examples, one a correction."""
    examples = _unlabelled(taught.texts)
    for at, one in enumerate(taught.corrections):
        head = enrichment.heads.BY_NAME[one.head]
        examples.shares[at, head.columns.start + head.labels.index(one.label)] = 1
        examples.weights[at, training.place(one.head)] = training.layering.WEIGHT
    return examples


def _unlabelled(texts: Sequence[str]) -> training.Examples:
    return training.unlabelled(texts, models.weighing.groups(list(texts)))


def newest(
    store: Posts, most: int, *, without: Collection[str] = (), since: datetime | None = None
) -> list[str]:
    """Return the texts of the newest posts."""
    found: list[str] = []
    before: str | None = None
    while len(found) < most:
        page = store.search(archive.PostQuery(limit=_PAGE, before=before, since=since))
        found += [
            str(row["text"])
            for row in page.posts
            if row["text"] and f"{row['platform']}/{row['post_id']}" not in without
        ]
        before = page.next
        if before is None:
            break
    return found[:most]


def _texts(store: Posts, ids: Sequence[str]) -> dict[str, str]:
    """Return the texts of posts, those that are still there."""
    found = {}
    for first in range(0, len(ids), _AT_ONCE):
        for row in store.posts(ids[first : first + _AT_ONCE]):
            found[f"{row['platform']}/{row['post_id']}"] = str(row["text"] or "")
    return {post_id: text for post_id, text in found.items() if text.strip()}
