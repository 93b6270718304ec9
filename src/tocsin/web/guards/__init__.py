"""Stands at the door: who may come in, by which name, with how much, and what leaves with it.

Hears   every request
Says    refusals as problems
Needs   the server's settings
Leaves  meaning to the routes
"""

from tocsin.web.guards import bodies, gate, laws, origins, passes, stopping, tries, visits
from tocsin.web.guards.bodies import Bodies
from tocsin.web.guards.gate import Gate
from tocsin.web.guards.stopping import Stopping
from tocsin.web.guards.tries import Tries

__all__ = [
    "Bodies",
    "Gate",
    "Stopping",
    "Tries",
    "bodies",
    "gate",
    "laws",
    "origins",
    "passes",
    "stopping",
    "tries",
    "visits",
]
