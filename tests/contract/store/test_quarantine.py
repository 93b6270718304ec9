"""What could not be taken in is kept with its reason."""

from tests.contract.store.building import MINUTE, NOON, Store

from tocsin import listening


def test_quarantine_takes_hostile_excerpts(store: Store) -> None:
    fault = listening.Fault(place="line 1", reason="listening.bad_json", excerpt="a\x00b\ud800")
    with store.db.writing() as books:
        books.quarantine.add("s1", [fault, fault], NOON)
        books.quarantine.add("s2", [], NOON)

        assert books.quarantine.count() == 2
        assert [one.fault.excerpt for one in books.quarantine.recent(1)] == ["a\ufffdb?"]
        assert books.quarantine.recent(5, source_id="s2") == []
        books.quarantine.prune(NOON + MINUTE)
        assert books.quarantine.count() == 0


def test_quarantine_tells_each_reason_once_with_its_first_place(store: Store) -> None:
    met = [("line 1", "bad_json"), ("line 2", "no_time"), ("line 9", "no_time")]
    faults = [
        listening.Fault(place=place, reason=f"listening.{name}", excerpt="") for place, name in met
    ]
    with store.db.writing() as books:
        books.quarantine.add("s2", faults[:1], NOON)
        books.quarantine.add("s1", faults, NOON)

        assert books.quarantine.reasons("s1") == [
            ("listening.no_time", 2, "line 2"),
            ("listening.bad_json", 1, "line 1"),
        ]
