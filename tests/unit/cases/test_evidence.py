"""A bundle proves that nothing was added, taken away or changed; a hostile zip is refused."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON, WANG

from tocsin import cases
from tocsin.cases import verbs
from tocsin.cases.evidence import Media, Taken, bundles, chain

A_POST = Taken(
    kind="post",
    text="水壺起火了！\u202eexe.gnp <img src=x onerror=alert(1)>",
    platform="sim",
    post_id="sim/1",
    account="a1b2",
    counters={"likes": 12, "reposts": 3},
    media=(Media(address="https://example.org/1.jpg", sha256="0" * 64, hash="ff00"),),
)


def exported(house: acting.House) -> tuple[bytes, str, str]:
    case = acting.opened(house)
    for _ in range(3):
        verbs.locker.take(house.desk, LIN, case.case_id, A_POST, NOON)
    content, seal = verbs.locker.export(house.desk, LIN, case.case_id, NOON)
    return content, seal, case.case_id


@pytest.fixture
def house() -> acting.House:
    return acting.House(cases.memory.cabinet())


def files(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def zipped(content: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, told in content.items():
            bundle.writestr(name, told)
    return out.getvalue()


def test_a_bundle_holds_and_says_whose_it_is(house: acting.House) -> None:
    content, seal, case_id = exported(house)

    found = bundles.verified(content, seal=seal)

    assert (found.seal, found.manifest.case_id, found.manifest.snapshots) == (seal, case_id, 3)
    assert "timeline.json" in files(content)


@pytest.mark.parametrize("name", ["snapshots.jsonl", "timeline.json", "tasks.json"])
def test_one_byte_shows(house: acting.House, name: str) -> None:
    told = files(exported(house)[0])
    told[name] = told[name].replace(b"e", b"E", 1)

    with pytest.raises(cases.errors.BadBundle) as refused:
        bundles.verified(zipped(told))
    assert (refused.value.facts["why"], refused.value.facts["place"]) == ("changed", name)


def test_what_is_added_or_missing_shows(house: acting.House) -> None:
    told = files(exported(house)[0])

    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(zipped({**told, "more.json": b"{}"}))
    told.pop("clocks.json")
    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(zipped(told))


def test_a_bundle_made_anew_does_not_bear_the_old_seal(house: acting.House) -> None:
    content, seal, _ = exported(house)
    again = bundles.made("c", "n", (), {}, by="x", at=NOON)[0]

    assert bundles.verified(content, seal=seal.upper()).seal == seal
    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(again, seal=seal)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zip",
        zipped({}),
        zipped({"manifest.json": b"{"}),
        zipped({"manifest.json": b"[" * 9999}),
    ],
)
def test_what_is_no_bundle_is_refused(content: bytes) -> None:
    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(content)


def test_a_chain_shows_where_it_was_broken(house: acting.House) -> None:
    exported(house)
    (case,) = house.books.cases.open()
    some = house.books.evidence.of(case.case_id)

    assert chain.first_break(some) is None
    assert chain.first_break([some[0], some[2]]) == 2
    assert chain.first_break(some[1:]) == 1


def test_a_hold_keeps_evidence_and_only_another_releases_it(house: acting.House) -> None:
    content, _, case_id = exported(house)
    locker = verbs.locker
    hold = locker.hold(house.desk, WANG, case_id, "訴訟", NOON, since=NOON)
    verbs.handling.close(house.desk, LIN, case_id, "平息", NOON, leave_open=True)

    with pytest.raises(cases.errors.Held):
        locker.drop(house.desk, acting.ADMIN, case_id, "期滿", NOON)
    with pytest.raises(cases.errors.NotNow):
        locker.release(house.desk, WANG, hold.hold_id, "和解", NOON)
    locker.release(house.desk, acting.ADMIN, hold.hold_id, "和解", NOON)
    assert locker.drop(house.desk, acting.ADMIN, case_id, "期滿", NOON) == 3
    assert content
