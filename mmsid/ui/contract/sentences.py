"""What is wrong with a question, in one sentence for the person who asked it.

In: what Pydantic found; out: "Expected …, but got …; remedy." The rule: a sentence names the place and what came there,
shortened, so that nothing which a stranger sends makes it long or breaks its line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError, WrapValidator

from mmsid.errors import MmsidError, described, described_name

_WANTED = {
    "missing": "something",
    "string_type": "text",
    "string_unicode": "text that can be written as UTF-8",
    "string_too_long": "text of at most {max_length:,} letters",
    "string_too_short": "text of at least {min_length:,} letters",
    "string_pattern_mismatch": "text of the form {pattern}",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a finite number",
    "greater_than_equal": "a number of at least {ge:,}",
    "less_than_equal": "a number of at most {le:,}",
    "list_type": "a list",
    "too_long": "a list of at most {max_length:,}",
    "too_short": "a list of at least {min_length:,}",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "literal_error": "{expected}",
    "value_error": "{error}",
    "union_tag_invalid": "{discriminator} as one of {expected_tags}",
    "union_tag_not_found": "keys and values with {discriminator}",
}
"""What each kind of Pydantic's errors would have taken, by its type; the braces are in the error's context."""


def wanted(what: str, remedy: str) -> WrapValidator:
    """Gives a field words of its own, for whatever else came in its place; what is inside of it speaks for itself.

    Args:
        what: the field takes, such as "1 to 20 edits".
        remedy: what to do, such as "undo some of them".
    """

    def check(value: Any, read: Callable[[Any], Any]) -> Any:
        try:
            return read(value)
        except ValidationError as error:
            if error.errors(include_url=False)[0]["loc"]:
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
    what = _WANTED.get(kind, "something else").format(**first.get("ctx", {}))
    return f"Expected {place or 'a question'} as {what}, but got {described(first['input'])}; mend it and ask again."
