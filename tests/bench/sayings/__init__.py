"""Made-up pairs of texts in three languages, of which one half contradict each other.

Two wordings of everything: "tuned" ones, which the checks were written beside, and "held_out"
ones, written before the first run and never looked at while the lists of words were tuned.
"""
