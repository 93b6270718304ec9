"""What must be true of a text that is handed out: counted by hand, not by the rules."""

from datetime import datetime

from tocsin import statements, warning
from tocsin.statements import drafting, planning, publishing, signing


def must_be_signed(books: statements.Books, parcel: publishing.Parcel, now: datetime) -> None:
    """Count by hand, not by the rules: people who are not authors, on these very words."""
    one = books.publications.get(parcel.key)
    assert one is not None
    newest = books.drafts.newest(parcel.draft.draft_id)
    assert newest is not None
    assert drafting.sealing.seal(newest) == one.seal == drafting.sealing.seal(parcel.draft)
    if one.break_id:
        return
    statement = books.drafts.statement(newest.statement_id)
    assert statement is not None
    words = [
        each
        for each in books.signatures.of_draft(newest.draft_id)
        if each.seal == one.seal
        and each.withdrawn_at is None
        and each.person_id not in newest.author_ids
    ]
    assert not [each for each in words if each.word is signing.Word.DECLINED]
    yes = {
        each.person_id: set(each.duties)
        for each in words
        if each.word is signing.Word.APPROVED and each.expires_at > now
    }
    assert len(yes) >= 1
    if statement.level >= warning.Level.ORANGE:
        pairs = [
            (lawyer, speaker)
            for lawyer, duties in yes.items()
            for speaker, others in yes.items()
            if lawyer != speaker and "legal" in duties and "communications" in others
        ]
        assert pairs


def must_be_in_turn(books: statements.Books, draft: drafting.Draft, *, has_reason: bool) -> None:
    """Count by hand: what goes to the press has left none of our own people behind."""
    assert draft.channel != "mail" or has_reason or not behind(books)


def behind(books: statements.Books) -> list[planning.Turn]:
    """Return those of our own people who have not heard."""
    return [
        one
        for one in books.plans.of_case("case-1")
        if str(one.party) == "enterprise" and one.done_at is None and one.waived_at is None
    ]
