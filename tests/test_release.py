"""Whatever names the version names the same one."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

import mmsid

ROOT = Path(__file__).parents[1]


def test_the_newest_release_is_this_version_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## \[(.+?)\](?: – (\d{4}-\d\d-\d\d))?$", changelog, re.MULTILINE)
    assert headings[0] == ("Unreleased", "")
    version, date = headings[1]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (version, date) == (mmsid.__version__, str(citation["date-released"]))
    assert citation["version"] == mmsid.__version__


def test_every_release_has_a_date_and_the_newest_comes_first():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    dates = re.findall(r"^## \[\d+\.\d+\.\d+\] – (\d{4}-\d\d-\d\d)$", changelog, re.MULTILINE)
    assert dates and dates == sorted(dates, reverse=True)
    assert len(dates) == len(re.findall(r"^## ", changelog, re.MULTILINE)) - 1
