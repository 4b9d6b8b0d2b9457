"""Hostile uploads: multipart as RFC 7578 never meant it.

In: a random generator and what is known of the app; out: an `Attack` per function. The rule: a file lands in the
app's own folder under a name of one file, or the upload is refused in a sentence.
"""

from __future__ import annotations

import random

from tests.soak.arguments import Maker
from tests.soak.judging import MARKUP, Attack
from tests.soak.visitors import API, Facts
from tests.soak.wire import Request

UPLOAD = f"{API}/upload"
BOUNDARY = "soak"

NAMES = [
    b"../../../etc/passwd", b"..", b".", b"/", b"", b"\\\\host\\share", b"C:\\a.png", b"a/b/c.png", b"\xff\xfe.png",
    "😀".encode() * 80, b"x" * 5_000, b"con.png", b"a%00.png", b"state.json", MARKUP.encode(), b"-rf", b"a\tb", b"%2e%2e",
]  # fmt: skip


def part(name: bytes | None, content: bytes, field: bytes = b"files") -> bytes:
    """One part of a form; without a name it is a text."""
    filename = b"" if name is None else b'; filename="' + name + b'"'
    return b'Content-Disposition: form-data; name="' + field + b'"' + filename + b"\r\n\r\n" + content


def form(parts: list[bytes], *, is_closed: bool = True) -> bytes:
    """Parts as one body."""
    boundary = b"--" + BOUNDARY.encode()
    body = b"".join(boundary + b"\r\n" + one + b"\r\n" for one in parts)
    return body + boundary + b"--\r\n" if is_closed else body


def sent(body: bytes, kind: str = f"multipart/form-data; boundary={BOUNDARY}", query: str = "") -> Request:
    """An upload."""
    return Request("POST", UPLOAD + query, body, (("Content-Type", kind),))


def names(rng: random.Random, facts: Facts) -> Attack:
    """Names with separators, of dots, of nothing, too long."""
    return Attack("file name", sent(form([part(rng.choice(NAMES), b"x")])), is_open=True)


def no_file(rng: random.Random, facts: Facts) -> Attack:
    """Parts that are no files."""
    parts = rng.choice([[], [part(None, b"text")], [b"X: y\r\n\r\nz"], [b"\r\n"], [part(b"a.png", b"x", b"other")]])
    query = rng.choice(["", "?upload_id=soak", "?upload_id=" + "x" * 3_000])
    return Attack("no file", sent(form(parts), query=query), is_open=not parts or b'"other"' in parts[0])


def boundaries(rng: random.Random, facts: Facts) -> Attack:
    """Content types and boundaries that do not go with the body."""
    kind = rng.choice([
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=other", "text/plain", "",
        f"multipart/mixed; boundary={BOUNDARY}", "multipart/form-data; boundary=" + "x" * 200, "application/json",
    ])  # fmt: skip
    return Attack("boundary", sent(form([part(b"a.png", b"x")]), kind))


def charsets(rng: random.Random, facts: Facts) -> Attack:
    """Character sets that do not exist, or decode no text."""
    charset = rng.choice(
        ["undefined", "rot13", "zlib", "idna", "utf-16", "punycode", "hex", "x" * 500, "utf_8_sig", "'"]
    )
    kind = f"multipart/form-data; boundary={BOUNDARY}; charset={charset}"
    return Attack("character set", sent(form([part(b"a\xfe.png", b"x")]), kind), is_open=True)


def many(rng: random.Random, facts: Facts) -> Attack:
    """More parts than anybody has files."""
    number, name = rng.choice([300, 1_001]), rng.choice([None, b"empty"])
    parts = [part(name and b"%s-%d" % (name, one), b"", b"files" if name else b"f%d" % one) for one in range(number)]
    return Attack("many parts", sent(form(parts)), is_open=number < 1_000)


def broken(rng: random.Random, facts: Facts) -> Attack:
    """Bodies that end too early, or are no form."""
    whole = form([part(b"a.png", b"x" * 2_000)])
    body = rng.choice([whole[: rng.randrange(1, len(whole) - 30)], b"", b"x", whole.replace(b"\r\n", b"\n"), b"--soak"])
    return Attack("broken form", sent(body))


def too_large(rng: random.Random, facts: Facts) -> Attack:
    """A file that is too large, or says so."""
    if rng.random() < 0.5:
        return Attack("large upload", sent(form([part(b"a.png", b"x" * 10_200_000)])))
    request = sent(form([part(b"a.png", b"x")]))
    return Attack(
        "large upload", Request("POST", UPLOAD, request.body, (*request.headers, ("Content-Length", "9" * 12)))
    )


def part_headers(rng: random.Random, facts: Facts) -> Attack:
    """Headers of a part that are long, many or broken."""
    head = rng.choice(
        [b"X: " + b"y" * 20_000, b"\r\n".join(b"X%d: y" % one for one in range(500)), b"no colon", b": x"]
    )
    return Attack("headers of a part", sent(form([head + b"\r\n" + part(b"a.png", b"x")])))


MAKERS: list[Maker] = [names, no_file, boundaries, charsets, many, broken, too_large, part_headers]
