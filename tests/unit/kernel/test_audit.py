from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tocsin.kernel import audit

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def a_chain(length: int) -> list[audit.Entry]:
    entries: list[audit.Entry] = []
    for number in range(length):
        entries.append(
            audit.link(
                entries[-1] if entries else None,
                at=NOON + timedelta(minutes=number),
                actor="Lin",
                action="warning.acknowledged",
                subject=f"warning-{number}",
                facts={"level": "orange", "說明": "已確認"},
            )
        )
    return entries


def test_a_whole_chain_holds() -> None:
    assert audit.first_break(a_chain(5)) is None
    assert audit.first_break([]) is None


@pytest.mark.parametrize(
    "forged",
    [
        {"actor": "Wu"},
        {"at": NOON},
        {"subject": "warning-9"},
        {"facts": {"level": "blue"}},
        {"before": audit.GENESIS},
        {"seal": "0" * 64},
    ],
)
def test_whatever_is_changed_in_an_entry_breaks_the_chain_there(forged: dict[str, object]) -> None:
    chain = a_chain(5)
    chain[2] = replace(chain[2], **forged)  # type: ignore[arg-type]  # any field of an entry

    assert audit.first_break(chain) == 3


def test_an_entry_that_was_taken_out_is_missed() -> None:
    chain = a_chain(5)
    del chain[1]

    assert audit.first_break(chain) == 3


def test_a_chain_sealed_again_from_the_middle_breaks_where_the_next_begins() -> None:
    chain = a_chain(4)
    chain[1] = audit.link(
        chain[0], at=NOON, actor="Wu", action="forged", subject="warning-1", facts={}
    )

    assert audit.first_break(chain) == 3
