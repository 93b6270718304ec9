"""What people carry and sign in with: passkeys.

Hears   what a browser tells of a device
Says    Passkey, SignedIn
Needs   the house's key for challenges
Leaves  cookies and pages to the door
"""

from tocsin.runtimes.directory.devices.challenges import Challenges
from tocsin.runtimes.directory.devices.passkeys import Keys, Site, remove

__all__ = ["Challenges", "Keys", "Site", "remove"]
