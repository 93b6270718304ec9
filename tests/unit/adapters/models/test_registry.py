"""Readers by name."""

from importlib import metadata

import pytest

from tocsin import enrichment, listening
from tocsin.adapters import models
from tocsin.adapters.models import registry


def test_our_readers_are_known_by_name() -> None:
    assert {"ngram", "null"} <= set(models.readers())
    assert models.reader("ngram").name == "ngram"


def test_the_null_reader_claims_nothing() -> None:
    posts = listening.POSTS.empty_table().to_batches() or [
        listening.POSTS.empty_table().combine_chunks()
    ]
    reader = models.reader("null")

    assert reader.read(posts[0]).schema == enrichment.READINGS


def test_an_unknown_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(enrichment.errors.UnknownReader) as refused:
        models.reader("oracle")

    assert refused.value.facts == {"name": "oracle", "known": "ngram, null"}


def test_a_plug_in_is_found_but_cannot_take_our_name(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [
        metadata.EntryPoint("mine", "tocsin.adapters.models:NullReader", registry.GROUP),
        metadata.EntryPoint("ngram", "tocsin.adapters.models:NullReader", registry.GROUP),
    ]
    monkeypatch.setattr(metadata, "entry_points", lambda *, group: entries)

    assert models.reader("mine").name == "null"
    assert models.reader("ngram").name == "ngram"
