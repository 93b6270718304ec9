"""Who posted most: counted a segment at a time when it is written, summed when asked for."""

from tocsin.adapters.archive.ranking.busiest import Ranking
from tocsin.adapters.archive.ranking.tallies import told

__all__ = ["Ranking", "told"]
