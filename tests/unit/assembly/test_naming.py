"""From what a person wrote in a file to the rooms' values."""

from tocsin import listening, settings
from tocsin.assembly import naming
from tocsin.kernel import pseudonyms

NAMES = pseudonyms.Pseudonyms(key=bytes(32))


def test_a_watch_in_a_file_names_accounts_by_handle() -> None:
    told = settings.Watch(name="Brand", accounts=("weibo:@brand", "plaza/shop"))

    watch = naming.watch(told, NAMES)

    assert NAMES.of("weibo", "brand") in watch.accounts
    assert NAMES.of("plaza", "shop") in watch.accounts
    assert listening.accounts.written(watch, NAMES) == ("weibo:brand", "plaza:shop")


def test_reading_the_same_file_again_changes_nothing() -> None:
    told = settings.Watch(name="Brand", accounts=("weibo:@brand",))

    assert naming.watch(told, NAMES) == naming.watch(told, NAMES)
