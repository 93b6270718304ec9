"""The writers' half of the machine: texts, plans and a model's words, in any order."""

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from tests.unit.statements import making

from tocsin import directory, statements, warning
from tocsin.kernel import errors
from tocsin.statements import drafting, publishing, signing, verbs
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
# The holders write; the fifth holds nothing and steps in for either.
LINES = {"legal": ("p0", "p1", "p5"), "communications": ("p4", "p2", "p5")}
WHO = st.sampled_from(PEOPLE)
# Mostly those who may: refusals are soon told, what follows from a yes is not.
WRITERS = st.sampled_from([PEOPLE[0], PEOPLE[0], PEOPLE[4], PEOPLE[7]])
SIGNERS = st.sampled_from([*PEOPLE[:6], PEOPLE[7]])
SENDERS = st.sampled_from([PEOPLE[6], PEOPLE[6], PEOPLE[3], PEOPLE[7]])
ANY = st.integers(0, 3)
AUDIENCES = ("employees", "board", "users", "media", "regulator")
NEWEST = 3  # drafts that are touched: few enough for one to come to its end
SENT = [
    outcomes.Out(proof="id 1"),
    outcomes.Out(proof=" "),
    outcomes.Refused(fault="statements.fault.refused"),
    outcomes.NotSent(fault="statements.fault.unreachable"),
    outcomes.Unclear(fault="statements.fault.timeout"),
    outcomes.Absent(),
]


class Writing(RuleBasedStateMachine):
    """A few drafts, eight people, one plan."""

    def __init__(self) -> None:
        super().__init__()
        self.away: set[str] = set()
        self.silent_at: dict[str, datetime] = {}
        self.lost: dict[str, signing.Lost] = {}
        self.books = replace(
            statements.memory.books(), lines_of=self.lines_of, lost_of=self.lost_of
        )
        self.now: datetime = making.NOON
        self.drafts: list[str] = []
        self.held: list[publishing.Parcel] = []
        self.outside: Counter[str] = Counter()  # by draft: texts that really arrived
        self.level = warning.Level.NONE
        self.risen_at: datetime | None = None
        self.edits = 0
        self.reasoned: set[str] = set()  # publications that a person let go out of turn

    def lines_of(
        self, draft: drafting.Draft, duties: Collection[str], now: datetime
    ) -> Sequence[signing.Line]:
        del draft, now
        return [
            signing.Line(
                duty=duty,
                people=tuple(
                    signing.deputies.Stand(
                        user_id=one,
                        name=one,
                        why="away" if one in self.away else "",
                        silent_at=self.silent_at.get(one),
                    )
                    for one in LINES[duty]
                ),
            )
            for duty in duties
        ]

    def lost_of(self, one: signing.Signature, duties: Collection[str]) -> signing.Lost | None:
        del duties
        return self.lost.get(one.person_id)

    @rule(at=ANY, chance=st.floats(0, 1))
    def come_and_go(self, at: int, chance: float) -> None:
        one = PEOPLE[at].user_id
        if chance < 0.2:
            self.away ^= {one}
        elif chance < 0.5:
            self.silent_at[one] = self.now + timedelta(minutes=10)
        elif chance > 0.99:
            self.lost[PEOPLE[3].user_id] = signing.Lost(why="let_go", since=self.now)
        elif chance > 0.98:
            self.lost.setdefault(one, signing.Lost(why="role"))
        elif chance > 0.96 and self.lost.get(one) == signing.Lost(why="role"):
            del self.lost[one]

    @initialize(level=st.sampled_from(list(warning.Level)))
    def begin(self, level: warning.Level) -> None:
        self.write(level, PEOPLE[0])

    @rule(level=st.sampled_from(list(warning.Level)), who=st.sampled_from([PEOPLE[0], PEOPLE[4]]))
    def open_another(self, level: warning.Level, who: directory.Actor) -> None:
        self.write(level, who)

    def write(self, level: warning.Level, who: directory.Actor, channel: str = "website") -> None:
        statement = making.opened(self.books, level=level)
        text = f"Text {len(self.drafts)}."
        one = making.draft(self.books, text, statement=statement, channel=channel, actor=who)
        self.drafts.append(one.draft_id)

    @rule(level=st.sampled_from(list(warning.Level)))
    def write_to_the_press(self, level: warning.Level) -> None:
        self.write(level, PEOPLE[0], "mail")

    @rule(level=st.sampled_from(list(warning.Level)), audience=st.sampled_from(AUDIENCES))
    def plan(self, level: warning.Level, audience: str) -> None:
        words = statements.planning.drawing.Words(audience=audience, stage="outbreak")
        verbs.planning.draw(
            self.books,
            "case-1",
            level=level,
            words=[words],
            listeners=[],
            actor=PEOPLE[0],
            now=self.now,
        )

    @rule(at=ANY, who=WRITERS)
    def take_a_turn_back(self, at: int, who: directory.Actor) -> None:
        turns = [one for one in verbs.planning.of_case(self.books, "case-1") if one.is_settled]
        if not turns:
            return
        one = turns[at % len(turns)]
        with suppress(errors.TocsinError):
            verbs.planning.take_back(
                self.books,
                one.turn_id,
                expected=one.number,
                reason="not so",
                actor=who,
                now=self.now,
            )

    @rule(at=ANY, who=SIGNERS, waived=st.booleans())
    def settle_a_turn(self, at: int, who: directory.Actor, *, waived: bool) -> None:
        turns = verbs.planning.of_case(self.books, "case-1")
        if not turns:
            return
        one = turns[at % len(turns)]
        key, now = one.turn_id, self.now
        with suppress(errors.TocsinError):
            if waived:
                verbs.planning.waive(
                    self.books, key, expected=one.number, reason="there", actor=who, now=now
                )
            else:
                verbs.planning.tell(
                    self.books, key, expected=one.number, proof="told", actor=who, now=now
                )

    @rule(at=ANY, who=WRITERS, knows_it=st.booleans())
    def polish(self, at: int, who: directory.Actor, *, knows_it: bool) -> None:
        """A machine's version: marked, and signed anew as any other."""
        one = self.draft(at)
        before = one if knows_it else self.books.drafts.versions(one.draft_id)[-1]
        self.edits += 1
        words = f"Text, smoothed {self.edits} times.", ()
        with suppress(errors.TocsinError):
            after = verbs.polishing.enter(
                self.books, before, words, model="m", actor=who, now=self.now
            )
            assert after.ai_generated
            judged = verbs.approving.judged(self.books, after, self.now)
            assert not judged.counted

    @rule(at=ANY, who=WRITERS, again=st.booleans())
    def rewrite(self, at: int, who: directory.Actor, *, again: bool) -> None:
        one = self.draft(at)
        self.edits += 1
        text = one.text if again else f"Text, edited {self.edits} times."
        with suppress(errors.TocsinError):
            verbs.writing.rewrite(
                self.books, one.draft_id, expected=one.number, text=text, actor=who, now=self.now
            )

    def draft(self, at: int) -> drafting.Draft:
        found = self.books.drafts.newest(self.drafts[-1 - at % min(len(self.drafts), NEWEST)])
        assert found is not None
        return found
