"""A text in one spelling: folded, and what is said shortly spelled out."""

import re

from tocsin.kernel import folding

# A Chinese comma parts clauses, unless it groups a number's digits.
_COMMA = re.compile(r"，(?!\d{3}(?!\d))")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_TENTHS = dict(zip("一二三四五六七八九", range(10, 100, 10), strict=True))
_TENTH = re.compile(rf"([{''.join(_TENTHS)}]|\d+(?:\.\d+)?)成(?![功员立为本长分品人])")
_HUNDREDTHS = re.compile(r"百分之(百|[一二三四五六七八九十]+|\d+(?:\.\d+)?)")
_SPELLED = (
    (re.compile(r"昨(?:晚|夜)(?:间|上|里)?"), "昨日晚上"),
    (re.compile(r"前晚|前天晚上?"), "前日晚上"),
    (re.compile(r"今晚"), "今日晚上"),
    (re.compile(r"今(?:早|晨)"), "今日早上"),
    (re.compile(r"明(?:早|晨)"), "明日早上"),
    (re.compile(r"\blast night\b"), "yesterday evening"),
    (re.compile(r"\b(?:this (?:morning|afternoon|evening)|tonight)\b"), "today"),
    (re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})\s?(?=[ap]\.?m)"), r"\1:\2 "),
    (re.compile(r"(\d{1,2}月)(\d{1,2})日([、,和及与至到~-])(\d{1,2})日"), r"\1\2日\3\1\4日"),
    (re.compile(rf"\b(\d{{1,2}}) (and|to) (\d{{1,2}}) ({_MONTH})"), r"\1 \4 \2 \3 \4"),
    (re.compile(r"\b(?:began|begun|started|starts|begins) again\b"), "resumed"),
    (re.compile(r"\bspread over\b"), "spread across"),
    (re.compile(r"\bany other\b"), "any"),
    (re.compile(r"\ba fortnight\b"), "2 weeks"),
    (re.compile(r"\b(?:half an hour)\b|半(?:个)?(?:小时|钟头)"), "30分钟"),
    (re.compile(r"\b(?:an|one) hour and a half\b"), "90 minutes"),
    (re.compile(r"半数|一半|\bhalf of\b|\bhalf (?=the )"), "50%"),
    (
        re.compile(r"全额|\bin full\b|\b(?:full|whole) (?=refund|fare|price|amount|value|pay)"),
        "100% ",
    ),
    (re.compile(r"\bper cent\b"), "percent"),
    (
        re.compile(
            r"(?<!within )(?<!for )(?<!in )(?<!of )(?<!once )(?<!after )(?<!than )(?<!about )"
            r"\ba (day|week|month|year)\b"
        ),
        r"per \1",
    ),
    (re.compile(r"(?<=moved to )(?=intensive|hospital|another)"), "the "),
    (re.compile(r"(\$[\d,.]+(?: million| billion)?) an? "), r"\1 per "),
    (re.compile(r"(?:去年|今年|本年)(?=\d{1,2}月)"), ""),
    (
        re.compile(
            rf"\b(?:(?:last|next|on) )?{_DAY}, ?"
            rf"(?=(?:the )?\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH})"
        ),
        "",
    ),
    (re.compile(rf"({_MONTH} \d{{1,2}}), ?(?=\d{{4}})"), r"\1 "),
    (re.compile(rf"\bbetween (.{{1,25}}?) and (?=\d|{_MONTH})"), r"from \1 to "),
    (re.compile(r"(?<=[两一二三四五六七八九十\d])个(?=(?:半)?(?:小时|钟头|星期|礼拜))"), ""),
    (re.compile(r"(\d|[两一二三四五六七八九十])(?:个)?半(小时|钟头)"), r"\1小时30分钟"),
)


def spelled(text: str) -> str:
    """Return a text folded, with the short words for days, shares and terms spelled out.

    >>> spelled("昨晚8點，約三成"), spelled("22 and 23 August, at 10.40 p.m.")
    ('昨日晚上8点;约30%', '22 august and 23 august, at 10:40 p.m.')
    """
    plain = folding.fold(_COMMA.sub("；", text))
    for pattern, words in _SPELLED:
        plain = pattern.sub(words, plain)
    plain = _TENTH.sub(lambda hit: f"{_tenths(hit[1]):g}%", plain)
    return _HUNDREDTHS.sub(lambda hit: ("100" if hit[1] == "百" else hit[1]) + "%", plain)


def _tenths(written: str) -> float:
    return _TENTHS[written] if written in _TENTHS else float(written) * 10
