"""Who is told by duty, and who of them has heard.

Hears   routes that name a duty; the notices of a warning or a case
Says    routes to whoever holds the duty at the moment; a roll-call with names; who is told now
Needs   the directory and the cases within the caller's transaction
Leaves  sending to the postman
"""

from tocsin.runtimes.duties import rolls, routing, rules, shaping

__all__ = ["rolls", "routing", "rules", "shaping"]
