"""Who has an inbox: whoever has a role."""

from tocsin import directory

_ALL = frozenset(directory.Role)
# Whoever may acknowledge a warning may do so for the house.
FOR_THE_HOUSE = frozenset({directory.Role.ANALYST, directory.Role.RESPONDER, directory.Role.ADMIN})
LAW: directory.Law = {"inbox.see": _ALL, "inbox.acknowledge": _ALL}
