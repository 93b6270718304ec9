"""Language models behind the OpenAI API: ours, a neighbour's or a firm's.

Off unless an address is set. One question, one JSON object, no tools, no redirects, no proxies of
the environment; the address is resolved once, checked, and connected to as it was checked.
"""

from tocsin.adapters.endpoint.client import Gate, OpenAiEndpoint
from tocsin.adapters.endpoint.settings import Settings

__all__ = ["Gate", "OpenAiEndpoint", "Settings"]
