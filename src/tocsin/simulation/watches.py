"""What a desk at this brand would listen for."""

from tocsin.listening import Near, Watch

_BRAND = ("Wyndelo", "溫朵洛")  # 温朵洛 folds to the same
_PRODUCT = ("Rill K3", "Rill kettle", "小瀑")
_DEMANDS_EN = ("refund", "recall", "boycott", "unacceptable")
_DEMANDS_ZH = ("退費", "退款", "退貨", "退錢", "召回", "拒買", "抵制", "隱瞞")


def brand(language: str) -> str:
    """Return what the invented brand calls itself in a language."""
    return {"zh-Hant": "溫朵洛", "zh-Hans": "温朵洛"}.get(language, _BRAND[0])


def watches() -> tuple[Watch, ...]:
    """Return the story's watches: the brand, the kettle, and consumers' demands."""
    return (
        Watch(watch_id="sim-brand", name="Wyndelo 溫朵洛", any=_BRAND),
        Watch(
            watch_id="sim-kettle",
            name="Rill K3 小瀑",
            any=_PRODUCT,
            exclusions=("小瀑布",),  # a little waterfall, not the kettle
        ),
        Watch(
            watch_id="sim-demands",
            name="Refund · recall · boycott 退費抵制",
            near=(
                *(Near(first="Wyndelo", second=word, within=160) for word in _DEMANDS_EN),
                *(Near(first="Rill", second=word, within=160) for word in _DEMANDS_EN),
                *(Near(first="溫朵洛", second=word, within=60) for word in _DEMANDS_ZH),
                *(Near(first="小瀑", second=word, within=60) for word in _DEMANDS_ZH),
            ),
            hashtags=("BoycottWyndelo", "拒買溫朵洛", "抵制溫朵洛"),
            exclusions=("小瀑布",),
        ),
    )
