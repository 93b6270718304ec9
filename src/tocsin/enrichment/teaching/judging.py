"""Whether what a version was measured to be speaks against putting it in use."""

from dataclasses import dataclass

from tocsin.enrichment.teaching.model import Effect, HeadEffect

# Of the sample that came with the weights: so much less right may be chance, more is a loss.
BEARABLE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """What speaks against a version: heads that it reads worse; none: too few posts to judge."""

    heads: tuple[str, ...]


def concern(effect: Effect) -> Concern | None:
    """Return what speaks against a version; None: nothing does.

    A head is read worse where fewer of the corrections that nothing was learned from are right
    than before, or of the sample more than one in a hundred fewer.
    """
    worse = tuple(one.head for one in effect.heads if is_worse(one))
    is_measured = any(one.held_out or one.sample for one in effect.heads)
    return None if is_measured and not worse else Concern(heads=worse)


def is_worse(one: HeadEffect) -> bool:
    """Tell whether a head is read worse than before."""
    lost = one.sample_right_before - one.sample_right_after
    return one.held_out_right_after < one.held_out_right_before or lost > BEARABLE * one.sample
