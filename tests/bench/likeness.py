"""Which playbook is nearest to a case's name: by words, by our strong model, by the encoder.

    python -m tests.bench.likeness [--folder DATA/models/strong]

36 names, three for each playbook in three languages, written for this bench.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from tocsin.adapters import strong
from tocsin.cases import playbooks
from tocsin.enrichment import likeness

NAMES = {
    "product-safety": (
        *("電鍋起火 兩名住戶受傷", "电热水壶爆炸烫伤孩子"),
        "Rice cooker fire injures two; recall demanded",
    ),
    "data-leak": (
        *("會員個資外洩 駭客兜售", "用户数据库被挂到暗网"),
        "Customer records for sale after breach",
    ),
    "food-safety": (
        *("便當吃壞肚子 多人送醫", "奶茶里喝出虫子"),
        "Dozens sick after eating our salad",
    ),
    "boycott": ("網友發起拒買", "消费者呼吁抵制品牌", "Hashtag calls to boycott the brand"),
    "labour-dispute": ("工會宣布罷工", "员工讨薪拉横幅", "Union walks out over overtime"),
    "executive-remark": (
        *("執行長失言惹怒網友", "总裁直播言论引争议"),
        "CEO remark on women sparks outrage",
    ),
    "service-outage": (
        *("App 全面當機 無法付款", "系统宕机 订单无法提交"),
        "App down nationwide for hours",
    ),
    "rumour": (
        *("網傳工廠倒閉 公司否認", "网传公司跑路 假消息"),
        "False rumour that the plant is closing",
    ),
    "staff-misconduct": (
        *("店員辱罵顧客影片瘋傳", "员工殴打顾客视频"),
        "Video shows employee insulting a guest",
    ),
    "natural-disaster": ("地震 門市停業", "台风致仓库被淹", "Flood closes warehouse"),
    "ai-deepfake": (
        *("深偽影片冒充總經理", "AI换脸视频冒充董事长"),
        "Deepfake of our CEO circulates",
    ),
    "competitor-attack": (
        *("競品買水軍抹黑", "竞争对手雇水军黑我们"),
        "Rival pays trolls to smear us",
    ),
}


class Ours:
    """The vectors of the model that reads posts again."""

    def __init__(self, folder: Path) -> None:
        self._reader = strong.StrongReader.of(folder)

    def vectors(self, texts: Sequence[str], folded: Sequence[str]) -> strong.engine.Floats:
        """Return a vector a text."""
        return self._reader.embed(texts, folded)


def plans() -> Iterator[tuple[str, list[str]]]:
    """Yield what each playbook is known by, in each language."""
    for one in playbooks.shipped.all_of_them().values():
        if one.code in NAMES:
            for language, name in one.name.items():
                yield one.code, [name, f"{' '.join(one.suggested_by)} {one.summary[language]}"]


def told(measure: likeness.Measure) -> tuple[int, int]:
    """Return how often the right playbook came first, and among the first three."""
    known, first, three = list(plans()), 0, 0
    for code, names in NAMES.items():
        for name in names:
            best: dict[str, float] = {}
            for (other, _), near in zip(known, _whole(measure, name, known), strict=True):
                best[other] = max(near, best.get(other, 0.0))
            near_enough = [one for one in best if best[one] >= measure.least]
            ranked = sorted(near_enough, key=lambda one: -best[one])
            first += ranked[:1] == [code]
            three += code in ranked[:3]
    return first, three


def _whole(
    measure: likeness.Measure, name: str, known: Sequence[tuple[str, list[str]]]
) -> tuple[float, ...]:
    while True:
        near = measure.nearness([name], [parts for _, parts in known])
        if not near.waiting:
            return near.shares


def main() -> None:
    """Print how often each is right."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path)
    folder = asked.parse_args().folder
    measures: dict[str, likeness.Measure] = {"words": likeness.Words()}
    if folder is not None:
        measures["our strong model"] = likeness.Meaning(Ours(folder))
    if strong.likeness.is_installed():
        measures["the whole encoder"] = likeness.Meaning(strong.likeness.Sentences())
    for name, measure in measures.items():
        first, three = told(measure)
        print(f"{name:20}{first:>3} first, {three:>3} of the first three, of 36")


if __name__ == "__main__":
    main()
