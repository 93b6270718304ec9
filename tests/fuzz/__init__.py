"""Fuzzing with atheris, which `make fuzz-native` installs beside it and nothing else needs.

Its libFuzzer is named before the extension is loaded, whose coverage.c looks for it.
"""

import os
from importlib import import_module

os.environ["FUZZER"] = str(import_module("atheris.core_with_libfuzzer").__file__)
