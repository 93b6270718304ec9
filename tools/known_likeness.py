"""Write the vectors of what comes with Tocsin, so that no house has to reckon them.

    python -m tools.known_likeness

Needed anew where a shipped playbook's names or words have changed; a test says so.
"""

import numpy as np

from tocsin.adapters.strong import wording
from tocsin.adapters.strong.likeness import sentences
from tocsin.cases import playbooks
from tocsin.enrichment import likeness
from tocsin.runtimes.alike import beside_cases


class Noted:
    """Asks the encoder, and keeps what it said before anything was taken from it."""

    def __init__(self) -> None:
        self.told: dict[str, sentences.Floats] = {}

    def vectors(self, texts: list[str], folded: list[str]) -> sentences.Floats:
        """Return the vectors, reckoned anew."""
        shown = [text[: sentences.LONGEST] for text in wording.worded(texts, folded)]
        raw = list(sentences._asked(shown))  # noqa: SLF001 - what is known already is asked, too
        self.told |= dict(zip(map(sentences.key, shown), raw, strict=True))
        return np.array(raw)


def main() -> None:
    """Write the file."""
    noted = Noted()
    measure = likeness.Meaning(noted)  # type: ignore[arg-type]  # lists are all it is asked with
    plans = playbooks.shipped.all_of_them().values()
    parts = [some for one in plans for some in beside_cases.by_language(one)]
    while measure.nearness([], parts).waiting:
        print(len(noted.told))
    told = sorted(noted.told.items())
    vectors = np.array([vector for _, vector in told]).astype(np.float16)
    np.savez_compressed(sentences.KNOWN, keys=[key for key, _ in told], vectors=vectors)


if __name__ == "__main__":
    main()
