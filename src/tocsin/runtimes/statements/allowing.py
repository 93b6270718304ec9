"""What whoever looks may do now with a draft or with what goes out: screens show that alone.

The verbs decide anew when they are asked; what stands here only spares a person a refusal.
"""

from collections.abc import Sequence

from tocsin import directory
from tocsin.statements import law, publishing, signing

_State = publishing.State
_ASKING = frozenset({_State.BY_HAND, _State.ASKED, _State.IN_DOUBT})
WAITING = frozenset({_State.SCHEDULED, _State.FROZEN, _State.PENDING, _State.BY_HAND})
_OF_STATES = {
    "confirm": ("publication.confirm", _ASKING),
    "deny": ("publication.confirm", _ASKING),
    "thaw": ("publication.thaw", frozenset({_State.FROZEN})),
    "cancel": ("publication.cancel", WAITING),
}


def with_publication(one: publishing.Publication, actor: directory.Actor) -> list[str]:
    """Return what the actor may do with a publication as it stands."""
    return [
        deed
        for deed, (verb, states) in _OF_STATES.items()
        if one.state in states and directory.may(actor, verb, law.LAW)
    ]


def with_draft(
    judged: signing.Judged,
    words: Sequence[signing.Signature],
    out: Sequence[publishing.Publication],
    actor: directory.Actor,
    *,
    adds: bool,
    is_other: bool,
) -> list[str]:
    """Return what the actor may do with a draft as it reads now.

    `adds` = a yes carries more; `is_other` = the actor is surely none of its authors.
    """
    may = {verb for verb in law.LAW if directory.may(actor, verb, law.LAW)}
    is_handed_out = any(one.state in publishing.model.LIVE for one in out)
    void = {one.signature_id for one in judged.void}
    mine = [one for one in words if one.person_id == actor.user_id and one.signature_id not in void]
    declined = [one for one in mine if one.word is signing.Word.DECLINED]
    is_able = is_other and not is_handed_out
    deeds = {
        "write": "draft.write" in may and not is_handed_out,
        "approve": "draft.approve" in may and is_able and adds and not declined,
        "decline": "draft.decline" in may and is_able and not mine,
        "withdraw": "draft.withdraw" in may and bool(mine),
        "publish": "draft.publish" in may and judged.is_signed and not is_handed_out,
        "break_glass": "draft.break_glass" in may and not judged.is_signed and not is_handed_out,
    }
    return [deed for deed, is_allowed in deeds.items() if is_allowed]


def told(kept_from: str, out: Sequence[publishing.Publication], actor: directory.Actor) -> str:
    """Return what keeps the actor from signing, where they would want to know it."""
    may = directory.may(actor, "draft.approve", law.LAW)
    is_idle = any(one.state in publishing.model.LIVE for one in out)
    return "" if is_idle or (kept_from == "nobody" and not may) else kept_from


def with_break(one: signing.GlassBreak, actor: directory.Actor, *, is_other: bool) -> list[str]:
    """Return what the actor may do with a broken glass; `is_other` = somebody else broke it."""
    may = directory.may(actor, "break.review", law.LAW)
    return ["review"] if may and is_other and not one.reviewed_by else []
