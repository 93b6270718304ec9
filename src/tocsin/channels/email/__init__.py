"""Sends a notice as e-mail by SMTP; its proof is the server's 250 with its queue id."""

from tocsin.channels.email.sending import Email
from tocsin.channels.email.settings import Settings

__all__ = ["Email", "Settings"]
