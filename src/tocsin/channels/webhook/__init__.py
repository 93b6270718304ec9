"""Posts a notice to an address, signed as Standard Webhooks; a bare 200 need not be a proof."""

from tocsin.channels.webhook.sending import Webhook
from tocsin.channels.webhook.settings import Proof, Settings

__all__ = ["Proof", "Settings", "Webhook"]
