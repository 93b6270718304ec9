"""A bundle proves that nothing was added, taken away or changed; a hostile zip is refused."""

import hashlib
import io
import zipfile
from collections.abc import Mapping

import msgspec
import pytest
from tests.contract.cases import acting
from tests.contract.cases.acting import LIN, NOON, WANG

from tocsin import cases
from tocsin.cases import verbs
from tocsin.cases.evidence import Media, Taken, bundles, chain, signatures

OURS, THEIRS = signatures.Signer(key=bytes(32)), signatures.Signer(key=bytes([1]) * 32)
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
    content, seal = verbs.locker.export(house.desk, LIN, case.case_id, NOON, signer=OURS)
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


def flaw(content: bytes, **known: str) -> object:
    with pytest.raises(cases.errors.BadBundle) as refused:
        bundles.verified(content, **known)
    return refused.value.facts["why"]


def test_every_file_and_every_byte_of_the_manifest_and_signature_counts(
    house: acting.House,
) -> None:
    told = files(exported(house)[0])
    read = bundles.verified(zipped(told)).manifest

    for name in told:
        for at in range(0, len(told[name]), max(len(told[name]) // 40, 1)):
            bent = told[name][:at] + bytes([told[name][at] ^ 1]) + told[name][at + 1 :]
            assert flaw(zipped({**told, name: bent})), (name, at)
    assert read.signer == OURS.public


def test_whoever_makes_a_bundle_anew_cannot_sign_it_as_the_house(house: acting.House) -> None:
    content, _, case_id = exported(house)
    told = files(content)
    some = house.books.evidence.of(case_id)
    forged = bundles.made(case_id, "n", some, {}, by="x", at=NOON, signer=THEIRS)[0]
    stolen = {**files(forged), bundles.SIGNATURE: told[bundles.SIGNATURE]}
    renamed = {
        **files(forged),
        bundles.MANIFEST: files(forged)[bundles.MANIFEST].replace(
            THEIRS.public.encode(), OURS.public.encode()
        ),
    }
    bare = {**told, bundles.MANIFEST: told[bundles.MANIFEST].replace(b"evidence/2", b"evidence/1")}
    without = {name: one for name, one in bare.items() if name != bundles.SIGNATURE}

    assert bundles.verified(content, key=OURS.public.upper()).manifest.signer == OURS.public
    assert flaw(forged, key=OURS.public) == "key"
    assert flaw(zipped(stolen)) == "signature"
    assert flaw(zipped(renamed)) == "signature"
    assert flaw(zipped(bare)) == "signature"
    assert flaw(zipped(without), key=OURS.public) == "signature"


def test_a_bundle_of_before_signatures_still_holds_but_is_nobody_s(house: acting.House) -> None:
    told = files(exported(house)[0])
    told.pop(bundles.SIGNATURE)
    first = msgspec.json.decode(told[bundles.MANIFEST])
    old = {**first, "format": "tocsin-evidence/1"}
    old.pop("signer")
    content = zipped({**told, bundles.MANIFEST: msgspec.json.encode(old)})

    assert bundles.verified(content).manifest.signer == ""
    assert flaw(content, key=OURS.public) == "key"


@pytest.mark.parametrize("name", [bundles.SIGNATURE, bundles.SNAPSHOTS])
def test_bytes_that_are_no_text_are_refused_like_any_other(house: acting.House, name: str) -> None:
    content, _, _ = exported(house)
    told = {**files(content), name: b'{"algorithm": "\xff"}'}
    first = msgspec.json.decode(told[bundles.MANIFEST])
    named = [one for one in first["files"] if one["name"] != name]
    length, digest = len(told[name]), hashlib.sha256(told[name]).hexdigest()
    first["files"] = [*named, {"name": name, "sha256": digest, "length": length}]
    theirs = msgspec.json.encode({**first, "signer": THEIRS.public})
    under = {
        "algorithm": signatures.ALGORITHM,
        "public_key": THEIRS.public,
        "signature": THEIRS.sign(theirs),
    }
    signed = {bundles.MANIFEST: theirs, bundles.SIGNATURE: msgspec.json.encode(under)}

    assert flaw(zipped({**told, **signed, name: told[name]})) in {"signature", "chain"}


def test_what_is_added_or_missing_shows(house: acting.House) -> None:
    told = files(exported(house)[0])

    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(zipped({**told, "more.json": b"{}"}))
    told.pop("clocks.json")
    with pytest.raises(cases.errors.BadBundle):
        bundles.verified(zipped(told))


def test_a_bundle_made_anew_does_not_bear_the_old_seal(house: acting.House) -> None:
    content, seal, _ = exported(house)
    again = bundles.made("c", "n", (), {}, by="x", at=NOON, signer=OURS)[0]

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
        zipped({"manifest.json": b'{"format": "\xff"}'}),
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
