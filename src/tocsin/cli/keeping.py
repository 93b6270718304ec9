"""`tocsin doctor | backup | restore | migrate | audit`: looking after the house."""

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

import tocsin
from tocsin import assembly, settings
from tocsin.adapters import archive, sql, strong
from tocsin.cli import root, words
from tocsin.cli.basis import folder, tables
from tocsin.cli.words import say
from tocsin.kernel import audit, catalogue, clock, errors, reasons
from tocsin.runtimes import cases, noticing

_LEAST_FREE_BYTES = 1 << 30
_MACHINE = 3  # findings that say nothing of the data folder
_KEY_BYTES = range(16, 65)
_OTHERS = 0o077  # rights of anybody but the owner

audit_app = typer.Typer(help=say("cli.audit.help"), no_args_is_help=True)
root.app.add_typer(audit_app, name="audit")


@audit_app.command("verify", help=say("cli.audit.verify.help"))
def verify(config: root.ConfigOption = None, data: root.DataOption = None) -> None:
    """Follow the chain of decisions from its beginning."""
    with folder.reading(config, data) as books:
        broken = audit.first_break(books.audit.entries())
    if broken is not None:
        words.complain(say("cli.audit.verify.broken", number=broken))
        raise typer.Exit(1)
    words.tell("cli.audit.verify.whole")


@root.app.command(help=say("cli.doctor.help"))
def doctor(
    *,
    as_json: root.JsonOption = False,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Look for what is wrong, and say how to mend it."""
    chosen = root.chosen(config, data)
    found = [*_of_machine(chosen.store.folder), *_of_folder(chosen.store.folder)]
    if all(one["good"] for one in found[_MACHINE:]):
        found += [*_of_store(chosen), *_of_strong(chosen.store.folder / "models" / "strong")]
    if as_json:
        tables.tell(found)
    else:
        for one in found:
            mark = "✓" if one["good"] else "✗"
            words.OUT.print(f"{mark} {say(str(one['code']), **one)}", markup=False)
    if not all(one["good"] for one in found):
        raise typer.Exit(1)


@root.app.command(help=say("cli.backup.help"))
def backup(
    target: Annotated[Path, typer.Argument(help=say("cli.backup.target"))],
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Copy everything to TARGET while the house runs."""
    with folder.kept(config, data) as kept:
        kept.store.backup(target, clock.SystemClock().now())
    words.tell("cli.backup.done", target=str(target))


@root.app.command(help=say("cli.restore.help"))
def restore(
    source: Annotated[Path, typer.Argument(exists=True, help=say("cli.restore.source"))],
    *,
    config: root.ConfigOption = None,
    data: root.DataOption = None,
) -> None:
    """Bring a backup back into an empty data folder."""
    target = root.chosen(config, data).store.folder
    archive.restore(source, target)
    words.tell("cli.restore.done", folder=str(target))


@root.app.command(help=say("cli.migrate.help"))
def migrate(*, config: root.ConfigOption = None, data: root.DataOption = None) -> None:
    """Bring the store's schema up to this version."""
    with folder.kept(config, data) as kept:
        version = sql.schema_version(kept.db)
    words.tell("cli.migrate.done", version=version)


def _of_machine(folder: Path) -> list[dict[str, object]]:
    version = ".".join(map(str, sys.version_info[:3]))
    there = folder if folder.exists() else folder.absolute().parent
    free = shutil.disk_usage(there if there.exists() else Path.cwd()).free
    languages = catalogue.standard().texts
    return [
        {
            "code": "cli.doctor.version",
            "good": True,
            "tocsin": tocsin.__version__,
            "python": version,
        },
        {
            "code": "cli.doctor.disk",
            "good": free >= _LEAST_FREE_BYTES,
            "gigabytes": round(free / 1e9, 1),
            "folder": str(folder),
        },
        {
            "code": "cli.doctor.languages",
            "good": all(languages.values()),
            "languages": ", ".join(languages),
        },
    ]


def _of_folder(folder: Path) -> list[dict[str, object]]:
    """Return what keeps us from working in the data folder; nothing where all is well."""
    key = folder / "secret.key"
    there = next(one for one in (folder, *folder.absolute().parents) if one.exists())
    found: list[tuple[str, Path]] = []
    if not there.is_dir():
        found.append(("not_a_folder", there))
    elif not os.access(there, os.R_OK | os.W_OK | os.X_OK):
        found.append(("not_writable", there))
    elif not key.exists() and (folder / "tocsin.db").exists():
        found.append(("no_key", key))
    elif key.exists() and not os.access(key, os.R_OK):
        found.append(("key_unreadable", key))
    elif key.exists() and key.stat().st_size not in _KEY_BYTES:
        found.append(("key_damaged", key))
    elif key.exists() and key.stat().st_mode & _OTHERS:
        found.append(("key_open", key))
    return [
        {"code": f"cli.doctor.{name}", "good": False, "path": str(path)} for name, path in found
    ]


def _of_store(chosen: settings.Settings) -> list[dict[str, object]]:
    try:
        return _of_books(chosen)
    except errors.TocsinError as refusal:
        why: reasons.Reason = {"code": refusal.code, "facts": refusal.facts}
    except OSError as refusal:
        file = str(refusal.filename or chosen.store.folder)
        why = reasons.because("cli.refused_file", file=file, why=reasons.of_system(refusal))
    where = "postgresql" if chosen.store.database else "sqlite"
    mend = reasons.because(f"cli.doctor.mend.{where}")
    return [{"code": "cli.doctor.unusable", "good": False, "why": why, "mend": mend}]


def _of_strong(folder: Path) -> list[dict[str, object]]:
    """Return what is to be done about the strong model, where one lies there."""
    if not folder.is_dir():
        return []
    try:
        is_outdated = strong.assembling.is_outdated(folder)
    except errors.TocsinError as refusal:
        why: reasons.Reason = {"code": refusal.code, "facts": refusal.facts}
        return [{"code": "cli.doctor.strong_unusable", "good": False, "why": why}]
    # It goes on reading as it did: nothing is wrong.
    told = {"code": "cli.doctor.strong_outdated", "good": True, "folder": str(folder)}
    return [told] if is_outdated else []


def _of_books(chosen: settings.Settings) -> list[dict[str, object]]:
    if not chosen.store.database and not (chosen.store.folder / "tocsin.db").exists():
        return [{"code": "cli.doctor.empty", "good": True, "folder": str(chosen.store.folder)}]
    kept = assembly.keep(chosen.store)
    try:
        faults, signer = kept.store.faults(), cases.snapping.signer(kept.names)
        with kept.db.reading() as books:
            silent = [one.source_id for one in books.health.all() if one.failures]
            quarantined = books.quarantine.count()
            audit = books.outbox.audit(clock.SystemClock().now())
            is_kept = audit.holds or noticing.answered(books, audit)
    finally:
        kept.close()
    return [
        *({"code": one.code, "good": False, **one.facts} for one in faults),
        {"code": "cli.doctor.store", "good": not faults, "faults": len(faults)},
        {"code": "cli.doctor.sources", "good": not silent, "sources": ", ".join(silent) or "–"},
        {
            "code": "cli.doctor.promises" if is_kept else "cli.doctor.broken_promises",
            "good": is_kept,
            "promised": audit.required,
            "missing": audit.missing,
            "dead": audit.dead_unacknowledged,
        },
        {"code": "cli.doctor.quarantine", "good": True, "posts": quarantined},
        {"code": "cli.doctor.signer", "good": True, "key": signer.public},
    ]
