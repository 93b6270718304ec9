"""Indicators in layers: grouped, weighted, each beside what is expected of it at this hour.

The table of layers is a file beside this one, with a version; an organisation may bring its own.
"""

from tocsin.indicators.layers import expecting
from tocsin.indicators.layers.expecting import Expected, expect, oddness
from tocsin.indicators.layers.table import Layer, Part, Table, shipped

__all__ = ["Expected", "Layer", "Part", "Table", "expect", "expecting", "oddness", "shipped"]
