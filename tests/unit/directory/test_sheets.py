"""Entries in a spreadsheet: out and back as they were, and what is wrong is told by its line."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin import directory
from tocsin.directory import entries

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ADMIN = directory.Actor(user_id="u", name="U", roles=frozenset({directory.Role.ADMIN}))
M = entries.model
TEXT = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=20
).map(lambda text: f"x{text.strip()}x")


def books(*some: entries.Entry) -> entries.memory.Books:
    made = entries.memory.Books()
    for one in some:
        made.entries.put(one)
    return made


def back(one: entries.Entry, *others: entries.Entry) -> entries.Entry | None:
    """Give an entry as CSV and take it into empty books, but for what it points to."""
    word = entries.checking.kind_of(one)
    told = entries.exchange.given(books(one), ADMIN, word)
    into = books(*others)
    taken = entries.exchange.taken(into, ADMIN, word, told.encode())
    assert taken.left_out == ()
    return into.entries.get(type(one), one.entry_id)


CHEN = M.Person(entry_id="chen", name="Chen")
SOME = (
    M.Person(
        entry_id="mei",
        name="林美",
        note='says "hello", twice\nand more',
        reach=(M.Reach(channel="phone", address="+44 1632 960001"),),
        languages=("zh-Hant", "en"),
        zone="Asia/Taipei",
        away=(M.Away(begins_at=NOW, ends_at=NOW.replace(day=9), why="leave"),),
        is_distress_trained=True,
    ),
    M.Duty(entry_id="lead", name="Lead", holdings=(M.Holding(person_id="chen"),)),
    M.Association(entry_id="a", name="=A1", topics=("one", "two"), report_within_h=24),
    M.Enquiry(entry_id="q", name="Q", question="Why?", asked_at=NOW, owner_id="chen"),
    M.Leader(entry_id="l", name="L", account="@l", topics=("tea", "kettles"), is_partner=True),
    M.Outreach(entry_id="o", name="O", leader_id="", request="Pass on?", asked_at=NOW),
    M.Policy(entry_id="p", name="P", version=2, since=NOW, text="a;b", readers=("chen",)),
    M.Supplier(entry_id="s", name="'quoted", readiness="ready", ready_within_h=0),
)


@pytest.mark.parametrize("one", SOME, ids=lambda one: type(one).__name__)
def test_an_entry_comes_back_as_it_was(one: entries.Entry) -> None:
    assert back(one, CHEN) == one


@given(name=TEXT, note=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30))
def test_any_text_comes_back_as_it_was(name: str, note: str) -> None:
    one = M.Department(entry_id="d", name=name, note=note)

    assert back(one) == one


@given(name=st.sampled_from("=+-@＝＋－＠\t'").map(lambda mark: f"{mark}cmd|' /C calc'!A0"))
def test_no_cell_is_a_formula_to_a_spreadsheet(name: str) -> None:
    one = M.Department(entry_id="d", name="D", note=name)
    told = entries.sheets.written(M.Department, [one])
    cells = [cell for row in csv.reader(io.StringIO(told)) for cell in row]

    assert [cell for cell in cells if cell[:1] in set("=+-@＝＋－＠\t")] == []


def test_a_list_of_people_needs_no_ids_and_points_by_name() -> None:
    into = books(M.Department(entry_id="d1", name="Communications"), CHEN)
    told = "name,department_id,title\nLin Mei,Communications,Head\nChen,,Writer\n".encode(
        "utf-8-sig"
    )
    for _ in range(2):  # once more is no second Lin Mei
        taken = entries.exchange.taken(into, ADMIN, "person", told)
    people = into.entries.all(M.Person)

    assert taken.left_out == ()
    assert [(one.name, one.department_id, one.title) for one in people] == [
        ("Chen", "", "Writer"),
        ("Lin Mei", "d1", "Head"),
    ]
    assert into.entries.get(M.Person, "chen") is not None


def test_what_is_wrong_is_left_out_with_its_line_and_the_rest_is_kept() -> None:
    into = books()
    told = "name,department_id,away\nLin,nowhere,\nWu,,never\n,,\n,,x\nChen,,\n"
    taken = entries.exchange.taken(into, ADMIN, "person", told.encode())

    assert taken.kept == 1
    assert [(one.number, one.why["code"]) for one in taken.left_out] == [
        (2, "directory.bad_entry"),
        (3, "directory.bad_entry.form"),
        (5, "directory.bad_entry.form"),
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"title\nHead\n", "head"),
        (b"name,salary\nLin,1\n", "head"),
        (b"", "head"),
        (b'name\n"Lin\n', "table"),
        (b"name\n" + b"x" * 200_000, "table"),
    ],
    ids=["no name", "unknown", "empty", "open quote", "long"],
)
def test_what_is_no_table_of_ours_is_refused_as_a_whole(content: bytes, why: str) -> None:
    with pytest.raises(entries.errors.BadFile) as refused:
        entries.exchange.taken(books(), ADMIN, "person", content)

    assert refused.value.facts["why"]["code"] == f"directory.bad_file.{why}"  # type: ignore[index]  # a reason


@given(content=st.binary(max_size=200))
def test_whatever_comes_is_refused_or_left_out_and_never_breaks(content: bytes) -> None:
    for word in entries.KINDS:
        told = b"name,reach\n" + content
        try:
            entries.exchange.taken(books(), ADMIN, word, told)
        except entries.errors.BadFile:
            continue
