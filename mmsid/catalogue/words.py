"""The words of a text that may hold HTML: without its tags, scripts and styles, and with its entities read.

In: a title or a description as shop systems export it; out: what a visitor of the shop reads. The rules: a text without
`<` and `&` stays as it is, `5 < 6`, `R&D` and `<Limited Edition>` are no HTML, and the time grows with the length alone
(the parser is ammonia's, through nh3), whatever a stranger sends.
"""

from __future__ import annotations

import html
import re
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

_INLINE = (
    r"(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|rp|rt|ruby|s|samp|small|span"
    r"|strike|strong|sub|sup|time|tt|u|var|wbr)(?![\w-])"
)
"""Elements that may stand within a word."""
_BLOCK = (
    r"(?:address|article|aside|audio|base|blockquote|body|br|button|canvas|caption|center|col|colgroup|dd|details|dialog"
    r"|dir|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hgroup|hr|html"
    r"|iframe|img|input|legend|li|link|main|map|meta|nav|noscript|object|ol|optgroup|option|output|p|param|picture|pre"
    r"|progress|script|section|select|source|style|summary|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr"
    r"|track|ul|video)(?![\w-])"
)
_NO_TAG = re.compile(rf"<(?!/?(?:{_INLINE}|{_BLOCK}|[a-z][a-z0-9]*[:-][a-z])|!)", re.IGNORECASE)
_PARTS = re.compile(rf"(?=<!|<(?!/?{_INLINE})/?[a-z])", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)
_MOST_ESCAPES = 3
"""How often a text is escaped at most: exports of exports write `&amp;quot;`."""


def plain_text(text: str) -> str:
    """What a reader sees of a text, HTML or not; runs of blanks become one where it was HTML."""
    if "<" not in text and "&" not in text:
        return text
    told = text
    for _ in range(_MOST_ESCAPES):
        told = _shown(told)
        if not _ENTITY.search(told):
            break
    return told if told != " ".join(text.split()) else text


def _shown(text: str) -> str:
    if "<" in text:
        text = _cleaner().clean(_PARTS.sub(" ", _NO_TAG.sub("&lt;", text)))
    with suppress(ValueError):  # a character reference of thousands of digits
        text = html.unescape(text)
    return " ".join(text.split())


@cache
def _cleaner() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(tags=set(), clean_content_tags={"script", "style"}, strip_comments=True)
