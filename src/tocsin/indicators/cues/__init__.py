"""Cue words: whether a post speaks of its author, demands, or doubts.

Word lists are files beside this one, one a language, each with a version; an organisation may
lay a folder of its own over them. All lists are looked for in every post, whatever its language:
people mix them.
"""

from tocsin.indicators.cues.lists import CUES, Cues, shipped

__all__ = ["CUES", "Cues", "shipped"]
