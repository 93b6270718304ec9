"""A playbook that is wrong says where, and how to mend it; the shipped ones are right."""

import pytest

from tocsin import cases, warning
from tocsin.cases import playbooks
from tocsin.cases.playbooks import shipped
from tocsin.kernel import catalogue

HEAD = "playbook: ours\nname: Ours\n"
PLAY = "plays:\n  - play: verify\n    step: identify\n    role: comms\n    name: Verify\n"


def faults(text: str) -> list[tuple[int, str, object]]:
    _, found = playbooks.check(text, shipped.all_of_them())
    prefix = "cases.playbook."
    return [(one.line, one.code.removeprefix(prefix), one.facts.get("mend")) for one in found]


def test_the_least_playbook_is_right() -> None:
    found = playbooks.read(HEAD + PLAY)

    assert found.plays[0].name == {"": "Verify"}
    assert found.plays[0].levels == playbooks.model.LEVELS


@pytest.mark.parametrize(
    ("text", "line", "why", "mend"),
    [
        (HEAD + PLAY + "    rolle: comms\n", 8, "unknown_key_near", "role"),
        (HEAD + "colour: red\n" + PLAY, 3, "unknown_key", None),
        (HEAD + PLAY.replace("identify", "identfy"), 5, "unknown_choice_near", "identify"),
        (HEAD + PLAY + "    due_after: soon\n", 8, "no_moment", None),
        (HEAD + PLAY + "    blocked_by: [verifi]\n", 8, "unknown_play_near", "verify"),
        (HEAD + PLAY + "    blocked_by: [verify]\n", 4, "circle", None),
        (HEAD + PLAY + "    source: nowhere\n", 8, "unknown_source", None),
        (HEAD + PLAY + "    levels: purple+\n", 8, "unknown_level", None),
        (HEAD + PLAY + "    name: Again\n", 8, "doubled", None),
        (HEAD, 1, "missing", None),
        ("plays: [", 1, "no_yaml", None),
        ("", 1, "empty", None),
        ("a: &x [1]\nb: *x\n", 1, "alias", None),
        ("[" * 40 + "]" * 40, 1, "too_deep", None),
        ("x" * 300_000, 1, "too_long", None),
        ("- a\n", 1, "no_mapping", None),
        ("a: \x07\n", 1, "no_yaml", None),
        (HEAD + "extends: first-hour\n" + PLAY, 3, "unknown_base_near", "first-hours"),
    ],
)
def test_every_fault_has_its_line_and_its_mend(
    text: str, line: int, why: str, mend: object
) -> None:
    assert (line, why, mend) in faults(text)


def test_all_faults_are_told_at_once_and_in_words() -> None:
    text = HEAD + PLAY + "    rolle: x\n    due_after: soon\n"
    with pytest.raises(cases.errors.BadPlaybook) as refused:
        playbooks.read(text)

    assert refused.value.facts["count"] == 2
    for lang in catalogue.LANGUAGES:
        said = catalogue.standard().say(lang, refused.value.code, refused.value.facts)
        assert "cases." not in said
        assert "role" in said


def test_one_that_extends_another_has_all_of_it_but_what_it_leaves_out() -> None:
    text = HEAD + "extends: first-hours\nwithout: [hot-wash]\n" + PLAY
    found = playbooks.read(text, shipped.all_of_them())

    base = shipped.playbook("first-hours")
    assert {one.code for one in found.plays} == {one.code for one in base.plays} - {"hot-wash"}
    assert next(one for one in found.plays if one.code == "verify").name == {"": "Verify"}


@pytest.mark.parametrize("code", sorted(shipped.texts()))
def test_a_shipped_playbook_is_right_and_speaks_three_languages(code: str) -> None:
    found = shipped.playbook(code)

    texts = [found.name, found.summary, *(one.name for one in found.plays)]
    texts += [one.done_when for one in found.plays] + [one.text for one in found.wordings]
    assert all(set(one) == set(catalogue.LANGUAGES) for one in texts)
    assert all(all(one.values()) for one in texts)
    assert {"facts-15", "holding-60", "answer-4h", "authoritative-5h", "press-24h"} <= {
        one.code for one in found.clocks
    }
    assert all(one.source for one in found.plays)
    assert all(one.source for one in found.clocks)


@pytest.mark.parametrize("code", sorted(shipped.texts()))
@pytest.mark.parametrize("level", ["blue", "red"])
def test_a_shipped_playbook_can_be_worked_at_every_level(code: str, level: str) -> None:
    plays = shipped.playbook(code).plays_at(warning.Level[level.upper()])

    assert {one.step for one in plays} >= {cases.Step.IDENTIFY, cases.Step.EVALUATE}
