"""The one error that is meant for a user's eyes.

Everything a user can cause (bad input, a damaged folder, a missing dependency) is raised as `MmsidError`
with one sentence: what was expected, what came, what to do. Anything else that is raised is a bug.
"""

from __future__ import annotations

SHOWN = 60
"""Letters of a value that a sentence repeats."""


class MmsidError(Exception):
    """A problem that the user can mend; `str(error)` is one sentence without a stack trace."""


def described(value: object) -> str:
    """What came, on one line and shortened, whatever it is."""
    if value is None:
        return "nothing"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value):,}"
    if isinstance(value, dict):
        return "keys and values"
    if isinstance(value, str):
        return f"a text of {len(value):,} letters" if len(value) > SHOWN else _quoted(value)
    if isinstance(value, int) and abs(value) >= 10**SHOWN:
        return "a huge number"  # Python refuses to write those of thousands of digits
    return repr(value)[:SHOWN] if isinstance(value, (bool, int, float)) else f"a value of type {type(value).__name__}"


def described_name(name: object) -> str:
    """A name that a stranger chose, such as a key, on one line and shortened."""
    text = str(name)[:SHOWN] if isinstance(name, (str, int)) else described(name)
    return text if text.isprintable() else ascii(text)[:SHOWN]


def _quoted(text: str) -> str:
    return repr(text) if text.isprintable() else ascii(text)[:SHOWN]
