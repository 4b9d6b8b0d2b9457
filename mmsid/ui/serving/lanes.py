"""The lines in which questions wait: whatever needs no model never waits for one.

| lane | what is in it | at a time |
|---|---|---|
| `lookups` | products, codes, compositions, searches | 2 |
| `files` | pictures and tables of visitors, which are read one at a time so that memory stays bounded | 1 |
| `model` | what the language model or the encoder answers in one go | 1 |
| `explanations` | what takes many decodes, or many pictures | 2, so that no long one stops all others |
"""

from __future__ import annotations

from dataclasses import dataclass

from mmsid.ui.serving.fair_queue import FairQueue


@dataclass(frozen=True)
class Lanes:
    """All lines of one app.

    Attributes:
        lookups: of what needs no model, or a few milliseconds of one.
        files: of what is read before a model is asked.
        model: of recommendations and tokenisations.
        explanations: of what takes many decodes, or many pictures.
    """

    lookups: FairQueue
    files: FairQueue
    model: FairQueue
    explanations: FairQueue

    @classmethod
    def of(cls, longest: int) -> Lanes:
        """Empty lines.

        Args:
            longest: so many questions may wait in each.
        """
        return cls(
            FairQueue("look-ups", longest=longest, threads=2),
            FairQueue("files", longest=longest),
            FairQueue("model", longest=longest),
            FairQueue("explanations", longest=longest, threads=2),
        )

    def wake(self) -> None:
        """Looks whether something can be answered now."""
        for lane in (self.lookups, self.files, self.model, self.explanations):
            lane.wake()

    def close(self) -> None:
        """Ends their threads."""
        for lane in (self.lookups, self.files, self.model, self.explanations):
            lane.close()
