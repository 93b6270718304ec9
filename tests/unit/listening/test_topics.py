"""Topics that a watch may begin with."""

import pytest
from tests.unit.listening.test_matching import wanted

from tocsin import listening
from tocsin.kernel import catalogue, folding
from tocsin.listening import matching, topics


@pytest.mark.parametrize("topic", topics.shipped(), ids=lambda one: one.code)
def test_every_topic_has_a_name_and_words_that_a_watch_takes(topic: topics.Topic) -> None:
    watch = listening.Watch(watch_id="w", name=topic.code, any=topic.words, all=("Lantern",))
    folded = [folding.fold(word) for word in topic.words]

    assert len(set(folded)) == len(folded)
    for lang in ("zh-Hant", "zh-Hans", "en"):
        assert catalogue.standard().say(lang, f"listening.topic.{topic.code}")
    matching.checked([watch])


def test_the_brand_and_a_word_are_both_needed() -> None:
    labour = next(one for one in topics.shipped() if one.code == "labour")
    watch = listening.Watch(watch_id="w", name="Labour", any=labour.words, all=("Lantern",))
    texts = ("Lantern 又在拖欠工资", "Lantern opens a shop", "unpaid wages elsewhere")

    assert wanted(watch, *texts) == [True, False, False]
