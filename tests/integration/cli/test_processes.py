"""The processes that batches are stepped in carry what they need, and not the whole command."""

import json
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
import sys, pathlib
with pathlib.Path({told!r}).open("a") as told:
    told.write("run\\n")
from tocsin.cli import main
if __name__ == "__main__":
    sys.exit(main())
"""
_TERMS = '[[watch]]\nname = "Anvilo"\nany = ["anvilo"]\n'


def test_a_script_that_calls_the_command_is_run_once_however_many_processes(
    tmp_path: Path,
) -> None:
    told, script = tmp_path / "told", tmp_path / "tocsin"
    script.write_text(_SCRIPT.format(told=str(told)), encoding="utf-8")
    posts, terms = tmp_path / "posts.jsonl", tmp_path / "terms.toml"
    terms.write_text(_TERMS, encoding="utf-8")
    lines = [
        json.dumps({"id": str(n), "text": f"anvilo {n}", "created_at": 1_770_000_000 + n})
        for n in range(1_000)
    ]
    posts.write_text("\n".join(lines), encoding="utf-8")
    words = [sys.executable, str(script), "replay", str(posts), "--watch", str(terms)]
    words += ["--data", str(tmp_path / "data"), "--report", str(tmp_path / "out.json")]
    subprocess.run(words, check=True, capture_output=True)

    assert told.read_text(encoding="utf-8") == "run\n"
    assert json.loads((tmp_path / "out.json").read_bytes())["posts"]["matched"] == 1_000
