"""The one contract between page and server: every question and every answer is a Pydantic model, a file per topic.

The named API speaks the same models as the panels. `python -m mmsid.ui.contract` prints their JSON Schema, from which
the page's types are made; `--docs` prints docs/api.md. The rules: a question is strict about types and unknown keys,
and whatever it brings has a bound; what is wrong with one is told in one sentence (`read_question`).
"""

from mmsid.ui.contract.base import MAX_BOOST, Answer, Question, ShopQuestion, read_question

__all__ = ["MAX_BOOST", "Answer", "Question", "ShopQuestion", "read_question"]
