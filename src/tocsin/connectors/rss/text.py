"""HTML → the words a reader would see."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(
    (
        *("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "table", "td", "th", "tr", "ul"),
    )
)
_SILENT = frozenset({"script", "style", "template", "noscript", "head"})
_LONGEST = 400_000
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(self._silent - (tag in _SILENT), 0)
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(html: str) -> str:
    r"""Return the text of a piece of HTML, a line a block.

    >>> plain("<p>Fish &amp; <b>chips</b></p><script>x()</script><p>Peas</p>")
    'Fish & chips\nPeas'
    """
    reader = _Reader()
    reader.feed(html[:_LONGEST])
    reader.close()
    told = _BLANKS.sub(" ", "".join(reader.parts))
    return _LINES.sub("\n", told).strip()
