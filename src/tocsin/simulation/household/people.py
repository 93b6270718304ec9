"""Departments, people and duties of the invented brand; six of its people can be played."""

from dataclasses import dataclass

from tocsin import directory
from tocsin.simulation.household.words import MARK, Say

_model = directory.entries.model

_EAST, _MAINLAND, _LONDON = "Asia/Taipei", "Asia/Shanghai", "Europe/London"


@dataclass(frozen=True, slots=True, kw_only=True)
class _One:
    person_id: str
    name: str
    title: str
    department: str
    languages: tuple[str, ...]
    zone: str = _EAST
    is_distress_trained: bool = False


_PEOPLE = (
    _One(
        person_id="demo-duty",
        name="林曉嵐",
        title="duty",
        department="communications",
        languages=("zh-Hant", "en"),
        is_distress_trained=True,
    ),
    _One(
        person_id="demo-writer",
        name="陈思远",
        title="writer",
        department="communications",
        languages=("zh-Hans", "en"),
        zone=_MAINLAND,
    ),
    _One(
        person_id="demo-legal",
        name="Amelia Hart",
        title="legal",
        department="legal",
        languages=("en",),
        zone=_LONDON,
    ),
    _One(
        person_id="demo-communications",
        name="周雅文",
        title="communications",
        department="communications",
        languages=("zh-Hant", "zh-Hans", "en"),
    ),
    _One(
        person_id="demo-auditor",
        name="Jonas Weber",
        title="auditor",
        department="executive",
        languages=("en",),
        zone="Europe/Berlin",
    ),
    _One(
        person_id="demo-head",
        name="吳建宏",
        title="head",
        department="executive",
        languages=("zh-Hant", "en"),
    ),
    _One(
        person_id="demo-quality",
        name="黃柏翰",
        title="quality",
        department="quality",
        languages=("zh-Hant",),
    ),
    _One(
        person_id="demo-care",
        name="王芷晴",
        title="care",
        department="care",
        languages=("zh-Hant", "en"),
        is_distress_trained=True,
    ),
    _One(
        person_id="demo-operations",
        name="李婷",
        title="operations",
        department="operations",
        languages=("zh-Hans",),
        zone=_MAINLAND,
    ),
    _One(
        person_id="demo-technology",
        name="Priya Nair",
        title="technology",
        department="technology",
        languages=("en",),
        zone=_LONDON,
    ),
    _One(
        person_id="demo-people",
        name="郭美玲",
        title="people",
        department="people",
        languages=("zh-Hant",),
    ),
)
_DEPARTMENTS = {
    "executive": "demo-head",
    "communications": "demo-communications",
    "legal": "demo-legal",
    "quality": "demo-quality",
    "care": "demo-care",
    "operations": "demo-operations",
    "technology": "demo-technology",
    "people": "demo-people",
}
# A duty's id is the role that playbooks and sign-off name; the holder first, then deputies.
_DUTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "lead": ("communications", ("demo-duty", "demo-communications", "demo-head")),
    "monitoring": ("communications", ()),  # by the rota alone
    "comms": ("communications", ("demo-writer", "demo-duty")),
    "communications": ("communications", ("demo-communications", "demo-head")),
    "legal": ("legal", ("demo-legal", "demo-head")),
    "spokesperson": ("communications", ("demo-communications", "demo-head")),
    "executive": ("executive", ("demo-head", "demo-communications")),
    "quality": ("quality", ("demo-quality", "demo-operations")),
    "operations": ("operations", ("demo-operations", "demo-quality")),
    "customer_care": ("care", ("demo-care", "demo-duty")),
    "care": ("care", ("demo-care", "demo-duty")),
    "people": ("people", ("demo-people", "demo-head")),
    "technology": ("technology", ("demo-technology", "demo-quality")),
    "security": ("technology", ("demo-technology", "demo-operations")),
    "marketing": ("communications", ("demo-communications", "demo-writer")),
}
_PHONE = "+44 1632 9600{number:02}"  # numbers that Ofcom keeps free for fiction


def entries(say: Say) -> list[_model.Entry]:
    """Return departments, people and duties, each after what it points to."""
    bare = [_department(code, "", say) for code in _DEPARTMENTS]
    people = [_person(one, number, say) for number, one in enumerate(_PEOPLE, start=1)]
    headed = [_department(code, head, say) for code, head in _DEPARTMENTS.items()]
    duties = [
        _model.Duty(
            entry_id=code,
            name=say(f"duty.{code}"),
            note=say(MARK),
            department_id=f"demo-{department}",
            holdings=_holdings(held),
        )
        for code, (department, held) in _DUTIES.items()
    ]
    return [*bare, *people, *headed, *duties]


def _holdings(held: tuple[str, ...]) -> tuple[_model.Holding, ...]:
    return (_model.Holding(person_id=held[0], deputies=held[1:]),) if held else ()


def _department(code: str, head: str, say: Say) -> _model.Department:
    return _model.Department(
        entry_id=f"demo-{code}", name=say(f"department.{code}"), note=say(MARK), head_id=head
    )


def _person(one: _One, number: int, say: Say) -> _model.Person:
    return _model.Person(
        entry_id=one.person_id,
        name=one.name,
        note=say(MARK),
        department_id=f"demo-{one.department}",
        title=say(f"title.{one.title}"),
        reach=(_model.Reach(channel="phone", address=_PHONE.format(number=number)),),
        languages=one.languages,
        zone=one.zone,
        is_distress_trained=one.is_distress_trained,
    )
