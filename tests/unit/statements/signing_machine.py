"""A machine that writes, signs, withdraws, waits, races, sends and crashes in any order.

What must hold whatever happens: nothing goes out that the required distinct people have not signed
as it goes out, unless a glass was broken and everybody was told; nothing goes out twice.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from tests.unit.statements import making, signed
from tests.unit.statements.writing_machine import (
    ANY,
    LINES,
    NEWEST,
    PEOPLE,
    SENDERS,
    SENT,
    SIGNERS,
    WHO,
    Writing,
)

from tocsin import directory, statements, warning
from tocsin.kernel import errors
from tocsin.statements import drafting, publishing, verbs
from tocsin.statements.publishing import outcomes


class Signing(Writing):
    """The signers' half: one sender, and one place outside that keeps what it got."""

    @rule(at=ANY)
    def clear(self, at: int) -> None:
        for who in (PEOPLE[1], PEOPLE[2]):
            self.sign(at=at, who=who, stale=False, yes=True)

    @rule(at=ANY, who=SIGNERS, stale=st.booleans(), yes=st.booleans())
    def sign(self, at: int, who: directory.Actor, *, stale: bool, yes: bool) -> None:
        one = self.draft(at)
        read = self.books.drafts.versions(one.draft_id)[-1] if stale else one
        seal = drafting.sealing.seal(read)
        key, now = one.draft_id, self.now
        before = self.books.signatures.of_draft(key)
        silent = {name for name, at in self.silent_at.items() if at <= now} | self.away
        with suppress(errors.TocsinError):
            if yes:
                verbs.approving.approve(self.books, key, seal=seal, actor=who, now=now)
            else:
                verbs.approving.decline(self.books, key, seal=seal, reason="no", actor=who, now=now)
        after = self.books.signatures.of_draft(key)
        signed.must_have_been_free(before, after, one, LINES, silent)

    @rule(at=ANY, who=SIGNERS)
    def withdraw(self, at: int, who: directory.Actor) -> None:
        with suppress(errors.TocsinError):
            verbs.approving.withdraw(self.books, self.draft(at).draft_id, actor=who, now=self.now)

    @rule(
        at=ANY,
        who=SENDERS,
        later=st.sampled_from([0, 0, 60, 60 * 300]),
        twice=st.booleans(),
        why=st.sampled_from(["", "", " ", "The agency has it"]),
    )
    def publish(
        self, at: int, who: directory.Actor, later: int, *, twice: bool, why: str = ""
    ) -> None:
        one = self.draft(at)
        due_at = self.now + timedelta(seconds=later) if later else None
        wish = replace(making.wish(one, due_at), out_of_turn=why)
        for _ in range(1 + twice):  # two publishers race: the second finds it handed out
            with suppress(errors.TocsinError):
                out = verbs.releasing.publish(self.books, wish, actor=who, now=self.now)
                signed.must_be_in_turn(self.books, one, has_reason=bool(why.strip()))
                self.reasoned.update([out.publication_id] if why.strip() else [])

    @rule(at=ANY, who=WHO)
    def break_glass(self, at: int, who: directory.Actor) -> None:
        with suppress(errors.TocsinError):
            wish = making.wish(self.draft(at))
            told = verbs.releasing.break_glass(
                self.books, wish, reason="fire", actor=who, now=self.now
            )
            self.reasoned.add(told[0].publication_id)

    @rule()
    def take(self) -> None:
        verbs.sending.freeze(self.books, self.level, self.risen_at, self.now)
        parcel = verbs.sending.take(self.books, self.now, by_hand=())
        if parcel is not None:
            signed.must_be_signed(self.books, parcel, self.now)
            has_reason = parcel.key in self.reasoned
            signed.must_be_in_turn(self.books, parcel.draft, has_reason=has_reason)
            self.held.append(parcel)

    @rule(outcome=st.sampled_from(SENT), arrives=st.booleans())
    def send(self, outcome: outcomes.Outcome, *, arrives: bool) -> None:
        """Only a doubt may or may not have arrived; a proof has, a refusal has not."""
        self.take()
        if not self.held:
            return
        parcel = self.held.pop(0)
        is_sure = isinstance(outcome, outcomes.Refused | outcomes.NotSent)
        proves = isinstance(outcome, outcomes.Out) and bool(outcome.proof.strip())
        if proves or (arrives and not is_sure):
            self.outside[parcel.draft.draft_id] += 1
        verbs.sending.settle(self.books, parcel.key, outcome, self.now)

    @rule(arrives=st.booleans())
    def crash(self, *, arrives: bool) -> None:
        for parcel in self.held:
            self.outside[parcel.draft.draft_id] += arrives
        self.held.clear()
        verbs.sending.recover(self.books, self.now)

    @rule()
    def look(self) -> None:
        held = {parcel.key for parcel in self.held}
        for parcel in verbs.sending.doubtful(self.books):
            if parcel.key in held:  # its sender is merely slow: a publisher says it cannot tell
                found: outcomes.Outcome = outcomes.Unknown()
            elif self.outside[parcel.draft.draft_id]:
                found = outcomes.Out(proof="found")
            else:
                found = outcomes.Absent()
            verbs.sending.looked(self.books, parcel.key, found, self.now)

    @rule(at=ANY, who=SENDERS)
    def ask(self, at: int, who: directory.Actor) -> None:
        asked = self.books.publications.within([publishing.State.ASKED])
        if not asked or self.held:
            return
        one = asked[at % len(asked)]
        with suppress(errors.TocsinError):
            if self.outside[one.draft_id]:
                url = "https://example.org/1"
                verbs.sending.confirm(
                    self.books, one.publication_id, url=url, actor=who, now=self.now
                )
            else:
                verbs.sending.deny(self.books, one.publication_id, actor=who, now=self.now)

    @rule(level=st.sampled_from(list(warning.Level)))
    def turn(self, level: warning.Level) -> None:
        if level > self.level:
            self.risen_at = self.now
        self.level = level

    @rule(at=ANY, who=SENDERS)
    def thaw_or_cancel(self, at: int, who: directory.Actor) -> None:
        live = self.books.publications.within(set(publishing.LIVE))
        frozen = [one for one in live if one.state is publishing.State.FROZEN]
        waiting = [one for one in live if one.state is not publishing.State.PUBLISHED]
        if not waiting:
            return
        one = (frozen or waiting)[at % len(frozen or waiting)]
        with suppress(errors.TocsinError):
            if at % 2:
                verbs.sending.thaw(
                    self.books, one.publication_id, reason="calm", actor=who, now=self.now
                )
                is_reason = one.fault and signed.behind(self.books)
                self.reasoned.update([one.publication_id] if is_reason else [])
            else:
                verbs.sending.cancel(self.books, one.publication_id, actor=who, now=self.now)

    @rule(seconds=st.sampled_from([1, 30, 91, 3_700, 7_300, 90_000]))
    def wait(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @invariant()
    def nothing_is_out_twice(self) -> None:
        assert all(count <= 1 for count in self.outside.values())

    @invariant()
    def a_draft_has_one_way_out(self) -> None:
        live = self.books.publications.within(publishing.LIVE)
        assert max(Counter(one.draft_id for one in live).values(), default=0) <= 1

    @invariant()
    def what_is_told_to_be_out_is_out(self) -> None:
        for one in self.books.publications.within([publishing.State.PUBLISHED]):
            assert self.outside[one.draft_id] == 1
            assert one.proof.strip()

    @invariant()
    def what_is_out_is_known_or_in_doubt(self) -> None:
        told = {
            one.draft_id: one.state
            for one in self.books.publications.within(publishing.State)
            if one.state in publishing.LIVE
        }
        assert all(key in told for key, count in self.outside.items() if count)

    @invariant()
    def every_broken_glass_was_heard_and_is_reviewed_by_somebody(self) -> None:
        voice = self.books.voice
        assert isinstance(voice, statements.memory.Voice)
        assert len(voice.told) == len(self.books.signatures.breaks())

    @invariant()
    def a_machine_s_words_stay_marked(self) -> None:
        for key in self.drafts[-NEWEST:]:
            marks = [one.ai_generated for one in self.books.drafts.versions(key)[::-1]]
            assert marks == sorted(marks)

    @invariant()
    def what_is_out_can_be_proved(self) -> None:
        for one in self.books.publications.within([publishing.State.PUBLISHED])[-NEWEST:]:
            for proof in verbs.proving.of_statement(self.books, one.statement_id):
                assert proof.holds, proof
