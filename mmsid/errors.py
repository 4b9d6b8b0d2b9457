"""The one error that is meant for a user's eyes.

Everything a user can cause (bad input, a damaged folder, a missing dependency) is raised as `MmsidError`
with one sentence: what was expected, what came, what to do. Anything else that is raised is a bug.
"""

from __future__ import annotations


class MmsidError(Exception):
    """A problem that the user can mend; `str(error)` is one sentence without a stack trace."""
