"""What if? Edits of a history and what they do: runs side by side, codes that could be others, counterfactuals."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, FailFast, Field

from mmsid.errors import MmsidError, described
from mmsid.ui.contract.base import Answer, CodeNames, HistoryQuestion, ItemId, ItemQuestion, Question
from mmsid.ui.contract.products import Chip
from mmsid.ui.contract.recommend import PathTree, Recommendations
from mmsid.ui.contract.sentences import wanted

MAX_EDITS = 20
"""What-if edits of one question."""


class WithoutEdit(Question):
    """A product less.

    Attributes:
        kind: of the edit.
        item: id of a product of the history.
    """

    kind: Literal["without"]
    item: ItemId


class SwapEdit(Question):
    """Another product in a product's place.

    Attributes:
        kind: of the edit.
        item: id of a product of the history.
        other: id of the product that takes its place.
    """

    kind: Literal["swap"]
    item: ItemId
    other: ItemId


class MoveEdit(Question):
    """A product at another place.

    Attributes:
        kind: of the edit.
        item: id of a product of the history.
        to: the place, from 0.
    """

    kind: Literal["move"]
    item: ItemId
    to: Annotated[int, Field(ge=-1_000_000, le=1_000_000)]


class ForceEdit(Question):
    """Only answers whose IDs begin with some codes.

    Attributes:
        kind: of the edit.
        codes: from level a on; none lets go.
    """

    kind: Literal["force"]
    codes: Annotated[CodeNames, wanted("codes such as a12 and b3", "choose a code of the tree")]


class RewriteEdit(Question):
    """Other codes for a product of the history.

    Attributes:
        kind: of the edit.
        item: id of a product of the history.
        codes: its whole ID.
    """

    kind: Literal["rewrite"]
    item: ItemId
    codes: Annotated[CodeNames, wanted("codes such as a12 and b3", "choose a code of the tree")]


class ModalityEdit(Question):
    """The history read by one modality.

    Attributes:
        kind: of the edit.
        modality: what the IDs are made from.
        item: id of the one product of the history that is read so; null for all of them.
    """

    kind: Literal["by"]
    modality: Annotated[Literal["both", "image", "text"], wanted("both, image or text", "choose one of them")]
    item: ItemId | None = None


_EDITS = WithoutEdit | SwapEdit | MoveEdit | ForceEdit | RewriteEdit | ModalityEdit
_KINDS = frozenset(get_args(edit.model_fields["kind"].annotation)[0] for edit in get_args(_EDITS))


def _of_known_kind(value: Any) -> Any:
    """Refuses what names no kind by itself; Pydantic writes a huge number there, which Python refuses, into the log."""
    kind = value.get("kind") if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in _KINDS:
        came = f"the kind {described(kind)}" if isinstance(value, dict) else described(value)
        raise MmsidError(f"Expected an edit that this panel knows, but got {came}; undo it.")
    return value


Edit = Annotated[_EDITS, Field(discriminator="kind"), BeforeValidator(_of_known_kind)]
"""One what-if edit; a page's address carries them in this form, so it is kept."""


class EditQuestion(HistoryQuestion):
    """What if the history were different?

    Attributes:
        edits: in order; each starts from what those before it left.
    """

    edits: Annotated[
        list[Edit],
        Field(min_length=1, max_length=MAX_EDITS),
        FailFast(),
        wanted(f"1 to {MAX_EDITS} edits", "undo some of them"),
    ]


class EditAnswer(Answer):
    """The last edit's run beside the run before it.

    Attributes:
        names: what each edit is called.
        histories: item ids before the first edit and after each.
        parent: the run before the last edit.
        child: the run with it.
        came_in: item ids that only the child recommends, best first.
        went_out: item ids that only the parent recommends, best first.
        tree: the child's paths; those that the parent did not keep are marked as opened.
        opened: first codes that only the child kept in its beam, most probable first.
        closed: first codes that only the parent kept, most probable first.
        forced: written codes that the child had to begin with.
        words: what forcing them did, in sentences; empty where none was forced.
    """

    names: list[str]
    histories: list[list[str]]
    parent: Recommendations
    child: Recommendations
    came_in: list[str]
    went_out: list[str]
    tree: PathTree
    opened: list[Chip]
    closed: list[Chip]
    forced: list[str]
    words: str


class SiblingsQuestion(ItemQuestion):
    """Which codes could stand in a product's ID instead of its own?"""


class SiblingsAnswer(Answer):
    """A product's codes and their siblings.

    Attributes:
        item_id: the product.
        codes: its own.
        levels: per level, the codes that could stand there under the same prefix, its own among them.
        children: per code of the first level, the code of the second that has most products under it; empty where
            every code can stand under any.
    """

    item_id: str
    codes: list[Chip]
    levels: list[list[Chip]]
    children: dict[str, Chip]


class CounterfactualQuestion(HistoryQuestion):
    """What would put another product first?"""


class Counterfactual(Answer):
    """Products whose absence changes the first recommendation.

    Attributes:
        without: their ids; found greedily and decoded again, so a smaller set may exist.
        after: id of the product that comes first then.
    """

    without: list[str]
    after: str


class CounterfactualAnswer(Answer):
    """What was found.

    Attributes:
        counterfactual: null where the first recommendation stays whatever is taken out.
    """

    counterfactual: Counterfactual | None
