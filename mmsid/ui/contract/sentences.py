"""What is wrong with a question, in one sentence for the person who asked it.

In: what Pydantic found; out: "Expected …, but got …; remedy." The rule: a sentence names the place and what came there,
shortened, so that nothing which a stranger sends makes it long or breaks its line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError, WrapValidator

from mmsid.errors import MmsidError, described, described_name, expected_of


def wanted(what: str, remedy: str, *, inside: bool = False) -> WrapValidator:
    """Gives a field words of its own, for whatever else came in its place; half a letter is told by `sentence`.

    Args:
        what: the field takes, such as "1 to 20 edits".
        remedy: what to do, such as "undo some of them".
        inside: whether they stand for whatever is wrong inside of it, too; else that speaks for itself.
    """

    def check(value: Any, read: Callable[[Any], Any]) -> Any:
        try:
            return read(value)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            if not inside and (first["loc"] or first["type"] == "string_unicode"):
                raise
            raise MmsidError(f"Expected {what}, but got {described(value)}; {remedy}.") from None

    return WrapValidator(check)


def sentence(error: ValidationError) -> str:
    """Tells the first thing that is wrong."""
    first = error.errors(include_url=False)[0]
    kind, place = first["type"], ".".join(described_name(part) for part in first["loc"] if part != "[key]")
    if kind == "extra_forbidden":
        return f"Expected only keys that this question knows, but got {place}; leave it out."
    if kind == "missing":
        return f"Expected {place} in the question, but it is missing; add it."
    what = expected_of(kind, first.get("ctx", {}))
    return f"Expected {place or 'a question'} as {what}, but got {described(first['input'])}; mend it and ask again."
