"""Where every watch's terms stand in a chunk of posts: one scan, then whole arrays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tocsin.listening import rules

Flags = NDArray[np.bool_]
Numbers = rules.Numbers

_LETTERS = np.zeros(256, dtype=np.bool_)
_LETTERS[list(b"0123456789abcdefghijklmnopqrstuvwxyz")] = True
# UTF-8 lead bytes of U+00C0 to U+053F: Latin with accents, Greek, Cyrillic.
_LEADS = np.zeros(256, dtype=np.bool_)
_LEADS[0xC3:0xD5] = True
_ASCII_END = 0x80
_LONGEST_LETTER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A chunk of folded posts as one buffer, a line a post."""

    text: bytes
    begins: Numbers  # of each line, and one past the end

    @classmethod
    def of(cls, folded: pa.Array) -> "Lines":
        """Join the posts; folded text holds no line break, any other text loses its own."""
        text = _joined(folded)
        if text.count(b"\n") != len(folded) - 1:
            text = _joined(pc.replace_substring(folded, "\n", " "))
        ends = np.cumsum(pc.binary_length(folded).to_numpy().astype(np.int64) + 1)
        return cls(text=text, begins=np.concatenate(([0], ends)))

    def posts(self, at: Numbers) -> Numbers:
        """Return which post each place of the buffer is in."""
        return np.searchsorted(self.begins, at, side="right") - 1


def column(folded: Sequence[str] | pa.Array) -> pa.Array:
    """Return posts as a string column without nulls; half a letter stays what it is."""
    if isinstance(folded, pa.Array):
        return pc.fill_null(folded, "") if folded.null_count else folded
    raw = pa.array([post.encode("utf-8", "surrogatepass") for post in folded], pa.binary())
    return pa.Array.from_buffers(pa.string(), len(raw), raw.buffers())


def _joined(folded: pa.Array) -> bytes:
    whole = pa.ListArray.from_arrays([0, len(folded)], folded)
    return bytes(pc.binary_join(whole, "\n")[0].as_buffer())


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Uses of terms that stand in the text: one row a term's place and watch."""

    term: Numbers
    post: Numbers
    start: Numbers
    end: Numbers
    watch: Numbers
    role: Numbers
    slot: Numbers

    def where(self, kept: Flags) -> "Hits":
        """Return the hits that are `kept`."""
        return Hits(
            term=self.term[kept],
            post=self.post[kept],
            start=self.start[kept],
            end=self.end[kept],
            watch=self.watch[kept],
            role=self.role[kept],
            slot=self.slot[kept],
        )

    def and_also(self, others: "Hits") -> "Hits":
        """Return these hits and the others behind them."""
        return Hits(
            term=np.concatenate((self.term, others.term)),
            post=np.concatenate((self.post, others.post)),
            start=np.concatenate((self.start, others.start)),
            end=np.concatenate((self.end, others.end)),
            watch=np.concatenate((self.watch, others.watch)),
            role=np.concatenate((self.role, others.role)),
            slot=np.concatenate((self.slot, others.slot)),
        )


def scan(table: rules.Rules, lines: Lines) -> tuple[Hits, Hits]:
    """Return the hits that count, and the exclusions that stand in the text (shields).

    A hit counts where it stands as a word of its own, outside its watch's exclusions.
    """
    term, start, end = table.finder.find(lines.text)
    raw = np.frombuffer(lines.text + b"\n\n\n\n", dtype=np.uint8)
    begins_word, ends_word = _begins_word(raw, start), _ends_word(raw, end)
    uses = table.uses
    counts = uses.begins[term + 1] - uses.begins[term]
    hit = np.repeat(np.arange(term.size), counts)
    use = np.arange(hit.size) - np.repeat(np.cumsum(counts) - counts, counts)
    use += uses.begins[term][hit]
    is_tag = uses.is_tag[use]
    stands = np.where(is_tag, True, begins_word[hit] & ends_word[hit])
    stands[is_tag] &= _ends_tag(lines.text, end[hit[is_tag]])
    hit, use = hit[stands], use[stands]
    hits = Hits(
        term=term[hit],
        post=lines.posts(start[hit]),
        start=start[hit],
        end=end[hit],
        watch=uses.watch[use],
        role=uses.role[use],
        slot=uses.slot[use],
    )
    return _outside_exclusions(hits, len(lines.text) + 1)


def _begins_word(raw: NDArray[np.uint8], start: Numbers) -> Flags:
    """Tell where a term does not begin in the middle of a Latin, Greek or Cyrillic word."""
    inside = _LETTERS[raw[start]] | _LEADS[raw[start]]
    before, lead = raw[start - 1], raw[start - 2]  # in front of the buffer: the line feeds
    continues = _LETTERS[before] | ((before >= _ASCII_END) & _LEADS[lead])
    return ~(inside & continues)


def _ends_word(raw: NDArray[np.uint8], end: Numbers) -> Flags:
    last, lead, after = raw[end - 1], raw[end - 2], raw[end]
    inside = _LETTERS[last] | ((last >= _ASCII_END) & _LEADS[lead])
    return ~(inside & (_LETTERS[after] | _LEADS[after]))


def _ends_tag(text: bytes, ends: Numbers) -> Flags:
    """Tell where a hashtag ends: #苹果 is not the beginning of #苹果手机."""
    return np.fromiter((not _continues(text, end) for end in ends.tolist()), np.bool_, ends.size)


def _continues(text: bytes, at: int) -> bool:
    letter = text[at : at + _LONGEST_LETTER].decode("utf-8", "ignore")[:1]
    return letter == "_" or letter.isalnum()


def _outside_exclusions(hits: Hits, length: int) -> tuple[Hits, Hits]:
    is_shield = hits.role == rules.EXCLUSION
    shields = hits.where(is_shield)
    if not is_shield.any():
        return hits, shields
    held = covered(shields, hits.watch, hits.start, hits.end, length)
    return hits.where(~held & ~is_shield), shields


def covered(shields: Hits, watch: Numbers, start: Numbers, end: Numbers, length: int) -> Flags:
    """Tell which spans lie wholly inside one of their watch's `shields`.

    Every watch gets a stretch of the number line of its own, so that one sorted search serves
    all of them.
    """
    if not shields.watch.size:
        return np.zeros(watch.size, dtype=np.bool_)
    begins = shields.watch * length + shields.start
    order = np.argsort(begins, kind="stable")
    reaches = np.maximum.accumulate((shields.watch * length + shields.end)[order])
    last = np.searchsorted(begins[order], watch * length + start, side="right") - 1
    return (last >= 0) & (reaches[last] >= watch * length + end)


def near(table: rules.Rules, lines: Lines, hits: Hits) -> Flags:
    """Tell which hits belong to two terms that stand as near each other as their rule asks."""
    first, second = hits.role == rules.FIRST, hits.role == rules.SECOND
    if not (first.any() and second.any()):
        return np.zeros(hits.term.size, dtype=np.bool_)
    raw = np.frombuffer(lines.text, dtype=np.uint8)
    letters = np.concatenate(([0], np.cumsum((raw & 0xC0) != _ASCII_END, dtype=np.int64)))
    within = np.array([most for _, most, _ in table.near], dtype=np.int64).clip(max=letters.size)
    is_same = np.array([same for _, _, same in table.near], dtype=np.int64)
    # A stretch of the number line for every rule and post, far enough from the next.
    line = hits.slot * lines.begins.size + hits.post
    origin = line * (2 * letters.size + 1)
    start = origin + letters[hits.start]
    reach = origin + letters[hits.end] + within[hits.slot * (first | second)]
    begins = start + is_same[hits.slot * (first | second)]
    follows = np.zeros(hits.term.size, dtype=np.bool_)
    for one, other in ((first, second), (second, first)):
        others = np.sort(start[other])
        at = np.searchsorted(others, begins[one])
        follows[one] = (at < others.size) & (others[at.clip(max=others.size - 1)] <= reach[one])
    together: Flags = (first | second) & np.isin(line, line[follows])
    return together


def search(table: rules.Rules, lines: Lines, shields: Hits) -> Hits:
    """Return where the patterns match outside their watch's exclusions."""
    rows: list[tuple[int, int, int, int]] = []
    plain_terms = len(table.terms) - len(table.patterns)
    for number, (owner, pattern, every) in enumerate(table.patterns):
        spans = pattern.spans(lines.text, every=every)
        rows += [(plain_terms + number, *span, owner) for span in spans]
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4)
    term, start, end, watch = (columns[:, number] for number in range(4))
    role = np.full(term.size, rules.ANY)
    found = Hits(
        term=term,
        post=lines.posts(start),
        start=start,
        end=end,
        watch=watch,
        role=role,
        slot=np.zeros_like(term),
    )
    return found.where(~covered(shields, watch, start, end, len(lines.text) + 1))
