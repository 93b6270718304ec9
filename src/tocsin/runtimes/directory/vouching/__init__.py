"""Signing in elsewhere: a browser goes to the provider and comes back with a code.

Hears   what a provider claims of somebody
Says    SignedIn
Needs   adapters.openid, the house's key for what a browser carries meanwhile
Leaves  cookies and pages to the door
"""

from tocsin.runtimes.directory.vouching.coming import LIVES, Gateway, gateway

__all__ = ["LIVES", "Gateway", "gateway"]
