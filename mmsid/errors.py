"""The one error that is meant for a user's eyes.

Everything a user can cause (bad input, a damaged folder, a missing dependency) is raised as `MmsidError`
with one sentence: what was expected, what came, what to do. Anything else that is raised is a bug.
"""

from __future__ import annotations

from collections.abc import Mapping

SHOWN = 60
"""Letters of a value that a sentence repeats."""

_EXPECTED = {
    "missing": "something",
    "string_type": "text",
    "string_unicode": "text that can be written as UTF-8",
    "string_too_long": "text of at most {max_length:,} letters",
    "string_too_short": "text of at least {min_length:,} letters",
    "string_pattern_mismatch": "text of the form {pattern}",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number of a few digits",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "greater_than": "a number above {gt:,}",
    "greater_than_equal": "a number of at least {ge:,}",
    "less_than": "a number below {lt:,}",
    "less_than_equal": "a number of at most {le:,}",
    "list_type": "a list",
    "tuple_type": "a list",
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


def expected_of(kind: str, context: Mapping[str, object]) -> str:
    """What would have fit where Pydantic found an error, in the sentences' own words.

    Args:
        kind: of the error, Pydantic's `type`.
        context: of the error, Pydantic's `ctx`.
    """
    return _EXPECTED.get(kind, "something else").format(**context)


def _quoted(text: str) -> str:
    return repr(text) if text.isprintable() else ascii(text)[:SHOWN]
