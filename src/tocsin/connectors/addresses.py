"""Which addresses may be talked to: the public internet, and what the operator allows.

A name is resolved once and its address checked; the connection goes to that very address, so that
a second, different answer of a hostile name server is never asked for.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from tocsin import listening

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

# Prefixes that carry another address inside, past `is_global`: NAT64, 6to4, Teredo.
_WRAPPING = tuple(
    ipaddress.ip_network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")
)


async def resolve(host: str, port: int) -> Sequence[str]:
    """Return the addresses of a name, in the system's order of preference."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(place[4][0]) for place in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Lets public addresses through, and the hosts and networks in `allow`."""

    allow: tuple[str, ...] = ()  # "intranet.example", "10.1.0.0/16", "127.0.0.1"
    resolve: Resolve = resolve

    async def address(self, host: str, port: int) -> str:
        """Return the one address to connect to; raises SourceRefused or SourceFault."""
        try:
            found = [_plain(told) for told in await self.resolve(host, port)]
        except (OSError, UnicodeError) as lost:  # a label too long, a name that is none
            raise listening.errors.SourceFault(why="unreachable", host=host) from lost
        if not found:
            raise listening.errors.SourceFault(why="unreachable", host=host)
        if host.casefold() not in {name.casefold() for name in self.allow}:
            refused = [address for address in found if not self._is_allowed(address)]
            if refused:
                raise listening.errors.SourceRefused(why="address_refused", host=host)
        return str(found[0])

    def _is_allowed(self, address: Address) -> bool:
        return is_public(address) or any(address in network for network in self._networks())

    def _networks(self) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
        return [net for net in map(_network, self.allow) if net is not None]


def is_public(address: Address) -> bool:
    """Return whether an address is one of the public internet's, and holds no other inside."""
    if any(address in network for network in _WRAPPING if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _plain(told: str) -> Address:
    address = ipaddress.ip_address(told.partition("%")[0])
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def _network(told: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        return ipaddress.ip_network(told, strict=False)
    except ValueError:
        return None  # a host's name
