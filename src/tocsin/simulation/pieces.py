"""The posts that the story cannot do without: the first one, the big accounts, the brand's own."""

from tocsin.simulation.model import Piece
from tocsin.simulation.script import FIRST_POST, PROMOTION

_SMOKE = "https://microblog.example/media/rill-k3-smoke.jpg"
_BRAND_FOLLOWERS = {"microblog": 210_000, "forum": 4_200, "video": 88_000}
_LANGS = ("zh-Hant", "zh-Hans", "en")

BRAND_ACCOUNT = "wyndelo official"


def _brand(kind: str, minute: float, heat: int) -> tuple[Piece, ...]:
    """Return one of the brand's texts, on every platform in every language, 20 s apart."""
    return tuple(
        Piece(
            name=f"{kind} {platform} {lang}",
            minute=minute + number / 3,
            platform=platform,
            lang=lang,
            kind=kind,
            topic="promo" if kind == "brand_promo" else "crisis",
            followers=followers,
            heat=heat,
        )
        for number, (platform, lang, followers) in enumerate(
            (platform, lang, followers)
            for platform, followers in _BRAND_FOLLOWERS.items()
            for lang in _LANGS
        )
    )


PIECES = (
    *_brand("brand_promo", PROMOTION, 240),
    Piece(
        name="first",
        minute=FIRST_POST,
        platform="microblog",
        lang="zh-Hant",
        kind="first",
        topic="crisis",
        followers=214,
        heat=60,
        media=_SMOKE,
    ),
    Piece(
        name="second owner",
        minute=FIRST_POST + 5,
        platform="forum",
        lang="zh-Hans",
        kind="first",
        topic="crisis",
        followers=87,
        heat=12,
        media="https://forum.example/media/base-plate.jpg",
    ),
    Piece(
        name="third owner",
        minute=FIRST_POST + 9,
        platform="forum",
        lang="en",
        kind="first",
        topic="crisis",
        followers=133,
        heat=12,
        media="https://forum.example/media/kettle-stain.jpg",
    ),
    Piece(
        name="big account",
        minute=FIRST_POST + 12.4,
        platform="microblog",
        lang="zh-Hans",
        kind="big",
        topic="crisis",
        followers=1_840_000,
        heat=420,
        quotes="first",
        media=_SMOKE,
    ),
    Piece(
        name="crosses into English",
        minute=FIRST_POST + 14.5,
        platform="microblog",
        lang="en",
        kind="worry",
        topic="crisis",
        followers=8_200,
        heat=20,
        quotes="big account",
        media=_SMOKE,
    ),
    Piece(
        name="thread",
        minute=FIRST_POST + 20,
        platform="forum",
        lang="zh-Hant",
        kind="thread",
        topic="crisis",
        followers=3_100,
        heat=220,
        media=_SMOKE,
    ),
    Piece(
        name="teardown",
        minute=FIRST_POST + 22,
        platform="video",
        lang="en",
        kind="big",
        topic="crisis",
        followers=655_000,
        heat=300,
        media="https://video.example/v/rill-k3-teardown",
    ),
    Piece(
        name="rumour",
        minute=FIRST_POST + 29,
        platform="microblog",
        lang="zh-Hant",
        kind="rumour_first",
        topic="crisis",
        followers=48_000,
        heat=220,
        media="https://microblog.example/media/internal-mail.png",
    ),
    Piece(
        name="rumour crosses over",
        minute=FIRST_POST + 30.5,
        platform="video",
        lang="zh-Hans",
        kind="rumour_first",
        topic="crisis",
        followers=120_000,
        heat=220,
        media="https://video.example/v/internal-mail",
    ),
    Piece(
        name="rumour in English",
        minute=FIRST_POST + 33,
        platform="microblog",
        lang="en",
        kind="rumour_first",
        topic="crisis",
        followers=31_000,
        heat=160,
        media="https://microblog.example/media/internal-mail.png",
    ),
    *_brand("brand_holding", FIRST_POST + 75, 260),
    *_brand("brand_correction", FIRST_POST + 150, 260),
    *_brand("brand_bump", FIRST_POST + 302, 60),
    *_brand("brand_closing", FIRST_POST + 900, 30),
)
