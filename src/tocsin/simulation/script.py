"""The script: who says what when. Minutes count from the story's beginning."""

from types import MappingProxyType

from tocsin.simulation.model import Lane, Scene, Weights

HOURS = 48
PROMOTION = 12 * 60
FIRST_POST = 32 * 60

# A mid-size brand: 60 to 120 posts an hour by day over all platforms.
CALM_PER_HOUR = 76.0

LANES = (
    Lane(platform="microblog", lang="zh-Hant", share=0.18, utc_offset_h=8, region="TW"),
    Lane(platform="forum", lang="zh-Hant", share=0.12, utc_offset_h=8, region="TW"),
    Lane(platform="video", lang="zh-Hant", share=0.08, utc_offset_h=8, region="TW"),
    Lane(platform="microblog", lang="zh-Hans", share=0.17, utc_offset_h=8, region="CN"),
    Lane(platform="forum", lang="zh-Hans", share=0.08, utc_offset_h=8, region="CN"),
    Lane(platform="video", lang="zh-Hans", share=0.11, utc_offset_h=8, region="CN"),
    Lane(platform="microblog", lang="en", share=0.11, utc_offset_h=0, region="GB"),
    Lane(platform="forum", lang="en", share=0.07, utc_offset_h=-5, region="US"),
    Lane(platform="video", lang="en", share=0.08, utc_offset_h=-8, region="US"),
)

_EVEN_PLATFORMS = {"microblog": 0.46, "forum": 0.26, "video": 0.28}
_EVEN_LANGS = {"zh-Hant": 0.42, "zh-Hans": 0.36, "en": 0.22}
_CALM_FORMS = {"original": 0.62, "reply": 0.22, "repost": 0.12, "quote": 0.04}
_PROMO_FORMS = {"original": 0.34, "reply": 0.2, "repost": 0.36, "quote": 0.1}
_CRISIS_FORMS = {"original": 0.36, "reply": 0.22, "repost": 0.3, "quote": 0.12}

CALM = Scene(
    name="calm",
    begins_min=0,
    ends_min=float("inf"),
    topic="calm",
    kinds={"chatter": 0.36, "question": 0.13, "complaint": 0.09, "praise": 0.12, "noise": 0.3},
    reply="reply_calm",
    quote="chatter",
    forms=_CALM_FORMS,
    platforms=_EVEN_PLATFORMS,
    langs=_EVEN_LANGS,
)
PROMO = Scene(
    name="promotion",
    begins_min=PROMOTION,
    ends_min=PROMOTION + 280,
    topic="promo",
    kinds={"promo": 1.0},
    reply="reply_promo",
    quote="quote_promo",
    forms=_PROMO_FORMS,
    platforms={"microblog": 0.6, "forum": 0.15, "video": 0.25},
    langs=_EVEN_LANGS,
)


def _scene(
    name: str,
    begins: float,
    ends: float,
    kinds: Weights,
    *,
    talk: str = "crisis",
    platforms: Weights = MappingProxyType(_EVEN_PLATFORMS),
    langs: Weights = MappingProxyType(_EVEN_LANGS),
) -> Scene:
    return Scene(
        name=name,
        begins_min=FIRST_POST + begins,
        ends_min=FIRST_POST + ends,
        topic="crisis",
        kinds=kinds,
        reply=f"reply_{talk}",
        quote=f"quote_{talk}",
        forms=_CRISIS_FORMS,
        platforms=platforms,
        langs=langs,
    )


CRISIS = (
    _scene(
        "first_post",
        0,
        12,
        {"worry": 3, "anger": 2, "same": 1, "sarcasm": 1},
        platforms={"microblog": 0.8, "forum": 0.15, "video": 0.05},
        langs={"zh-Hant": 0.8, "zh-Hans": 0.15, "en": 0.05},
    ),
    _scene(
        "big_account",
        12,
        20,
        {"anger": 5, "worry": 4, "silence": 1, "same": 1, "sarcasm": 1},
        platforms={"microblog": 0.75, "forum": 0.15, "video": 0.1},
        langs={"zh-Hant": 0.38, "zh-Hans": 0.54, "en": 0.12},
    ),
    _scene(
        "forks",
        20,
        29,
        {"anger": 5, "worry": 3, "same": 2, "silence": 2, "sarcasm": 1, "refund": 1},
    ),
    _scene(
        "rumour",
        29,
        36,
        {"rumour": 4, "anger": 4, "silence": 2, "worry": 2, "refund": 1, "defend": 0.5},
    ),
    _scene(
        "copies",
        36,
        46,
        {"rumour": 3, "anger": 3, "silence": 2, "refund": 1.5, "sarcasm": 1, "defend": 0.3},
    ),
    _scene(
        "press",
        46,
        75,
        {
            "anger": 3,
            "silence": 2.5,
            "refund": 3.5,
            "rumour": 2,
            "worry": 1.5,
            "news": 1.2,
            "same": 1,
            "press": 0.7,
            "defend": 0.5,
        },
    ),
    _scene(
        "holding_statement",
        75,
        150,
        {
            "doubt": 3,
            "refund": 3,
            "anger": 2,
            "accept": 2,
            "rumour": 1,
            "news_after": 0.8,
            "worry": 0.8,
            "press": 0.3,
        },
    ),
    _scene(
        "correction",
        150,
        265,
        {
            "fact": 3,
            "accept": 2.5,
            "doubt": 1.3,
            "refund": 1.3,
            "recovered": 0.8,
            "news_after": 0.7,
            "anger": 0.6,
        },
        talk="after",
    ),
    _scene("second_bump", 265, 345, {"bump": 5, "refund": 2, "doubt": 1, "anger": 1, "accept": 1}),
    _scene(
        "decline",
        345,
        960,
        {
            "recovered": 4,
            "accept": 1.5,
            "fact": 1,
            "defend": 1,
            "refund": 0.7,
            "sarcasm": 0.4,
            "doubt": 0.4,
        },
        talk="after",
    ),
)

# (minute, posts an hour on top of the calm), straight lines between the logarithms.
PROMO_CURVE = (
    (PROMOTION, 60.0),
    (PROMOTION + 8, 340.0),
    (PROMOTION + 25, 480.0),
    (PROMOTION + 90, 450.0),
    (PROMOTION + 125, 280.0),
    (PROMOTION + 160, 80.0),
    (PROMOTION + 280, 6.0),
)
_CRISIS_STEPS = (
    (0, 40.0),
    (12, 150.0),
    (14, 700.0),
    (18, 1400.0),
    (23, 2000.0),
    (30, 2400.0),
    (40, 2900.0),
    (60, 3300.0),
    (80, 3200.0),
    (120, 2500.0),
    (150, 2000.0),
    (175, 1200.0),
    (262, 520.0),
    (275, 800.0),
    (300, 1050.0),
    (345, 500.0),
    (480, 270.0),
    (720, 90.0),
    (960, 15.0),
)
CRISIS_CURVE = tuple((FIRST_POST + minute, rate) for minute, rate in _CRISIS_STEPS)
# The wave of near-copies: some 300 posts within ten minutes.
_COPY_STEPS = ((36, 120.0), (37.5, 3200.0), (41, 3600.0), (43, 900.0), (46, 60.0))
COPY_CURVE = tuple((FIRST_POST + minute, rate) for minute, rate in _COPY_STEPS)
