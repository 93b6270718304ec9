"""Whose posts a watch wants: written by handle, kept as pseudonyms, read back by who may.

A person writes "platform:handle". Posts name their authors by keyed pseudonyms, and exports write
one handle in several ways (with or without @, in capitals): each of these is looked for. The handle
itself is kept in an envelope: the organisation wrote it and must be able to see what it wrote.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tocsin.kernel import envelopes, pseudonyms
from tocsin.listening import errors
from tocsin.listening.model import Watch

_PSEUDONYM = re.compile(r"[0-9a-f]{20}")
_WRITTEN = re.compile(r"([^\s:/@]{1,50})[:/]@?([^\s@/][^\s]{0,200})")
_USE = "handles"
# What a platform's posts call their author by, where that is not the handle.
_CALLED_BY = {"bluesky": "did:"}


def named(
    watch: Watch,
    written: Iterable[str],
    names: pseudonyms.Pseudonyms,
    *,
    before: Watch | None = None,
) -> Watch:
    """Return the watch with the accounts that a person wrote: handles, or pseudonyms as they are.

    A handle of the watch `before` stays while all of its pseudonyms do. Raises BadAccount.
    """
    accounts, handles = dict[str, None](), dict[str, None]()
    for one in written:
        if _PSEUDONYM.fullmatch(one):
            accounts[one] = None
            continue
        handle = _handle(one)
        handles[handle] = None
        accounts.update(dict.fromkeys(_known_as(handle, names)))
    for handle in _opened(before, names) if before else ():
        if accounts.keys() >= set(_known_as(handle, names)):
            handles[handle] = None
    ours = envelopes.Envelopes(key=names.key_for(_USE))
    return replace(
        watch,
        accounts=tuple(accounts),
        handles=tuple(ours.seal(one, watch.watch_id) for one in handles),
    )


def written(watch: Watch, names: pseudonyms.Pseudonyms) -> tuple[str, ...]:
    """Return the accounts as a person wrote them; pseudonyms where no handle is known."""
    handles = tuple(_opened(watch, names))
    covered = {known for handle in handles for known in _known_as(handle, names)}
    return (*handles, *(one for one in watch.accounts if one not in covered))


def _handle(told: str) -> str:
    """Return "platform:handle"."""
    parts = _WRITTEN.fullmatch(told.strip())
    if parts is None:
        raise errors.BadAccount(account=told[:200])
    where, handle = parts.groups()
    called_by = _CALLED_BY.get(where.lower(), "")
    if not handle.startswith(called_by):
        raise errors.AccountOtherwiseCalled(account=told[:200], platform=where, begins=called_by)
    return f"{where}:{handle}"


def _known_as(handle: str, names: pseudonyms.Pseudonyms) -> list[str]:
    """Return the pseudonyms that the posts of this account may carry."""
    where, _, told = handle.partition(":")
    spelled = [spelling for one in (told, told.lower()) for spelling in (one, f"@{one}")]
    pairs = [(place, one) for place in (where, where.lower()) for one in spelled]
    return list(dict.fromkeys(names.of_all(pairs)))


def _opened(watch: Watch, names: pseudonyms.Pseudonyms) -> Iterator[str]:
    ours = envelopes.Envelopes(key=names.key_for(_USE))
    for sealed in watch.handles:
        try:
            yield ours.open(sealed, watch.watch_id)
        except envelopes.NotOurs:  # sealed under a key that is lost: its pseudonyms are, too
            continue
