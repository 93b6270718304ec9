"""A machine that writes, signs, withdraws, waits, races, sends and crashes in any order.

What must hold whatever happens: nothing goes out that the required distinct people have not signed
as it goes out, unless a glass was broken and everybody was told; nothing goes out twice.
"""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.unit.statements import making, signed

from tocsin import directory, statements, warning
from tocsin.kernel import errors
from tocsin.statements import drafting, publishing, verbs
from tocsin.statements.publishing import outcomes

_R = directory.Role
DUTIES = ("legal", "communications", "people")
PEOPLE = tuple(
    directory.Actor(
        user_id=f"p{number}", name=f"P{number}", roles=frozenset(roles), duties=frozenset(duties)
    )
    for number, (roles, duties) in enumerate(
        [
            ((_R.DRAFTER, _R.APPROVER), ("legal",)),
            ((_R.APPROVER,), ("legal",)),
            ((_R.APPROVER,), ("communications",)),
            ((_R.APPROVER, _R.PUBLISHER), ("legal", "communications")),
            ((_R.APPROVER, _R.DRAFTER, _R.PUBLISHER), ("communications",)),
            ((_R.APPROVER,), ()),
            ((_R.PUBLISHER,), ("legal",)),
            ((_R.VIEWER,), ("legal", "communications")),
        ]
    )
)
WHO = st.sampled_from(PEOPLE)
# Mostly those who may: refusals are soon told, what follows from a yes is not.
WRITERS = st.sampled_from([PEOPLE[0], PEOPLE[0], PEOPLE[4], PEOPLE[7]])
SIGNERS = st.sampled_from([*PEOPLE[:6], PEOPLE[7]])
SENDERS = st.sampled_from([PEOPLE[6], PEOPLE[6], PEOPLE[3], PEOPLE[7]])
ANY = st.integers(0, 3)
NEWEST = 3  # drafts that are touched: few enough for one to come to its end
SENT = [
    outcomes.Out(proof="id 1"),
    outcomes.Out(proof=" "),
    outcomes.Refused(fault="statements.fault.refused"),
    outcomes.NotSent(fault="statements.fault.unreachable"),
    outcomes.Unclear(fault="statements.fault.timeout"),
    outcomes.Absent(),
]


class Signing(RuleBasedStateMachine):
    """A few drafts, eight people, one sender, one place outside that keeps what it got."""

    def __init__(self) -> None:
        super().__init__()
        self.books = statements.memory.books()
        self.now: datetime = making.NOON
        self.drafts: list[str] = []
        self.held: list[publishing.Parcel] = []
        self.outside: Counter[str] = Counter()  # by draft: texts that really arrived
        self.level = warning.Level.NONE
        self.risen_at: datetime | None = None
        self.edits = 0

    @initialize(level=st.sampled_from(list(warning.Level)))
    def begin(self, level: warning.Level) -> None:
        self.write(level, PEOPLE[0])

    @rule(level=st.sampled_from(list(warning.Level)), who=st.sampled_from([PEOPLE[0], PEOPLE[4]]))
    def open_another(self, level: warning.Level, who: directory.Actor) -> None:
        self.write(level, who)

    def write(self, level: warning.Level, who: directory.Actor) -> None:
        statement = making.opened(self.books, level=level)
        one = making.draft(self.books, f"Text {len(self.drafts)}.", statement=statement, actor=who)
        self.drafts.append(one.draft_id)

    @rule(at=ANY, who=WRITERS, again=st.booleans())
    def rewrite(self, at: int, who: directory.Actor, *, again: bool) -> None:
        one = self.draft(at)
        self.edits += 1
        text = one.text if again else f"Text, edited {self.edits} times."
        with suppress(errors.TocsinError):
            verbs.writing.rewrite(
                self.books, one.draft_id, expected=one.number, text=text, actor=who, now=self.now
            )

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
        with suppress(errors.TocsinError):
            if yes:
                verbs.approving.approve(self.books, key, seal=seal, actor=who, now=now)
            else:
                verbs.approving.decline(self.books, key, seal=seal, reason="no", actor=who, now=now)

    @rule(at=ANY, who=SIGNERS)
    def withdraw(self, at: int, who: directory.Actor) -> None:
        with suppress(errors.TocsinError):
            verbs.approving.withdraw(self.books, self.draft(at).draft_id, actor=who, now=self.now)

    @rule(at=ANY, who=SENDERS, later=st.sampled_from([0, 0, 60, 60 * 300]), twice=st.booleans())
    def publish(self, at: int, who: directory.Actor, later: int, *, twice: bool) -> None:
        one = self.draft(at)
        due_at = self.now + timedelta(seconds=later) if later else None
        for _ in range(1 + twice):  # two publishers race: the second finds it handed out
            with suppress(errors.TocsinError):
                verbs.releasing.publish(
                    self.books, making.wish(one, due_at), actor=who, now=self.now
                )

    @rule(at=ANY, who=WHO)
    def break_glass(self, at: int, who: directory.Actor) -> None:
        with suppress(errors.TocsinError):
            verbs.releasing.break_glass(
                self.books, making.wish(self.draft(at)), reason="fire", actor=who, now=self.now
            )

    @rule()
    def take(self) -> None:
        verbs.sending.freeze(self.books, self.level, self.risen_at, self.now)
        taken = verbs.sending.take(self.books, self.now, by_hand=())
        for parcel in taken:
            signed.must_be_signed(self.books, parcel, self.now)
        self.held += taken

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
        found = self.books.publications.within(set(publishing.LIVE))
        if not found:
            return
        one = found[at % len(found)]
        with suppress(errors.TocsinError):
            if at % 2:
                verbs.sending.thaw(
                    self.books, one.publication_id, reason="calm", actor=who, now=self.now
                )
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

    def draft(self, at: int) -> drafting.Draft:
        found = self.books.drafts.newest(self.drafts[-1 - at % min(len(self.drafts), NEWEST)])
        assert found is not None
        return found
