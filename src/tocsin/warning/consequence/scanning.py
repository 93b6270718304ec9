"""Finds the words of every class in folded posts, in one pass."""

from ahocorasick_rs import AhoCorasick, MatchKind

from tocsin.kernel import folding
from tocsin.warning.consequence.model import Table


class Scanner:
    """Knows the words of one table."""

    def __init__(self, table: Table) -> None:
        self._codes: list[str] = []
        self._words: list[str] = []
        folded: list[str] = []
        for one in table.classes:
            for word in sorted({word for words in one.words.values() for word in words}):
                told = folding.fold(word).strip()
                if told:
                    self._codes.append(one.code)
                    self._words.append(word)
                    folded.append(told)
        self._folded = folded
        self._automaton = AhoCorasick(folded, matchkind=MatchKind.Standard) if folded else None

    def words(self, folded: str) -> dict[str, str]:
        """Return the classes that a folded post speaks of, each with the first word that does.

        A word of Latin letters must stand alone: "fire" is not in "firefox".
        """
        if self._automaton is None:
            return {}
        found: dict[str, str] = {}
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if self._codes[number] not in found and _stands_alone(folded, start, end):
                found[self._codes[number]] = self._words[number]
        return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start > 0 and _is_letter(text[start - 1]) and _is_letter(text[start])
    after = end < len(text) and _is_letter(text[end]) and _is_letter(text[end - 1])
    return not (before or after)


def _is_letter(one: str) -> bool:
    return one.isascii() and one.isalnum()
