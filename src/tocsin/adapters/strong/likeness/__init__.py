"""How near two texts are in what they mean: the wheel's whole encoder, in a process of its own.

Ours was taught feelings: it takes any two thanks for one. The whole one was taught likeness, and is
ten times slower, so that only the few posts that stand for a story are asked about.
"""

from tocsin.adapters.strong.likeness.sentences import Sentences, is_installed, version

__all__ = ["Sentences", "is_installed", "version"]
