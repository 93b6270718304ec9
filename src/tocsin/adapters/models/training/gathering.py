"""From the files of a manifest to lessons, each with the labels of its set."""

from collections.abc import Iterator

from tocsin import enrichment
from tocsin.adapters.models.training import manifest, rows
from tocsin.enrichment import training
from tocsin.kernel import reasons

_NEARLY = 0.01
_SHOWN = 80  # characters of a label that a refusal quotes
_LONGEST = 20_000  # characters of a text that are kept


def gathered(
    whole: manifest.Manifest, split: str
) -> Iterator[tuple[manifest.Source, training.Lessons]]:
    """Yield each set of a split with its lessons; raises BadRow."""
    for source in whole.sets:
        if source.split == split:
            lessons = training.Lessons()
            for lesson in _lessons(whole, source):
                lessons.add(lesson)
            yield source, lessons


def _lessons(whole: manifest.Manifest, source: manifest.Source) -> Iterator[training.Lesson]:
    file = whole.path(source)
    for line, row in rows.rows(file):
        text = row.get(source.text)
        if text is None and source.text not in row:
            why = reasons.because("enrichment.row.no_text", key=source.text)
            raise enrichment.errors.BadRow(file=str(file), line=line, why=why)
        shares = _shares(source, row, line, str(file))
        if shares is not None and isinstance(text, str) and text.strip():
            yield training.Lesson(
                text=_clean(text)[:_LONGEST],
                head=source.head,
                shares=shares,
                group=source.lang,
                weight=source.weight,
            )


def _clean(text: str) -> str:
    """Return a text that can be encoded: what stands for half a character is dropped."""
    return text.encode("utf-8", "ignore").decode("utf-8")


def _shares(
    source: manifest.Source, row: rows.Row, line: int, file: str
) -> tuple[float, ...] | None:
    """Return a probability for each label; None for a row without a label, or with one left out."""
    labels = enrichment.heads.BY_NAME[source.head].labels
    if source.probabilities:
        return _soft(row.get(source.probabilities), labels, line, file)
    told = row.get(source.label)
    if told is None or told == "":
        return None
    label = str(told)
    if source.map is not None:
        if label not in source.map:
            return None
        label = source.map[label]
    if label not in labels:
        why = reasons.because("enrichment.row.label", label=label[:_SHOWN], known=list(labels))
        raise enrichment.errors.BadRow(file=file, line=line, why=why)
    return tuple(float(one == label) for one in labels)


def _soft(told: object, labels: tuple[str, ...], line: int, file: str) -> tuple[float, ...] | None:
    if told is None:
        return None
    listed = [told.get(label, 0.0) for label in labels] if isinstance(told, dict) else told
    if not isinstance(listed, list) or len(listed) != len(labels):
        why = reasons.because("enrichment.row.few_shares", known=list(labels))
        raise enrichment.errors.BadRow(file=file, line=line, why=why)
    shares = [float(one) if isinstance(one, int | float) else -1.0 for one in listed]
    if min(shares) < 0 or abs(sum(shares) - 1) > _NEARLY:
        why = reasons.because("enrichment.row.shares", told=f"{listed!r:.80}")
        raise enrichment.errors.BadRow(file=file, line=line, why=why)
    return tuple(one / sum(shares) for one in shares)
