"""A post that its platform deletes leaves the figures; whoever else is deleted changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from tests.contract.store import building

from tocsin import indicators, listening
from tocsin.adapters.sql.books import Books
from tocsin.runtimes import correcting
from tocsin.runtimes.seen import Seen

MINUTE = int(building.NOON.timestamp()) // 60


def a_tombstone(post_id: str) -> listening.Tombstone:
    return listening.Tombstone(platform="weibo", post_id=post_id, at=building.NOON)


def mentions(books: Books) -> int:
    rows = books.rollups.series("w1", MINUTE, MINUTE + 9)
    return sum(rows["mentions"].to_pylist())


def test_a_deleted_post_leaves_the_figures_once(store: building.Store) -> None:
    posts = building.posts(["要求退款", "真好看", "好"])
    store.commit("one", posts)
    seen, later = Seen(posts["key"].to_numpy()), building.NOON + timedelta(hours=1)
    with store.db.writing() as books:
        books.rollups.merge(indicators.roll_up(posts.combine_chunks().to_batches()[0]))

    for _ in range(2):
        stones = [a_tombstone("p0"), a_tombstone("p0"), a_tombstone("never-kept")]
        gone = correcting.withdrawn(stones, later, seen=seen, find=store.posts.posts)
        with store.db.writing() as books:
            books.rollups.merge(gone)
            books.tombstones.add(stones)

    with store.db.reading() as books:
        assert mentions(books) == 2
        row = books.rollups.series("w1", MINUTE, MINUTE).to_pylist()[0]
        assert (row["mentions"], row["demands"], row["terms"]) == (0, 0, "{}")
        (told,) = books.corrections.series("w1", MINUTE // 60, MINUTE // 60)
        assert (told.kind, told.posts) == ("deleted", 1)


def test_what_nobody_kept_is_not_looked_for(store: building.Store) -> None:
    def looked(_: Sequence[str]) -> list[Mapping[str, object]]:
        raise AssertionError

    gone = correcting.withdrawn([a_tombstone("x")], building.NOON, seen=Seen(), find=looked)

    assert gone.num_rows == 0
