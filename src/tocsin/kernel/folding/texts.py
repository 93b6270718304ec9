"""Texts folded, in batches and columns.

A batch is folded through one table look-up over all its code points, in C where the extension is
there; the few texts with characters that NFKC expands or composes take the long way.
"""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.kernel import native
from tocsin.kernel.folding import escapes, table

_MARK = escapes.MARK.encode()


def fold(text: str) -> str:
    r"""Return `text` as the matcher sees it.

    >>> fold("蘋果ＰＨＯＮＥ\u200b 退款")
    '苹果phone 退款'
    """
    return fold_many([text])[0]


def fold_many(texts: Sequence[str]) -> list[str]:
    """Return every text folded, in order (some 30 million characters a second)."""
    if not texts:
        return []
    texts = [escapes.unescaped(text) for text in texts]
    points = table.points(table.BETWEEN.join(texts))
    between = np.flatnonzero(points == ord(table.BETWEEN))
    if between.size != len(texts) - 1:  # a text holds the separator itself
        return [_fold_one(text) for text in texts]
    folded = table.lookup()[points]
    known = table.text_of(_expanded(folded[folded < table.LONG_WAY])).split(table.BETWEEN)
    for at in np.unique(np.searchsorted(between, np.flatnonzero(folded == table.LONG_WAY))):
        known[at] = _fold_one(texts[at])
    return known


def fold_column(texts: pa.Array) -> pa.Array:
    """Return a string column folded, in order; a null counts as empty, a broken text is mended."""
    texts = pc.fill_null(texts, "") if texts.null_count else texts
    folded = _fold_natively(texts) if native.HAS else None
    if folded is not None:
        return folded
    try:
        return pa.array(fold_many(texts.to_pylist()), pa.string())
    except UnicodeDecodeError:
        return pa.array(fold_many(mended(texts).to_pylist()), pa.string())


def unescaped_column(texts: pa.Array) -> pa.Array:
    """Return a string column with its letters in place of what was escaped twice."""
    offsets, data = native.buffers(texts)
    raw = np.frombuffer(data, np.uint8)[int(offsets[0]) : int(offsets[-1])]
    slashes = np.flatnonzero(raw[:-1] == _MARK[0])
    if not (raw[slashes + 1] == _MARK[1]).any():
        return texts
    try:
        told = texts.to_pylist()
    except UnicodeDecodeError:
        told = mended(texts).to_pylist()
    return pa.array([text and escapes.unescaped(text) for text in told], texts.type)


def mended(texts: pa.Array) -> pa.Array:
    """Return the texts with every broken byte replaced: a column may hold what no string does."""
    raw = texts.cast(pa.large_binary()).to_pylist()
    return pa.array([told.decode("utf-8", "replace") for told in raw], pa.string())


def _fold_natively(texts: pa.Array) -> pa.Array | None:
    """Return the folded column; None where C cannot do it: broken texts, or too long for one."""
    offsets, data = native.buffers(texts)
    room = (int(offsets[-1]) - int(offsets[0])) * table.GROWS + table.SLACK
    if room > table.MOST:
        return None
    ends = np.empty(len(texts) + 1, dtype=np.int32)
    written = np.empty(room, dtype=np.uint8)
    hard = np.zeros(len(texts), dtype=np.uint8)
    size = native.code.fold(
        offsets, data, table.lookup(), table.expansions()[1], ends, written, hard
    )
    if size < 0:
        return None
    folded = pa.StringArray.from_buffers(len(texts), pa.py_buffer(ends), _bytes(written, size))
    if not hard.any():
        return folded
    hidden = map(escapes.unescaped, texts.filter(pa.array(hard == 1)).to_pylist())
    told = [_fold_one(text) for text in hidden]
    return pc.replace_with_mask(folded, pa.array(hard == 1), pa.array(told, pa.string()))


def _bytes(written: NDArray[np.uint8], size: int) -> pa.Buffer:
    """Return what was written, without the room that was not needed."""
    return pa.py_buffer(written[:size].copy())


def _fold_one(text: str) -> str:
    points = table.points(text.replace(table.BETWEEN, ""))
    folded = table.lookup()[points]
    if (folded == table.LONG_WAY).any():
        return table.composed(text.replace(table.BETWEEN, ""))
    return table.text_of(_expanded(folded[folded != table.DROP]))


def _expanded(folded: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Return code points with the expansions written out."""
    at = np.flatnonzero(folded >= table.EXPANDS)
    if not at.size:
        return folded
    lengths = np.ones(folded.size, dtype=np.int64)
    lengths[at] = folded[at] & table.LENGTH
    told = np.repeat(folded, lengths)
    nth = np.arange(told.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    is_part = told >= table.EXPANDS
    places = ((told[is_part] & ~table.EXPANDS) >> table.LENGTH_BITS) + nth[is_part]
    told[is_part] = table.expansions()[1][places]
    return told
