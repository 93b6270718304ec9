"""`tocsin up` ends when it is asked to, whatever still reckons; what was promised is kept."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.integration, pytest.mark.timeout(120)]

_SCRIPT = """
import sys, time
from tocsin.runtimes import hourly

def endless(self, now):
    print("reckons", flush=True)
    time.sleep(3600)

hourly.Forecaster.is_due = lambda self, now: True
hourly.Forecaster.reckon = endless
from tocsin.cli import main
sys.argv = ["tocsin", "up", "--port", "0", "--data", "data"]
main()
"""


def test_a_stop_does_not_wait_for_what_will_be_reckoned_again(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _SCRIPT], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as house:
        assert house.stdout is not None
        said: set[str] = set()
        while not said >= {"Tocsin", "reckons"}:
            said.add(house.stdout.readline().partition(" ")[0].strip())
        house.send_signal(signal.SIGTERM)

        assert house.wait() == 0
