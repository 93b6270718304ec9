"""The `tocsin` command: the house without a browser.

Hears   arguments, the environment, a settings file
Says    sentences of the catalogue on a terminal; results as JSON or tables
Needs   assembly; the data folder, whether or not a server runs on it
Leaves  all deciding to the rooms
"""

import importlib.util
import sys

from tocsin.cli import (
    asking,
    foretelling,
    keeping,
    learning,
    listing,
    replaying,
    rulings,
    running,
    scoring,
    words,
)
from tocsin.cli.root import app
from tocsin.kernel import errors
from tocsin.settings import BadConfiguration

__all__ = [
    "app",
    "asking",
    "foretelling",
    "keeping",
    "learning",
    "listing",
    "main",
    "replaying",
    "rulings",
    "running",
    "scoring",
]

REFUSED = 2


def main() -> None:
    """Run the command; a refusal ends with its sentence and exit code 2."""
    # By whatever script it was called: else each process for batches would run that script again.
    sys.modules["__main__"].__spec__ = importlib.util.find_spec("tocsin.cli.__main__")
    try:
        app()
    except BadConfiguration as refused:
        for fault in refused.faults:
            words.complain(words.fault(fault))
        sys.exit(REFUSED)
    except errors.TocsinError as refused:
        words.complain(words.say(refused.code, **refused.facts))
        sys.exit(REFUSED)
