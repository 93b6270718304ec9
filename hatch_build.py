"""Builds the optional C extension beside its sources: for the wheel, or here with `make native`.

Where there is no C compiler, or it fails, the wheel is pure and NumPy serves (slower, and with the
same results). TOCSIN_NATIVE=0 builds without. NATIVE_FLAGS adds compiler flags.
"""

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
FOLDER = ROOT / "src" / "tocsin" / "kernel" / "native"
BUILT = FOLDER / "_native.abi3.so"
_FLAGS = "-std=c11 -O3 -fPIC -shared -fvisibility=hidden -Wall -Wextra -Werror=implicit"


class NativeHook(BuildHookInterface[Any]):
    """Adds the extension to a wheel and tags the wheel by it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; what fails to compile is told and left out."""
        del version
        if self.target_name != "wheel":
            return
        is_built, told = compiled()
        self.app.display_info(told)
        if is_built:
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data["artifacts"].append(str(BUILT.relative_to(ROOT)))
            build_data["pure_python"] = False
            build_data["tag"] = f"cp311-abi3-{platform}"


def compiled() -> tuple[bool, str]:
    """Compile all C files into one extension; return whether it is there, and a sentence."""
    compiler = shlex.split(os.environ.get("CC", "")) or [shutil.which("cc") or ""]
    is_free = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))  # has no stable ABI yet
    if os.environ.get("TOCSIN_NATIVE") == "0" or is_free or not compiler[0]:
        return False, "Built without the C extension: no compiler, or not wanted. NumPy serves."
    sources = [str(file) for file in sorted(FOLDER.glob("*.c"))]
    include = sysconfig.get_paths()["include"]
    asked = [*shlex.split(_FLAGS), *shlex.split(os.environ.get("NATIVE_FLAGS", ""))]
    mac = ["-undefined", "dynamic_lookup"] if sys.platform == "darwin" else []
    # Replaced at a stroke: a process that has the old file open keeps it.
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        made = Path(folder) / BUILT.name
        command = [*compiler, *asked, f"-I{include}", *sources, *mac, "-o", str(made), "-lm"]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as fault:
            return _without(str(fault))
        if done.returncode:
            return _without(done.stderr)
        made.replace(BUILT)
    return True, f"Built the C extension {BUILT.name}.\n{done.stderr}".strip()


def _without(why: str) -> tuple[bool, str]:
    BUILT.unlink(missing_ok=True)
    return False, f"Built without the C extension, NumPy serves: {why}"


if __name__ == "__main__":
    sys.stdout.write(f"{compiled()[1]}\n")
