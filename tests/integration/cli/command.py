"""How the tests of this folder call the command."""

from collections.abc import Callable

# The words of a command line, and the exit code that is expected of it; returns what was printed.
Run = Callable[..., str]
