"""Where a build errs: its test cases, why each was missed, and where it is worst."""

from mmsid.error_analysis.files import About, CaseFile, read_cases, write_cases
from mmsid.error_analysis.records import AnsweredCase
from mmsid.error_analysis.report import ErrorReport, read_report

__all__ = ["About", "AnsweredCase", "CaseFile", "ErrorReport", "read_cases", "read_report", "write_cases"]
