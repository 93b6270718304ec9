"""Lets `python -m tocsin.cli` be the command."""

from tocsin.cli import main

main()
