"""An OpenID Connect provider, asked over HTTP: code flow with PKCE, tokens checked by joserfc.

Hears   where a provider is and what we are called there
Says    where to send a browser; whom the provider vouches for
Needs   the network, and nothing of it but the provider's own addresses
Leaves  whom of ours that is to the directory
"""

from tocsin.adapters.openid import errors, tokens
from tocsin.adapters.openid.client import Provider, Request, Settings

__all__ = ["Provider", "Request", "Settings", "errors", "tokens"]
