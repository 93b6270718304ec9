"""User patterns, on RE2 only: linear in the text whatever the pattern is.

A batch is searched as one buffer with a line a post; RE2's `never_nl` keeps every match inside
its line.
"""

import re2

from tocsin.kernel import folding, reasons
from tocsin.listening import errors

# A compiled program beyond this size leaves RE2's fast automaton for its slow one.
LARGEST_PROGRAM = 2_000
LONGEST_PATTERN = 1_000
# Matches looked at in one post for one pattern; only those inside exclusions make us look on.
MOST_MATCHES = 100

_ASCII = 0x80
# What would mean the ends of the whole buffer: \A, \z, and switching (?m) off.
_REASONS = {
    b"bad repetition operator": "repetition",
    b"invalid character class": "class",
    b"invalid character class range": "class",
    b"invalid escape sequence": "escape",
    b"invalid named capture group": "group_name",
    b"invalid perl operator": "operator",
    b"invalid repetition size": "repetition_size",
    b"missing )": "open",
    b"missing ]": "open_class",
    b"no argument for repetition operator": "repetition",
    b"pattern too large - compile failed": "too_large",
    b"trailing \\": "backslash",
    b"unexpected )": "close",
}
_LOOK_AROUND = (b"(?=", b"(?!", b"(?<")
_LONGEST_PART = 40
_BACK_REFERENCE = re2.compile(rb"\\[1-9k]|\(\?P[=>]?")
_WHOLE_TEXT = re2.compile(r"(?:^|[^\\])(?:\\\\)*\\[Az]|\(\?\w*-\w*m")


class Pattern:
    """One RE2 pattern over folded text; raises BadPattern for one that cannot be kept."""

    def __init__(self, written: str) -> None:
        self.written = written
        if len(written) > LONGEST_PATTERN:
            raise _bad(written[:200], "too_long", most=LONGEST_PATTERN)
        if _WHOLE_TEXT.search(written):
            raise _bad(written, "whole_text")
        try:
            re2.compile(_folded(written), _options())  # on its own, before it stands in brackets
            self._compiled = re2.compile(f"(?m:{_folded(written)})", _options())
        except re2.error as refused:
            raise errors.BadPattern(pattern=written, why=_why(refused)) from refused
        if self._compiled.programsize > LARGEST_PROGRAM:
            raise _bad(written, "too_large")
        if self._compiled.search(b"") is not None:
            raise _bad(written, "every_text")

    def spans(self, lines: bytes, *, every: bool) -> list[tuple[int, int]]:
        """Return where it matches in `lines`: the first match of a line, or `every` one."""
        found: list[tuple[int, int]] = []
        at, line_end, left = 0, -1, MOST_MATCHES
        while (match := self._compiled.search(lines, at)) is not None:
            start, end = match.span()
            found.append((start, end))
            if start > line_end:
                line_end, left = _line_end(lines, start), MOST_MATCHES
            left -= 1
            at = max(end, start + 1) if every and left else line_end + 1
            if at >= len(lines):
                break
        return found


def _line_end(lines: bytes, at: int) -> int:
    end = lines.find(b"\n", at)
    return len(lines) if end < 0 else end


def _options() -> re2.Options:
    options = re2.Options()
    options.never_nl = True
    options.case_sensitive = False
    options.log_errors = False
    return options


def _folded(written: str) -> str:
    """Fold the letters of a pattern, never its syntax: the class of non-spaces stays one."""
    return "".join(map(_folded_letter, written.encode("utf-8", "ignore").decode()))


def _folded_letter(letter: str) -> str:
    if ord(letter) < _ASCII:
        return letter
    plain = folding.fold(letter)
    if len(plain) != 1:
        return letter
    return plain if ord(plain) >= _ASCII or plain.isalnum() else f"\\{plain}"


def _bad(written: str, why: str, **facts: object) -> errors.BadPattern:
    return errors.BadPattern(
        pattern=written, why=reasons.because(f"listening.pattern.{why}", **facts)
    )


def _why(refused: Exception) -> reasons.Reason:
    """Return RE2's reason as ours; what it says of a part of the pattern is quoted."""
    told = refused.args[0] if refused.args else b""
    plain = told if isinstance(told, bytes) else str(told).encode()
    reason, _, part = plain.partition(b": ")
    name = _REASONS.get(reason, "other")
    if name == "operator" and part.startswith(_LOOK_AROUND):
        name = "look_around"
    elif _BACK_REFERENCE.fullmatch(part):
        name = "back_reference"
    return reasons.because(
        f"listening.pattern.{name}",
        part=part.decode("utf-8", "replace")[:_LONGEST_PART],
        told=plain.decode("utf-8", "replace")[:200],
    )
