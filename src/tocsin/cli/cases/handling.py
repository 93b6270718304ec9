"""`tocsin case list | show | open | export | verify`.

Whoever has the data folder has the books: these verbs act for the person at the terminal, by name.
"""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin import assembly, cases, warning
from tocsin.adapters import sql
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.rulings import opening
from tocsin.cli.words import say
from tocsin.kernel import catalogue, clock
from tocsin.runtimes import cases as room

app = typer.Typer(help=say("cases.cli.help"), no_args_is_help=True)
root.app.add_typer(app, name="case")

_CASES = ("case_id", "level", "step", "state", "opened", "name")
_TO_THE_MINUTE = 16
_CLOCKS = ("clock", "due", "state")
_TASKS = ("place", "task", "duty", "person", "due", "state")

CaseId = Annotated[str, typer.Argument(help=say("cli.id"))]
Level = Literal["blue", "yellow", "orange", "red"]


@app.command("list", help=say("cases.cli.list"))
def list_cases(
    *,
    every: Annotated[bool, typer.Option("--all", help=say("cases.cli.all"))] = False,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print the cases."""
    with folder.reading(config, data) as books:
        book = books.cases.cabinet().cases
        found = book.recent(limit=1000) if every else book.open()
    _show(found, as_json=as_json)


@app.command("show", help=say("cases.cli.show"))
def show(
    case_id: CaseId,
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Print one case."""
    with folder.reading(config, data) as books:
        cabinet = books.cases.cabinet()
        case = cases.loading.known(cases.Desk(books=cabinet, duties=cases.memory.Duties()), case_id)
        told = room.shaping.whole(cabinet, case)
        tasks, clocks = cabinet.tasks.of(case_id), cabinet.clocks.of(case_id)
        spread = room.spreading.measured(books, case, clock.SystemClock().now())
    if as_json:
        tables.tell({**told, "spread": room.spreading.told(spread)})
        return
    lang = words.language()
    _show([case], as_json=False)
    if spread.watches:
        words.tell("cases.cli.spread", **_spread(spread))
    some = [_row(one, "clock", lang) for one in clocks if one.code != "task"]
    tables.show(some, _CLOCKS, as_json=False)
    tables.show([_row(one, "task", lang) for one in tasks], _TASKS, as_json=False)


@app.command("open", help=say("cases.cli.open"))
def open_case(
    name: Annotated[str, typer.Argument(help=say("cases.cli.name"))],
    *,
    level: Annotated[Level, typer.Option("--level", help=say("cases.cli.level"))] = "orange",
    playbook: Annotated[str, typer.Option("--playbook", help=say("cases.cli.playbook"))] = "",
    country: Annotated[str, typer.Option("--country", help=say("cases.cli.country"))] = "",
    zone: Annotated[str, typer.Option("--zone", help=say("cases.cli.zone"))] = "UTC",
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Open a case by hand; the running server tells its team."""
    asked = cases.verbs.opening.Asked(
        name=name,
        level=warning.Level[level.upper()],
        opening=cases.Opening.HAND,
        sort=cases.Sort(),
        playbook=playbook,
        country=country,
        zone=zone,
    )
    now = clock.SystemClock().now()
    with folder.writing(config, data) as books:
        desk = _desk(books, config, data)
        case = cases.verbs.opening.open_case(desk, opening.actor(person), asked, now)
        tasks, clocks = desk.books.tasks.of(case.case_id), desk.books.clocks.of(case.case_id)
    words.tell("cases.cli.opened", case=case.case_id, tasks=len(tasks), clocks=len(clocks))


@app.command("export", help=say("cases.cli.export"))
def export(
    case_id: CaseId,
    target: Annotated[Path, typer.Argument(dir_okay=False, help=say("cases.cli.target"))],
    *,
    person: opening.PersonOption = "",
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Write the bundle of a case."""
    now = clock.SystemClock().now()
    with folder.kept(config, data) as kept, kept.db.writing() as books:
        desk, signer = _desk(books, config, data), room.snapping.signer(kept.names)
        content, seal = cases.verbs.locker.export(
            desk, opening.actor(person), case_id, now, signer=signer
        )
        target.write_bytes(content)
        snapshots = len(desk.books.evidence.of(case_id))
    facts = {"snapshots": snapshots, "seal": seal, "key": signer.public}
    words.tell("cases.cli.exported", file=str(target), **facts)


@app.command("verify", help=say("cases.cli.verify"))
def verify(
    bundle: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help=say("cases.cli.bundle"))
    ],
    *,
    seal: Annotated[str, typer.Option("--seal", help=say("cases.cli.seal"))] = "",
    key: Annotated[str, typer.Option("--key", help=say("cases.cli.key"))] = "",
) -> None:
    """Prove a bundle; one that does not hold is refused and ends with 2."""
    found = cases.evidence.bundles.verified(bundle.read_bytes(), seal=seal, key=key)
    told = found.manifest
    facts = {
        "case": told.case_id,
        "name": told.name,
        "snapshots": told.snapshots,
        "made_at": told.made_at.isoformat(timespec="seconds"),
        "made_by": told.made_by,
        "seal": found.seal,
        "key": told.signer or say("cases.cli.unsigned"),
    }
    # A stranger wrote the name: no line of its own, no word to the terminal.
    words.say_line({"code": "cases.cli.verified", "facts": facts})


def _show(found: list[cases.Case], *, as_json: bool) -> None:
    rows = [room.shaping.brief(one) for one in found]
    read = rows if as_json else [{**one, "opened": _minute(one["opened_at"])} for one in rows]
    tables.show(read, _CASES, as_json=as_json)


def _row(one: cases.clocks.Clock | cases.tasks.Task, what: str, lang: str) -> dict[str, object]:
    told = room.shaping.flat(one)
    return {**told, what: _said(told["name"], lang), "due": _minute(told["due_at"])}


def _spread(one: room.spreading.Spread) -> dict[str, object]:
    traits, negative = one.traits, one.negative_share
    return {
        "per_hour": traits.speed,
        "posts": one.posts,
        "since": _minute(one.since),
        "negative": "–" if negative is None else round(100 * negative),
        "accounts": traits.accounts,
        "platforms": len(traits.platforms),
        "reach": traits.reach,
        "participation": "–" if traits.participation is None else round(traits.participation, 1),
        "stories": one.stories,
    }


def _minute(told: object) -> str:
    """Return a time as people read it in a list: UTC, to the minute."""
    return f"{str(told)[:_TO_THE_MINUTE].replace('T', ' ')}Z" if told else ""


def _desk(books: sql.Books, config: Path | None, data: Path | None) -> cases.Desk:
    return assembly.desks_of(root.chosen(config, data)).on(books)


def _said(told: object, lang: str) -> str:
    return catalogue.in_language(told, lang) if isinstance(told, dict) else str(told)
