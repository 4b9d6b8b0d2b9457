"""HTML in titles and descriptions, against what a browser would show."""

from __future__ import annotations

import time

import pytest

from mmsid.catalogue.words import plain_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Red  mug", "Red  mug"),
        ("Red &amp; mug &quot;XL&quot;", 'Red & mug "XL"'),
        ("Café &eacute;t&#233; &#x20AC;5", "Café été €5"),
        ("Say &amp;quot;hi&amp;quot;", 'Say "hi"'),
        ("AT&T, R&D, salt & pepper", "AT&T, R&D, salt & pepper"),
        ("<p>A <strong>nice</strong> thing.</p><ul><li>One</li><li>Two</li></ul>", "A nice thing. One Two"),
        ("A <b>bold</b>er mug<br/>next<!-- no -->line", "A bolder mug next line"),
        ("<style>.x{color:red}</style>Mug<script>if (1 < 2) {}</script>", "Mug"),
        ("5 < 6 and 7 > 3, I <3 mugs", "5 < 6 and 7 > 3, I <3 mugs"),
        ("Mug <Limited Edition> <new>", "Mug <Limited Edition> <new>"),
        ("<my-widget data-x='1'>Mug</my-widget><o:p>&nbsp;</o:p>", "Mug"),
        ("left open <script>x", "left open"),
        ("كوب &amp; أحمر", "كوب & أحمر"),
    ],
)
def test_a_text_is_what_a_browser_shows(text: str, shown: str) -> None:
    assert plain_text(text) == shown


@pytest.mark.parametrize("hostile", ["<a ", "<!--", "<script", "</", "<!", "&#1", "<b<", "<p>", "<div><b>", "&amp;"])
def test_the_time_grows_with_the_length_alone(hostile: str) -> None:
    started = time.process_time()
    plain_text(hostile * (120_000 // len(hostile)))
    assert time.process_time() - started < 10  # a tenth of a second; what goes back and forth needs minutes
