from datetime import UTC, datetime, timedelta

from tocsin.kernel import ids, pseudonyms

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [ids.uuid7(NOON + timedelta(milliseconds=step)) for step in range(50)]

    assert made == sorted(made)
    assert len(set(made)) == 50


def test_the_same_time_and_entropy_make_the_same_id() -> None:
    assert ids.uuid7(NOON, entropy=5) == ids.uuid7(NOON, entropy=5)
    assert ids.uuid7(NOON)[14] == "7"


def test_names_that_differ_have_ids_that_differ_in_any_script() -> None:
    assert ids.slug("退款") != ids.slug("退貨")
    assert ids.slug("Acme Kettles").startswith("acme-kettles-")
    assert ids.slug("a\ud800") != ids.slug("a")


def test_a_pseudonym_needs_the_key_and_the_platform() -> None:
    one, other = (pseudonyms.Pseudonyms(key=bytes([number]) * 32) for number in (1, 2))

    assert one.of("weibo", "lin") == one.of("weibo", "lin")
    assert one.of("weibo", "lin") != one.of("x", "lin")
    assert one.of("weibo", "lin") != other.of("weibo", "lin")
    assert one.of("weibo", "") == ""
    assert one.of_all([("weibo", "lin"), ("x", "")]) == [one.of("weibo", "lin"), ""]
