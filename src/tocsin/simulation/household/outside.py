"""Whom the invented brand knows outside, and what all of its people have to read."""

from datetime import datetime, timedelta

from tocsin import directory
from tocsin.simulation.household.words import MARK, Say

_model = directory.entries.model

# code: group, who hears first, who of ours speaks to them
_STAKEHOLDERS = {
    "staff": ("employees", 0, "demo-people"),
    "authority": ("regulators", 1, "demo-legal"),
    "shops": ("partners", 1, "demo-operations"),
    "owners": ("customers", 1, "demo-care"),
    "suppliers": ("partners", 2, "demo-operations"),
    "investors": ("investors", 2, "demo-head"),
    "public": ("public", 3, "demo-communications"),
}
_MEDIA = {
    "harbour": ("city", ("en",)),
    "island": ("consumer", ("zh-Hant",)),
    "river": ("technology", ("zh-Hans",)),
}
_EXPERTS = {"thermal": True, "burns": False}
# code: kind, topics, who of ours, how many hours the law leaves
_ASSOCIATIONS: dict[str, tuple[str, tuple[str, ...], str, int | None]] = {
    "authority": ("government", ("safety", "recall"), "demo-legal", 24),
    "trade": ("association", ("safety",), "demo-quality", None),
    "fire": ("emergency", ("fire",), "demo-quality", None),
}
_SUPPLIERS: dict[str, tuple[str, int | None]] = {
    "calls": ("ready", 2),
    "lab": ("standby", 24),
    "printer": ("standby", 12),
    "counsel": ("unknown", None),
}
# code: platform, topics, whether there is an agreement
_LEADERS = {"steeped": ("video", ("safety",), False), "workshop": ("forum", ("recall",), True)}
_POLICIES = ("voice", "staff", "distress")
_A_WHILE = timedelta(days=90)
_ASKED, _DUE = timedelta(minutes=5), timedelta(hours=2)


def entries(say: Say, now: datetime) -> list[_model.Entry]:
    """Return whom the brand knows outside, each after what it points to."""
    return [
        *_known(say),
        *_helping(say, now),
        _model.Enquiry(
            entry_id="demo-enquiry",
            name=say("enquiry"),
            note=say(MARK),
            contact_id="demo-island",
            question=say("enquiry.question"),
            asked_at=now - _ASKED,
            due_at=now + _DUE,
            owner_id="demo-communications",
        ),
        *_influential(say, now),
        *(
            _model.Policy(
                entry_id=f"demo-{code}",
                name=say(f"policy.{code}"),
                note=say(MARK),
                text=say(f"policy.{code}.text"),
                since=now - _A_WHILE,
            )
            for code in _POLICIES
        ),
    ]


def _known(say: Say) -> list[_model.Entry]:
    stakeholders = [
        _model.Stakeholder(
            entry_id=f"demo-{code}",
            name=say(f"stakeholder.{code}"),
            note=say(MARK),
            group=group,
            stage=stage,
            owner_id=owner,
            reach=_mail(code),
        )
        for code, (group, stage, owner) in _STAKEHOLDERS.items()
    ]
    media = [
        _model.MediaContact(
            entry_id=f"demo-{code}",
            name=say(f"media.{code}"),
            note=say(MARK),
            outlet=say(f"media.{code}.outlet"),
            beat=say(f"media.beat.{beat}"),
            reach=_mail(code),
            languages=languages,
        )
        for code, (beat, languages) in _MEDIA.items()
    ]
    return [*stakeholders, *media]


def _helping(say: Say, now: datetime) -> list[_model.Entry]:
    experts = [
        _model.Expert(
            entry_id=f"demo-{code}",
            name=say(f"expert.{code}"),
            note=say(MARK),
            field=say(f"expert.{code}.field"),
            reach=_mail(code),
            is_agreed=is_agreed,
        )
        for code, is_agreed in _EXPERTS.items()
    ]
    suppliers = [
        _model.Supplier(
            entry_id=f"demo-{code}",
            name=say(f"supplier.{code}"),
            note=say(MARK),
            service=say(f"supplier.{code}.service"),
            reach=_mail(code),
            readiness=readiness,
            ready_within_h=hours,
            checked_at=now - _A_WHILE / 9 if readiness != "unknown" else None,
        )
        for code, (readiness, hours) in _SUPPLIERS.items()
    ]
    return [*experts, *_overseeing(say), *suppliers]


def _overseeing(say: Say) -> list[_model.Entry]:
    return [
        _model.Association(
            entry_id=f"demo-{code}",
            name=say(f"association.{code}"),
            note=say(MARK),
            kind=kind,
            topics=tuple(say(f"topic.{topic}") for topic in topics),
            reach=_mail(code),
            owner_id=owner,
            report_within_h=hours,
        )
        for code, (kind, topics, owner, hours) in _ASSOCIATIONS.items()
    ]


def _influential(say: Say, now: datetime) -> list[_model.Entry]:
    leaders = [
        _model.Leader(
            entry_id=f"demo-{code}",
            name=say(f"leader.{code}"),
            note=say(MARK),
            platform=say(f"platform.{platform}"),
            account=f"@{code}.example",
            topics=tuple(say(f"topic.{topic}") for topic in topics),
            is_partner=is_partner,
            reach=_mail(code),
            owner_id="demo-communications",
        )
        for code, (platform, topics, is_partner) in _LEADERS.items()
    ]
    outreach = _model.Outreach(
        entry_id="demo-outreach",
        name=say("outreach"),
        note=say(MARK),
        leader_id="demo-steeped",
        request=say("outreach.request"),
        asked_at=now - _ASKED,
        owner_id="demo-communications",
    )
    return [*leaders, outreach]


def _mail(code: str) -> tuple[_model.Reach, ...]:
    return (_model.Reach(channel="email", address=f"desk@{code}.example"),)
