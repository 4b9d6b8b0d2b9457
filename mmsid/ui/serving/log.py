"""What is written of a failure: enough to mend it, and no more of what a stranger sent than fits on a page."""

from __future__ import annotations

import logging
import traceback

_MAX_LETTERS = 8_000


def log_failure(logger: logging.Logger, what: str) -> None:
    """Logs the exception that is being handled.

    Args:
        logger: of the module that handles it.
        what: failed; shortened, too.
    """
    told = traceback.format_exc(limit=-20)
    if len(told) > _MAX_LETTERS:
        half = _MAX_LETTERS // 2
        told = f"{told[:half]}\n… {len(told) - _MAX_LETTERS:,} letters left out …\n{told[-half:]}"
    logger.error("%.200s failed\n%s", what, told)
