"""A data folder may be called anything that a disk allows."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.contract.store import building
from tests.contract.store.building import MINUTE, NOON

from tocsin import listening
from tocsin.adapters import archive

Q = archive.PostQuery
ODD = (
    *("a*b?c[d]e[", "**", "a=b", "~"),
    "輿情 'two' \"words\" {f,g} #1;2&3 us@er:pass 100% back\\slash new\nline",
)


@pytest.mark.parametrize("name", ODD)
def test_a_store_lies_in_any_folder(tmp_path: Path, name: str) -> None:
    stone = listening.Tombstone(platform="weibo", post_id="p7", at=NOON)
    with building.opened(tmp_path / name) as store:
        store.commit("file", building.posts(["电池 起火"] * 2_100))
        store.commit("tail", building.posts(["起火"], first=3_000))

        assert store.posts.count(Q(text="起火")) == 2_101
        assert len(store.posts.search(Q(limit=5)).posts) == 5
        with store.db.writing() as books:
            books.tombstones.add([stone])
        assert store.posts.purge(NOON) == 1
        assert store.posts.erase(NOON + 100 * MINUTE, NOON, slack=timedelta(0)) == 1
        assert store.posts.count(Q()) == 2_001
        assert store.posts.faults(is_deep=True) == []
        store.posts.backup(tmp_path / f"copy of {name}", NOON)
    assert (tmp_path / name / "tocsin.db").is_file()

    archive.restore(tmp_path / f"copy of {name}", tmp_path / f"{name} again")
    with building.opened(tmp_path / f"{name} again") as again:
        assert again.posts.count(Q()) == 2_001


def test_a_folder_called_like_a_pattern_holds_nobody_elses_posts(tmp_path: Path) -> None:
    with building.opened(tmp_path / "star") as other, building.opened(tmp_path / "st*r") as mine:
        other.commit("same", building.posts(["theirs"] * 2_100))
        mine.commit("same", building.posts(["mine"] * 2_100))

        assert mine.posts.count(Q()) == 2_100
        assert mine.texts(Q(limit=1)) == ["mine"]
