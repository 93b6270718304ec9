"""The `tocsin` command: the house without a browser.

Hears   arguments, the environment, a settings file
Says    sentences of the catalogue on a terminal; results as JSON or tables
Needs   assembly, where a verb works on the house; the data folder, whether or not a server runs
Leaves  all deciding to the rooms
"""

import importlib.util
import sys

import structlog
import typer

from tocsin.cli import words
from tocsin.cli.basis import pages, usage
from tocsin.cli.verbs import app, whole
from tocsin.kernel import errors, reasons
from tocsin.settings import BadConfiguration

__all__ = ["app", "main", "whole"]

ABORTED = 1
REFUSED = 2


def main() -> None:
    """Run the command; a refusal ends with its sentence and exit code 2."""
    # By whatever script it was called: else each process for batches would run that script again.
    sys.modules["__main__"].__spec__ = importlib.util.find_spec("tocsin.cli.__main__")
    structlog.configure(logger_factory=_stderr)  # standard output is for what was asked
    try:
        ended = pages.translated(typer.main.get_command(app))(standalone_mode=False)
    except typer.TyperException as refused:
        words.complain(usage.said(refused))
        sys.exit(refused.exit_code)
    except typer.Abort:
        words.complain(words.say("cli.usage.aborted"))
        sys.exit(ABORTED)
    except BadConfiguration as refused:
        for fault in refused.faults:
            words.complain(words.fault(fault))
        sys.exit(REFUSED)
    except errors.TocsinError as refused:
        words.complain(words.say(refused.code, **refused.facts))
        sys.exit(REFUSED)
    except OSError as refused:
        if refused.filename is None:  # no file that a person named: a fault of ours
            raise
        why = reasons.of_system(refused)
        words.complain(words.say("cli.refused_file", file=str(refused.filename), why=why))
        sys.exit(REFUSED)
    sys.exit(ended if isinstance(ended, int) else 0)


def _stderr(*_: object) -> structlog.PrintLogger:
    return structlog.PrintLogger(sys.stderr)
