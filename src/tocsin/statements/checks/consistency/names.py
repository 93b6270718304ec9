"""Who and which: the name that stands with a role, a batch, a hotline."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tocsin.kernel import folding
from tocsin.statements.checks.consistency import lexicon
from tocsin.statements.drafting import Sentence

# Names that mean the same, each in its folded form, to one of them.
Aliases = Mapping[str, str]

_LATIN = r"[A-Z][\w'-]+(?: (?:of|de|van|&) (?=[A-Z]))?(?: [A-Z][\w'-]+){0,3}"
_HAN = r"[\u3400-\u9fff]"
_ROLES = {
    "spokesperson": (r"spokes(?:person|man|woman)", "发言人"),
    "chief": (
        r"(?:CEO|chief executive(?: officer)?|general manager|president)",
        "(?:总经理|执行长|首席执行官|总裁)",
    ),
    "chair": (r"(?:chair(?:man|woman|person)?)", "董事长"),
    "supplier": (r"supplier", "供应商"),
    "maker": (r"(?:contract manufacturer|manufacturer)", "(?:代工厂|制造商)"),
    "hospital": (r"taken to|treated (?:at|in)", "送往|送至|收治于"),
    "laboratory": (r"(?:laboratory|tested by)", "(?:检验机构|检测机构|委托)"),
    "authority": (r"(?:reported (?:it |this )?to|authority)", "(?:主管机关|通报)"),
    "lead": (r"(?:led by|headed by|run by)", "(?:负责人|召集人|主持人|专案负责人)"),
    "courier": (r"(?:courier|carrier)", "物流商"),
    "maintainer": (
        r"(?:serviced by|maintained by)",
        "(?:维护|维修|保养)(?:厂商|公司|单位)",
    ),
    "lawyer": (r"(?:law firm|lawyer)", "(?:律师事务所|委任律师)"),
}
# Who does it is told by the deed.
_DEEDS = {
    "lead": (_HAN + "{{0,10}}?{name}将?(?:负责|牵头|主持|召集)",),
    "supplier": ("由{name}(?:供应|提供|供货)", "来自{name}"),
}
_ORIGIN = re.compile(
    r"(?:imported|sourced|bought) from (.{2,24})|(?:进口自|采购自)(.{1,8})|(?:由|自|从)(.{1,8})进口"
)
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范廖"
    "石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺顾毛郝龚邵万覃武钱戴严莫孔向汤施洪翁简游庄温柯连赖詹颜凌"
)
_NO_NAMES = frozenset(("our", "the", "we", "a", "an", "this", "its", "their", "your", "my"))
_ENDINGS = "公司|食品|医院|物流|实业|企业|事务所|中心|大学|集团|科技|局|署|部|院"
_PERSON = frozenset({"spokesperson", "chief", "chair", "lead"})
_CODES = {
    "batch": re.compile(
        r"(?:batch(?:es)?|lot|批号|批号为|批次)\s?(?:number|no\.?|code)?\s?[:：]?\s?"
        r"([a-z]{1,4}-?\d{2,}[a-z0-9_-]*|\d{4,}[a-z0-9_-]*)"
    ),
    "hotline": re.compile(
        r"(?:hotline|call(?: us)?(?: on| at)?|reach us|phone|专线|热线|电话|拨打)[^\d]{0,30}?"
        r"(\+?\d[\d\s-]{6,16}\d)"
    ),
    "flight": re.compile(r"(?:flight|航班|班机)\s?([a-z]{2}\s?\d{2,4})"),
    "model": re.compile(
        r"(?:model|型号)\s?(?:number|no\.?)?\s?[:：]?\s?([a-z]{1,4}-?\d{2,}[a-z0-9_-]*)"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A role and who is said to have it."""

    role: str
    name: str  # folded; a code without blanks and dashes
    script: str  # latin, han, code
    sentence: Sentence
    is_changed: bool = False  # its sentence says itself that it differs from before


def of_sentence(one: Sentence) -> list[Named]:
    """Return who is named as what."""
    folded = folding.fold(one.text)
    found = [
        Named(role=role, name=re.sub(r"[\s-]", "", hit[1]), script="code", sentence=one)
        for role, pattern in _CODES.items()
        for hit in pattern.finditer(folded)
    ]
    found += [
        Named(role="origin", name=place, script="code", sentence=one)
        for hit in _ORIGIN.finditer(folded)
        for place in lexicon.found("place", next(each for each in hit.groups() if each))
    ]
    for role, (latin, han) in _ROLES.items():
        found += [_named(role, name, "latin", one) for name in _latin(one.text, latin)]
        found += [_named(role, name, "han", one) for name in _chinese(folded, han, role)]
    return found


def aliases(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Return the table of names that mean the same."""
    table: dict[str, str] = {}
    for group in groups:
        folded = [folding.fold(name).strip() for name in group if name.strip()]
        for name in folded:
            table[name] = folded[0]
    return table


def differ(one: Named, other: Named, known: Aliases) -> bool:
    """Return whether the two name somebody else; across scripts only what aliases tell."""
    if one.role != other.role:
        return False
    mine, theirs = _meant(one.name, known), _meant(other.name, known)
    if one.script != other.script and not (mine in known.values() and theirs in known.values()):
        return False
    if mine == theirs or mine.startswith(theirs) or theirs.startswith(mine):
        return False
    return not (one.script == "latin" and set(mine.split()) & set(theirs.split()))


def _meant(name: str, known: Aliases) -> str:
    if name in known:
        return known[name]
    # A Chinese name's end is not marked: the longest alias that it begins with is meant.
    fitting = [alias for alias in known if name.startswith(alias)]
    return known[max(fitting, key=len)] if fitting else name


def _named(role: str, name: str, script: str, sentence: Sentence) -> Named:
    return Named(role=role, name=folding.fold(name).strip(), script=script, sentence=sentence)


def _latin(text: str, role: str) -> Sequence[str]:
    title = r"(?: (?:now|the|our|Dr\.?|Mr\.?|Ms\.?))*"
    patterns = (
        rf"(?i:{role})(?: is| was| are|,| named| called| from| at)?{title} ({_LATIN})",
        rf"({_LATIN}),? (?:is |was |as )?(?:our |the |a )?(?:company )?(?i:{role})\b",
    )
    found = [hit[1] for one in patterns for hit in re.finditer(one, text)]
    return [name for name in found if name.lower() not in _NO_NAMES]


def _chinese(folded: str, role: str, kind: str) -> Sequence[str]:
    if kind in _PERSON:
        name = rf"([{_SURNAMES}]{_HAN}{{1,2}})"
        patterns = (
            rf"{role}(?:是|为|由)?\s?[:：]?\s?{name}",
            rf"由{name}(?:担任|出任)?{role}",
            *(one.format(name=name) for one in _DEEDS.get(kind, ())),
        )
    else:
        name = rf"({_HAN}{{2,8}}?(?:{_ENDINGS}))"
        patterns = (
            rf"(?:{role})(?:是|为|由)?\s?[:：]?\s?{name}",
            rf"由{name}(?:担任|提供)?(?:{role})",
            *(one.format(name=name) for one in _DEEDS.get(kind, ())),
        )
    return [hit[1] for one in patterns for hit in re.finditer(one, folded)]
