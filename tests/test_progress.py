"""What reaches the terminal."""

import logging

from mmsid.progress import without_warnings


def test_warnings_are_kept_back_and_errors_are_not(caplog):
    with without_warnings():
        logging.warning("random weights")
        logging.error("no weights")
    logging.warning("after")
    assert [record.message for record in caplog.records] == ["no weights", "after"]
