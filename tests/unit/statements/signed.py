"""What must be true of a text that is handed out: counted by hand, not by the rules."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
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
        and books.lost_of(each, ()) is None
    ]
    assert not [each for each in words if each.word is signing.Word.DECLINED]
    yes: dict[str, set[str]] = defaultdict(set)
    for each in words:
        if each.word is signing.Word.APPROVED and each.expires_at > now:
            yes[each.person_id] |= set(each.duties)
    assert len(yes) >= 1
    if statement.level >= warning.Level.ORANGE:
        pairs = [
            (lawyer, speaker)
            for lawyer, duties in yes.items()
            for speaker, others in yes.items()
            if lawyer != speaker and "legal" in duties and "communications" in others
        ]
        assert pairs


def must_have_been_free(
    before: Sequence[signing.Signature],
    after: Sequence[signing.Signature],
    draft: drafting.Draft,
    lines: Mapping[str, Sequence[str]],
    silent: Collection[str],
) -> None:
    """Count by hand: nobody steps in for whoever could have signed, and has not."""
    known = {one.signature_id for one in before}
    for one in (each for each in after if each.signature_id not in known):
        heard = {
            each.person_id
            for each in before
            if each.word is signing.Word.APPROVED
            and (each.seal, each.withdrawn_at) == (one.seal, None)
        }
        excused = {*heard, *draft.author_ids, *silent}
        for told in one.stood_in:
            line = lines[told.duty]
            assert set(line[: line.index(one.person_id)]) <= excused
            assert len(told.why) == len(told.instead_of) == line.index(one.person_id)


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
