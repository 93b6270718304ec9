"""Names that people listed are known in every script when words are held against each other."""

from pathlib import Path

from tests import databases
from tests.unit.statements import making

from tocsin import listening
from tocsin.adapters import sql
from tocsin.enrichment import entities
from tocsin.runtimes import statements as runtime
from tocsin.statements import checks, facts


def found(books: sql.Books) -> set[str]:
    desk = runtime.desk(books)
    draft = making.draft(desk, "我們的發言人林怡君將於現場說明。", language="zh-Hant")
    return {one.code for one in checks.check(draft, runtime.besides.of(desk, draft))}


def test_a_name_in_another_script_is_the_same_person_or_another_as_the_list_says(
    tmp_path: Path,
) -> None:
    db = databases.opened(tmp_path)
    with db.writing() as books:
        books.watches.put(listening.Watch(watch_id="w-1", name="Lantern", any=("lantern",)))
        making.fact(runtime.desk(books), facts.Aspect.WHO, en="Our spokesperson is Carol Chen.")
        unlisted = found(books)
        for key, name, alias in (("e-1", "Alice Lin", "林怡君"), ("e-2", "Carol Chen", "陳佳玲")):
            one = entities.Entity(
                entity_id=key,
                watch_id="w-1",
                kind="person",
                name=name,
                aliases=(alias,),
                at=making.NOON,
            )
            books.entities.put(one)
        listed = found(books)
    db.close()

    assert "statements.contradicts.name" not in unlisted
    assert "statements.contradicts.name" in listed
