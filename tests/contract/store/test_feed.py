"""The feed that screens follow: what a follower may be told after a break."""

from tests.contract.store.building import NOON, Store


def test_a_feed_begun_anew_holds_no_earlier_position(store: Store) -> None:
    with store.db.writing() as books:
        followed = books.feed.append("k", {}, NOON)
        books.feed.begin_anew(NOON)

        assert followed < books.feed.oldest() - 1
        assert books.feed.head() == books.feed.oldest()
