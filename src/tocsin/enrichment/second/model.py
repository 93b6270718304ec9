"""Posts that may be read again, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from tocsin.enrichment import heads

# A highest probability below this is no answer.
LEAST = {"sentiment": 0.42, "emotion": 0.32, "offence": 0.6, "crisis_type": 0.5}
LEAST |= dict.fromkeys(heads.YES_OR_NO, 0.6)
_HALF = 0.5
# Labels that READINGS tells otherwise.
_WORDS: Mapping[str, object] = {
    "negative": -1,
    "neutral": 0,
    "positive": 1,
    "none": False,
    "offensive": True,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Posts as columns; those of an open case and those that stand for a story come first."""

    keys: NDArray[np.int64]
    uncertainty: NDArray[np.float64]  # 0 sure, 1 knows nothing
    is_of_case: NDArray[np.bool_]
    is_representative: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What both readers together say of one post: probabilities in the order of each head."""

    key: int
    created_at: datetime
    model: str  # names and versions of both readers
    shares: Mapping[str, tuple[float, ...]]

    def told(self) -> dict[str, object]:
        """Return the readings in force, in the words of READINGS; None where both are unsure."""
        found: dict[str, object] = {}
        for head, shares in self.shares.items():
            at = int(np.argmax(shares))
            is_sure = shares[at] >= LEAST.get(head, _HALF)
            if head in heads.YES_OR_NO:
                found[f"p_{head}"] = shares[1] if is_sure else None
                continue
            label = heads.BY_NAME[head].labels[at]
            word = label if head == "emotion" else _WORDS.get(label, label)
            found[head] = word if is_sure else None
            found[f"p_{head}"] = shares[at] if is_sure else None
        if "offence" in self.shares:  # told of an offence, whichever is likelier
            found["p_offence"] = self.shares["offence"][1]
        if "sentiment" in self.shares:
            found["p_negative"] = self.shares["sentiment"][0]
        return found


def reread(
    keys: Sequence[int],
    times: Sequence[datetime],
    model: str,
    shares: Mapping[str, NDArray[np.float32]],
) -> list[Reread]:
    """Return one Reread a post, probabilities rounded to what is worth keeping."""
    rounded = {head: np.round(told.astype(np.float64), 4).tolist() for head, told in shares.items()}
    return [
        Reread(
            key=int(key),
            created_at=at,
            model=model,
            shares={head: tuple(told[number]) for head, told in rounded.items()},
        )
        for number, (key, at) in enumerate(zip(keys, times, strict=True))
    ]
