"""That what is out is what was signed: proved from the books alone, whoever wrote them."""

from dataclasses import replace
from datetime import timedelta

from tests.unit.statements import making

from tocsin import statements, warning
from tocsin.statements import drafting, publishing, signing, verbs

LATER = making.NOON + timedelta(minutes=5)


def handed_out(books: statements.Books, **told: object) -> publishing.Publication:
    one = making.draft(books)
    seal = drafting.sealing.seal(one)
    for who in (making.LIN, making.HUANG):
        verbs.approving.approve(books, one.draft_id, seal=seal, actor=who, now=making.NOON)
    kept = verbs.releasing.publish(books, making.wish(one), actor=making.WANG, now=LATER)
    changed = replace(kept, **told)  # type: ignore[arg-type]  # a test's own fields
    books.publications.put(changed, publishing.Attempt(at=LATER, what="sent", state=changed.state))
    return changed


def why(books: statements.Books, one: publishing.Publication) -> str:
    (proof,) = verbs.proving.of_statement(books, one.statement_id)
    assert proof.holds is not bool(proof.why)
    return proof.why


def test_what_went_the_right_way_holds_and_names_who_signed() -> None:
    books = statements.memory.books()
    one = handed_out(books)

    (proof,) = verbs.proving.of_statement(books, one.statement_id)

    assert (proof.why, set(proof.signed_by)) == ("", {"Lin", "Huang"})


def test_another_text_than_was_sealed_does_not_hold() -> None:
    books = statements.memory.books()

    assert why(books, handed_out(books, seal="f" * 64)) == "other_text"


def test_a_version_that_nobody_kept_does_not_hold() -> None:
    books = statements.memory.books()

    assert why(books, handed_out(books, draft_number=7)) == "no_version"


def test_a_publication_without_its_proof_does_not_hold() -> None:
    books = statements.memory.books()
    told = {"state": publishing.State.PUBLISHED, "published_at": LATER, "proof": " "}

    assert why(books, handed_out(books, **told)) == "no_proof"


def test_signatures_that_are_missing_or_came_later_do_not_count() -> None:
    books = statements.memory.books()
    one = handed_out(books)
    (first, second) = books.signatures.of_draft(one.draft_id)
    books.signatures.put(replace(second, at=LATER + timedelta(seconds=1)))
    late = why(books, one)
    books.signatures.put(replace(second, person_id=first.person_id))

    assert (late, why(books, one)) == ("not_signed", "not_signed")


def test_a_word_taken_back_afterwards_had_counted() -> None:
    books = statements.memory.books()
    one = handed_out(books)
    verbs.approving.withdraw(
        books, one.draft_id, actor=making.LIN, now=LATER + timedelta(minutes=1)
    )

    assert why(books, one) == ""


def test_a_broken_glass_is_proved_by_its_break() -> None:
    books = statements.memory.books()
    one = making.draft(books, statement=making.opened(books, level=warning.Level.RED))
    out, glass = verbs.releasing.break_glass(
        books, making.wish(one), reason="fire", actor=making.WANG, now=making.NOON
    )
    (proof,) = verbs.proving.of_statement(books, out.statement_id)
    books.signatures.put_break(replace(glass, seal="f" * 64))

    assert (proof.why, proof.glass_broken_by) == ("", "Wang")
    assert why(books, out) == "no_break"


def test_a_level_that_rose_since_spoils_no_proof() -> None:
    books = statements.memory.books()
    statement = making.opened(books, level=warning.Level.BLUE)
    one = making.draft(books, statement=statement)
    seal = drafting.sealing.seal(one)
    verbs.approving.approve(books, one.draft_id, seal=seal, actor=making.LIN, now=making.NOON)
    out = verbs.releasing.publish(books, making.wish(one), actor=making.WANG, now=LATER)
    verbs.opening.change(
        books,
        statement.statement_id,
        expected=1,
        level=warning.Level.RED,
        actor=making.MEI,
        now=LATER,
    )

    assert why(books, out) == ""
    assert signing.quorum.of(warning.Level.RED, one.channel, statement.kind).people == 2
