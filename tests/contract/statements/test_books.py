"""What the books of statements promise, in memory as in SQL."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.unit.statements import making

from tocsin import statements
from tocsin.statements import attaching, drafting, errors, facts, publishing, verbs
from tocsin.statements.publishing import outcomes

Opened = Callable[[], AbstractContextManager[statements.Books]]
SOON = making.NOON + timedelta(minutes=1)


def test_a_fact_keeps_every_version_and_two_who_change_it_at_once_are_told(
    opened: Opened,
) -> None:
    with opened() as books:
        one = making.fact(
            books, facts.Aspect.WHAT, standing=facts.Standing.UNCONFIRMED, en="It burnt."
        )
        told = {"standing": facts.Standing.CONFIRMED, "why": "lab"}
        kwargs = {"expected": 1, "changes": told, "actor": making.MEI, "now": SOON}
        after = verbs.recording.change(books, one.fact_id, **kwargs)  # type: ignore[arg-type]  # as one
    with opened() as books:
        with pytest.raises(errors.Moved):
            verbs.recording.change(books, one.fact_id, **kwargs)  # type: ignore[arg-type]  # as one
        history = books.facts.history(one.fact_id)

        assert history == [after, one]
        assert books.facts.of_case("case-1") == [after]
        assert books.facts.of_case("another") == []
        assert books.facts.newest("nobody") is None


def test_a_version_cannot_be_written_twice(opened: Opened) -> None:
    with opened() as books:
        one = making.draft(books)
        with pytest.raises(errors.Moved):
            books.drafts.add(one)
        assert books.drafts.versions(one.draft_id) == [one]


def test_a_statement_is_one_with_its_drafts(opened: Opened) -> None:
    with opened() as books:
        statement = making.opened(books)
        first = making.draft(books, statement=statement)
        second = making.draft(books, "我們已停售。", statement=statement, language="zh-Hant")
    with opened() as books:
        ids = {one.draft_id for one in books.drafts.of_statement(statement.statement_id)}

        assert ids == {first.draft_id, second.draft_id}
        assert books.drafts.statements(case_id="case-1") == [statement]
        assert books.drafts.statements(case_id="another") == []
        assert books.drafts.statement(statement.statement_id) == statement


def test_signatures_stay_when_they_are_withdrawn(opened: Opened) -> None:
    with opened() as books:
        one = making.signed(books, making.draft(books))
        verbs.approving.withdraw(books, one.draft_id, actor=making.LIN, now=SOON)
    with opened() as books:
        words = books.signatures.of_draft(one.draft_id)

        assert [word.withdrawn_at for word in words if word.person == "Lin"] == [SOON]
        assert [word.withdrawn_at for word in words if word.person == "Huang"] == [None]


def test_a_draft_goes_out_once_whoever_asks(opened: Opened) -> None:
    with opened() as books:
        one = making.signed(books, making.draft(books))
        wish = making.wish(one)
        verbs.releasing.publish(books, wish, actor=making.WANG, now=making.NOON)
    with opened() as books:
        with pytest.raises(errors.AlreadyOut):
            verbs.releasing.publish(books, wish, actor=making.WANG, now=SOON)
        sent = books.publications.of_draft(one.draft_id)[0]
        another = replace(sent, publication_id="another")
        step = publishing.Attempt(at=SOON, what="handed_out", state=another.state)
        with pytest.raises(errors.AlreadyOut):
            books.publications.put(another, step)


def test_the_way_out_is_kept_step_by_step(opened: Opened) -> None:
    with opened() as books:
        one = making.signed(books, making.draft(books))
        verbs.releasing.publish(books, making.wish(one), actor=making.WANG, now=making.NOON)
    with opened() as books:
        parcel = verbs.sending.take(books, SOON, by_hand=())
        assert parcel is not None
        assert verbs.sending.take(books, SOON, by_hand=()) is None
    with opened() as books:
        out = outcomes.Out(proof="id 7", url="https://example.org/7")
        verbs.sending.settle(books, parcel.key, out, SOON)
    with opened() as books:
        found = books.publications.published(channel="website", case_id="case-1")
        steps = [step.what for step in books.publications.attempts(found[0].publication_id)]

        assert [each.url for each in found] == ["https://example.org/7"]
        assert steps == ["handed_out", "leased", "sent"]
        assert books.publications.published(channel="bluesky") == []
        assert books.publications.within([publishing.State.PENDING]) == []


def test_a_broken_glass_is_open_until_it_is_reviewed(opened: Opened) -> None:
    with opened() as books:
        one = making.draft(books)
        wish = making.wish(one)
        told = verbs.releasing.break_glass(
            books, wish, reason="gas", actor=making.WANG, now=making.NOON
        )
        assert books.signatures.breaks(is_open=True) == [told[1]]
    with opened() as books:
        key = told[1].break_id
        done = verbs.releasing.review(
            books, key, was_right=True, lesson="rota", actor=making.LIN, now=SOON
        )
        assert books.signatures.breaks(is_open=True) == []
        assert books.signatures.glass_break(key) == done


def test_hostile_text_is_kept_as_it_is(opened: Opened) -> None:
    text = "<script>alert(1)</script> \u202e\u200b 'DROP TABLE' " + "長" * 30_000
    with opened() as books:
        one = making.draft(books, text + "\x00\ud800")
    with opened() as books:
        found = books.drafts.newest(one.draft_id)

        assert found == one
        assert found is not None
        assert found.text.startswith(text[:40])
        assert "\x00" not in found.text
        assert drafting.sealing.seal(found) == drafting.sealing.seal(one)


def test_a_file_is_kept_once_and_shown_to_everybody_once_it_went_out(opened: Opened) -> None:
    content = b"\x89PNG\0" * 1_000
    one = attaching.Kept(
        sha256="a" * 64,
        media_type="image/png",
        length=len(content),
        width=3,
        height=2,
        by="mei",
        at=making.NOON,
    )
    with opened() as books:
        books.attachments.add(one, content)
        books.attachments.add(replace(one, by="lin"), content)
        books.attachments.let_out(["b" * 64], SOON)
        kept = books.attachments.about(one.sha256)
        books.attachments.let_out([one.sha256, "b" * 64], SOON)
    with opened() as books:
        books.attachments.let_out([one.sha256], SOON + timedelta(hours=1))

        assert kept == one
        assert books.attachments.about(one.sha256) == replace(one, out_at=SOON)
        assert books.attachments.content(one.sha256) == content
        assert books.attachments.weight() == len(content)
        assert books.attachments.about("b" * 64) is None
        assert books.attachments.content("b" * 64) is None


def test_only_what_no_draft_named_and_never_went_out_makes_room(opened: Opened) -> None:
    read = attaching.Read(media_type="image/png", content=b"")
    with opened() as books:
        one = making.draft(books)
        files = [
            verbs.attaching.keep(
                books, replace(read, content=bytes(at)), actor=making.MEI, now=making.NOON
            )
            for at in (1, 2, 3)
        ]
        it = drafting.Attachment(name="a.png", media_type="", sha256=files[0].sha256)
        for some in ((it,), ()):  # named by an older version alone
            one = verbs.writing.rewrite(
                books,
                one.draft_id,
                expected=one.number,
                attachments=some,
                actor=making.MEI,
                now=SOON,
            )
        books.attachments.let_out([files[1].sha256], SOON)
    with opened() as books:
        named = books.drafts.attached()
        early = books.attachments.let_go(named, making.NOON)
        gone = books.attachments.let_go(named, SOON)

        assert named == {it.sha256}
        assert (early, gone) == ([], [files[2].sha256])
        assert books.attachments.about(files[2].sha256) is None
        assert books.attachments.weight() == 3
        assert books.attachments.brought(making.MEI.user_id, making.NOON) == 0
        assert books.attachments.brought(making.MEI.user_id, making.NOON - SOON.resolution) == 3
