"""What a screen calls a label: the catalogues name every label of every head, and no other."""

import pytest

from tocsin.enrichment import heads
from tocsin.kernel import catalogue

PREFIX = "ui.label."


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_every_label_has_a_name_on_screen_and_no_other_has(lang: str) -> None:
    asked = {
        f"{PREFIX}{head.name}.{label.lower().replace(' ', '_')}"
        for head in heads.HEADS
        for label in head.labels
    }

    assert asked == {key for key in catalogue.standard().texts[lang] if key.startswith(PREFIX)}
