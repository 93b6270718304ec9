"""No name leads inside, however it is spelt or answered."""

from collections.abc import Sequence
from ipaddress import ip_address

import pytest

from tocsin import listening
from tocsin.connectors import addresses


async def to_every(told: Sequence[str]) -> list[str]:
    return list(told)


@pytest.mark.parametrize(
    "inside",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fd00::1",
        "fe80::1%eth0",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:1::",
        "ff02::1",
    ],
)
async def test_an_inside_address_is_refused_alone_and_among_public_ones(inside: str) -> None:
    for answer in ([inside], ["8.8.8.8", inside]):
        gate = addresses.Gate(resolve=lambda _host, _port, told=answer: to_every(told))  # type: ignore[misc]
        with pytest.raises(listening.errors.SourceRefused):
            await gate.address("feed.example", 443)


async def test_a_public_address_is_connected_to_as_it_was_checked() -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])  # the second answer would be the trap
    gate = addresses.Gate(resolve=lambda _host, _port: to_every(next(answers)))

    assert await gate.address("feed.example", 443) == "8.8.8.8"
    assert next(answers) == ["127.0.0.1"]


@pytest.mark.parametrize("allow", ["10.0.0.0/8", "10.1.2.3", "intranet.example"])
async def test_the_operator_may_allow_hosts_and_networks(allow: str) -> None:
    gate = addresses.Gate(allow=(allow,), resolve=lambda _host, _port: to_every(["10.1.2.3"]))

    assert await gate.address("Intranet.example", 80) == "10.1.2.3"


async def test_a_name_that_nobody_knows_may_be_tried_again() -> None:
    gate = addresses.Gate(resolve=lambda _host, _port: to_every([]))

    with pytest.raises(listening.errors.SourceFault):
        await gate.address("nobody.example", 80)


def test_ordinary_addresses_are_public() -> None:
    assert all(addresses.is_public(ip_address(told)) for told in ("8.8.8.8", "2606:4700::1111"))
