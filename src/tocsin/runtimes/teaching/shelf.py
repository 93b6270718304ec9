"""The versions of the weights: the shipped one, and those in the data folder."""

import re
import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import structlog

from tocsin import directory, enrichment
from tocsin.adapters import models, sql
from tocsin.enrichment import teaching
from tocsin.kernel import errors, reasons
from tocsin.runtimes import publishing
from tocsin.runtimes.rulings import law

log = structlog.get_logger()

_NAME = re.compile(r"^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where versions lie: `folder`/<version>/, and the shipped one with the release."""

    folder: Path

    @classmethod
    def of(cls, data: Path) -> "Shelf":
        """Return the shelf in a data folder."""
        return cls(folder=data / "models")

    def path(self, version: str) -> Path:
        """Return where a version lies; raises UnknownModel."""
        if version in {teaching.SHIPPED, shipped().version}:
            return models.weight_file.SHIPPED
        place = self.folder / version
        if not _NAME.match(version) or not (place / models.weight_file.WEIGHTS).is_file():
            known = ", ".join(self.versions())
            raise enrichment.errors.UnknownModel(version=version, known=known)
        return place

    def versions(self) -> list[str]:
        """Return the names of all versions that lie here, the shipped one first."""
        # A card alone is not one of ours: the strong reader's folder has a card, too.
        files = sorted(self.folder.glob(f"*/{models.weight_file.WEIGHTS}"))
        return [teaching.SHIPPED, *(file.parent.name for file in files)]

    def weights(self, version: str) -> models.weight_file.Weights:
        """Return a version's weights; raises UnknownModel, BadWeights."""
        return models.weight_file.load(self.path(version))

    def reader(self, books: sql.Books, name: str) -> enrichment.Reader:
        """Return the reader of that name, the fast one with the weights in use."""
        if name != "ngram":
            return models.reader(name)
        one = books.reader_versions.in_use()
        if one is None:
            return _reader(models.weight_file.SHIPPED)
        try:
            return _reader(self.path(one.version))
        except errors.TocsinError as refused:  # posts are read, if by the weights that are there
            log.warning("reader.version_unusable", version=one.version, fault=str(refused))
            return _reader(models.weight_file.SHIPPED)

    def place(self, folder: Path) -> str:
        """Put a copy of a trained folder on the shelf; returns its version. Raises BadWeights."""
        version = models.weight_file.load(folder).version
        if not _NAME.match(version):
            why = reasons.because("enrichment.weights.version", version=version[:80])
            raise enrichment.errors.BadWeights(file=str(folder), why=why)
        if not (self.folder / version).exists():
            shutil.copytree(folder, self.folder / version)
        return version

    def in_use(self, books: sql.Books) -> models.weight_file.Weights:
        """Return the weights in use; the shipped ones where those cannot be used."""
        try:
            return self.weights(self.base(books))
        except errors.TocsinError as refused:
            log.warning("reader.version_unusable", version=self.base(books), fault=str(refused))
            return shipped()

    def base(self, books: sql.Books) -> str:
        """Return the version in use."""
        one = books.reader_versions.in_use()
        return teaching.SHIPPED if one is None else one.version

    def enter(
        self, books: sql.Books, actor: directory.Actor, one: teaching.Version
    ) -> teaching.Version:
        """List a version whose folder is there; what is listed stays as it is. NotAllowed."""
        directory.require(actor, "reader.learn", law.LAW)
        known = books.reader_versions.get(one.version)
        if known is not None:
            return known
        books.reader_versions.put(one)
        facts = {"seal": one.seal, "base": one.base, "corrections": one.corrections}
        books.audit.append(one.made_at, one.made_by, "reader.made", one.version, facts)
        publishing.changed(books, "models", one.version, one.made_at)
        return one

    def use(
        self,
        books: sql.Books,
        actor: directory.Actor,
        version: str,
        *,
        why: str,
        now: datetime,
        insists: bool = False,
    ) -> teaching.Version | None:
        """Put a version in use on a person's word; None where that is the shipped one.

        Raises NotAllowed, UnknownModel, BadWeights, and what `teaching.used` does.
        """
        directory.require(actor, "reader.use", law.LAW)
        person = actor.name
        former = books.reader_versions.in_use()
        if version in {teaching.SHIPPED, shipped().version}:
            self._ship(books, former, person=person, why=why, now=now)
            return None
        known = books.reader_versions.get(version)
        if known is None:
            raise enrichment.errors.UnknownModel(version=version, known=_known(books))
        if self.weights(version).written.seal() != known.seal:
            changed = reasons.because("enrichment.weights.changed")
            raise enrichment.errors.BadWeights(file=str(self.path(version)), why=changed)
        said = {"person": person, "why": why}
        chosen = teaching.used(known, former, **said, now=now, insists=insists)
        if former is not None:
            books.reader_versions.put(teaching.retired(former, person=person, why=why, now=now))
        books.reader_versions.put(chosen)
        facts = {"why": why, "former": chosen.former, "seal": chosen.seal, "insists": insists}
        books.audit.append(now, person, "reader.used", version, facts)
        publishing.changed(books, "models", version, now)
        return chosen

    def _ship(
        self,
        books: sql.Books,
        former: teaching.Version | None,
        *,
        person: str,
        why: str,
        now: datetime,
    ) -> None:
        if former is None:
            raise enrichment.errors.AlreadyInUse(version=teaching.SHIPPED)
        books.reader_versions.put(teaching.retired(former, person=person, why=why, now=now))
        facts = {"why": why, "former": former.version}
        books.audit.append(now, person, "reader.used", teaching.SHIPPED, facts)
        publishing.changed(books, "models", teaching.SHIPPED, now)

    def rollback(
        self, books: sql.Books, actor: directory.Actor, *, why: str, now: datetime
    ) -> teaching.Version | None:
        """Put back what was in use before; raises NotAllowed, NothingBefore, what `use` does."""
        directory.require(actor, "reader.use", law.LAW)
        former = books.reader_versions.in_use()
        if former is None:
            raise enrichment.errors.NothingBefore(version=teaching.SHIPPED)
        return self.use(books, actor, former.former or teaching.SHIPPED, why=why, now=now)


def shipped() -> models.weight_file.Weights:
    """Return the weights that come with the release."""
    return _loaded(models.weight_file.SHIPPED)


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> models.weight_file.Weights:
    return models.weight_file.load(folder)


@lru_cache(maxsize=4)
def _reader(folder: Path) -> models.NgramReader:
    """Return one reader a folder: equal recipes share what was built for them."""
    return models.NgramReader(folder)


def _known(books: sql.Books) -> str:
    return ", ".join([teaching.SHIPPED, *(one.version for one in books.reader_versions.all())])
