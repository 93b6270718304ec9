"""Where words go outside: each carries a signed text to one place and brings the proof back.

Hears   parcels
Says    outcomes: out with a proof, refused, certainly not sent, or unclear
Needs   the network
Leaves  whether to send, and what a doubt means, to the room of statements
"""

from tocsin.publishers.bluesky import Bluesky
from tocsin.publishers.by_hand import ByHand
from tocsin.publishers.configuring import publishers
from tocsin.publishers.mail import Mail
from tocsin.publishers.mastodon import Mastodon
from tocsin.publishers.places import FILES, Place, places, takes
from tocsin.publishers.site import Site
from tocsin.publishers.webhook import Webhook

__all__ = [
    "FILES",
    "Bluesky",
    "ByHand",
    "Mail",
    "Mastodon",
    "Place",
    "Site",
    "Webhook",
    "places",
    "publishers",
    "takes",
]
