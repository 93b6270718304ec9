"""Every detector that is shipped keeps the promises of its port."""

from collections.abc import Callable

import pytest

from tocsin.testing import detector_contract
from tocsin.warning import detectors, ports


@pytest.mark.parametrize("name", sorted(detectors.SHIPPED))
@pytest.mark.parametrize("check", detector_contract.CHECKS)
def test_a_shipped_detector_keeps_its_promises(
    name: str, check: Callable[[Callable[[], ports.Detector]], None]
) -> None:
    check(detectors.SHIPPED[name])
