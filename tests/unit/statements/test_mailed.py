"""What journalists get is known by its name: more people sign it, and it waits its turn."""

import pytest

from tocsin import publishers, warning
from tocsin.statements import drafting, errors, signing

LIST = {
    "kind": "mail",
    "host": "127.0.0.1",
    "sender": "a@house.test",
    "recipients": ["b@paper.test"],
}


def test_a_list_of_the_media_by_another_name_is_refused() -> None:
    with pytest.raises(errors.MailByAnotherName) as refused:
        publishers.publishers({"media": LIST}, "https://house.test")

    assert refused.value.facts == {"channel": "media"}


@pytest.mark.parametrize("channel", ["mail", "mail-media"])
def test_every_list_of_the_media_passes_the_lawyers_from_yellow_on(channel: str) -> None:
    assert channel in publishers.publishers({channel: LIST}, "https://house.test")

    asked = signing.quorum.of(warning.Level.YELLOW, channel, drafting.Kind.UPDATE)

    assert asked.duties == ("communications", "legal")
