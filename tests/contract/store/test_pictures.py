"""Pictures are kept beside their posts, found again by few bits, and let go with their posts."""

import importlib
from datetime import timedelta
from pathlib import Path

from alembic import command
from sqlalchemy import inspect
from tests import needs
from tests.contract.store import building
from tests.contract.store.building import NOON, Store
from tests.contract.store.test_upgrades import counted, of_before

from tocsin.adapters import archive
from tocsin.adapters.sql import schema
from tocsin.enrichment.pictures import Kept, ReadPicture
from tocsin.runtimes import pictures


def a_picture(key: int, hash_: int | None, number: int = 0, **told: object) -> Kept:
    given: dict[str, object] = {
        "key": key,
        "number": number,
        "post_id": f"plaza/{key}",
        "media": f"{key}.jpg",
        "created_at": NOON,
        "hash": hash_,
        **told,
    }
    return Kept(**given)  # type: ignore[arg-type]  # a test's own fields


def test_pictures_of_few_other_bits_are_the_same_the_nearest_first(store: Store) -> None:
    some = [a_picture(1, 0), a_picture(2, 0b1111), a_picture(3, 1), a_picture(4, 0x1FF)]
    with store.db.writing() as books:
        books.pictures.put([*some, a_picture(5, None), a_picture(6, -1), a_picture(1, -(2**63), 1)])
        (first, second) = pictures.same(books, 1)

    assert [(one["post_id"], one["bits"]) for one in first["same"]] == [  # type: ignore[attr-defined]  # a list
        ("plaza/3", 1),
        ("plaza/2", 4),
    ]
    assert (first["hash"], second["hash"]) == ("0" * 16, "8" + "0" * 15)


def test_the_same_picture_read_again_takes_the_place_of_the_first(store: Store) -> None:
    with store.db.writing() as books:
        books.pictures.put([a_picture(1, 5)])
        books.pictures.put([a_picture(1, 5, picture_text="退\0款", reader="r 1", confidence=0.75)])

        assert books.pictures.of(1) == [
            a_picture(1, 5, picture_text="退款", reader="r 1", confidence=0.75)
        ]


def test_pictures_leave_with_their_posts(store: Store) -> None:
    with store.db.writing() as books:
        books.pictures.put([a_picture(1, 5), a_picture(2, 5, created_at=NOON - timedelta(days=9))])
        books.pictures.erase(NOON - timedelta(days=1))
        assert books.pictures.known([1, 2]) == {1}
        books.pictures.forget([1])
        assert books.pictures.known([1, 2]) == set()
        assert books.pictures.same(5, 10) == []


def test_a_store_of_before_gets_room_for_pictures_and_keeps_its_rows(bare_url: str) -> None:
    db = of_before(bare_url, "0012")
    with db.writing() as books:
        assert "pictures" not in inspect(books.connection).get_table_names()
        command.upgrade(schema._config(books.connection), "head")

    with db.writing() as books:
        assert counted(books)[-1] == "yes"
        books.pictures.put([a_picture(1, 5)])
        assert books.pictures.known([1]) == {1}
    db.close()


class Plain:
    """Reads the same in every picture."""

    name, version = "plain", "1"

    def read(self, files: list[Path]) -> list[ReadPicture]:
        return [ReadPicture(text="退款", confidence=0.9) for _ in files]


def test_only_files_within_the_folder_are_opened(on_sqlite: Store, tmp_path: Path) -> None:
    needs.pictures()
    folder = tmp_path / "media"
    folder.mkdir()
    image = importlib.import_module("PIL.Image").linear_gradient("L")
    for name in ("media/in.png", "outside.png"):
        image.save(tmp_path / name)
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (folder / "text.png").write_text("no picture", encoding="utf-8")
    names = ["in.png", "../outside.png", str(tmp_path / "outside.png"), "link.png", "text.png"]
    names += ["https://x.example/in.png", "a" * 5_000, "in.png\0", "", "."]
    on_sqlite.commit("a", building.posts(["t", "t"], media=[names, None]))

    done = pictures.open_all(
        on_sqlite.db,
        on_sqlite.posts,
        folder,
        archive.PostQuery(),
        Plain(),  # type: ignore[arg-type]  # a plain reader
    )
    again = pictures.open_all(on_sqlite.db, on_sqlite.posts, folder, archive.PostQuery())

    assert done == pictures.Opened(pictures=2, hashed=1, read=1, faults=1)
    assert again == pictures.Opened()
