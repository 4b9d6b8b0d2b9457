"""Titles and descriptions: what a maker's copywriter would say about a product, in varied English.

A text is put together from clauses of many kinds (look, details, use, audience, season, care, facts), each with many
forms, in the voice of its brand. Some texts are thin, a few descriptions slightly wrong, as in a real shop; titles are
true. The category is never written as a label. All chance comes from the design's own seed, so a text never depends on
another product.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from storefront.phrases import colour_phrase, pattern_phrase, pick, sentence, tidy, with_article

if TYPE_CHECKING:
    from storefront.types import Design, ProductType

_THIN, _MISLEADING = 0.055, 0.03


@dataclass(frozen=True)
class _Copy:
    """Everything the clauses need: the product in words.

    Attributes:
        noun: without its mass mark.
        head: how the look begins ("a navy cotton tee"), with article.
        pronoun: "it" or "they".
    """

    design: Design
    kind: ProductType
    rng: np.random.Generator
    noun: str
    mass: bool
    plural: bool
    colour: str
    accent: str
    pattern: str
    material: str
    silhouette: str

    @property
    def pronoun(self) -> str:
        return "they" if self.plural else "it"

    def verb(self, singular: str, plural: str) -> str:
        return plural if self.plural else singular

    def named(self, *parts: str) -> str:
        """A noun phrase with its article where it has one."""
        phrase = tidy(" ".join(parts))
        return phrase if self.plural or self.mass else with_article(phrase)

    def filled(self, form: str) -> str:
        """A form with its placeholders replaced."""
        return tidy(
            form.format(
                noun=self.noun, silhouette=self.silhouette, colour=self.colour, accent=self.accent,
                material=self.material, pattern=self.pattern,
            )
        )  # fmt: skip


def write(design: Design, kind: ProductType, *, take: int = 0) -> tuple[str, str]:
    """Title and description of a design; the description of a thin text may be empty.

    Args:
        design: the product; its own title and description are not read.
        kind: its type.
        take: another number gives another text about the same product (for training).
    """
    rng = np.random.default_rng((design.seed, 4, take))
    fate = rng.random()
    copy = _copy(design, kind, rng)
    title = _title(copy, thin=fate < _THIN)
    if fate > 1 - _MISLEADING:  # what stands beside the picture is true, what one has to read may not be
        copy = replace(copy, colour=colour_phrase(str(rng.choice(sorted(set(kind.colours)))), rng))
    if fate < _THIN:
        thin = pick(rng, ("", "", sentence(copy.noun), "See picture.", "New in."))
        return title, thin
    voice = _VOICES[zlib.crc32(design.brand.encode()) % len(_VOICES)]
    return title, voice(copy)


def _copy(design: Design, kind: ProductType, rng: np.random.Generator) -> _Copy:
    words = kind.words
    noun = pick(rng, words.nouns) or kind.name.lower()
    mass, noun = noun.startswith("~"), noun.removeprefix("~")
    silhouette = pick(rng, words.silhouettes.get(design.silhouette, ("",)))
    if any(word in noun for word in silhouette.lower().split()):
        silhouette = ""
    material = words.material_phrases.get(design.material, design.material)
    if material and material.split()[-1] in noun:
        material = ""
    return _Copy(
        design,
        kind,
        rng,
        noun,
        mass,
        _is_plural(noun),
        colour_phrase(design.colour, rng),
        colour_phrase(design.accent, rng),
        pattern_phrase(design.pattern, rng),
        material,
        silhouette,
    )


def _is_plural(noun: str) -> bool:
    head = noun.split(" of ", maxsplit=1)[0].split(" with ", maxsplit=1)[0].rsplit(maxsplit=1)[-1]
    if head in ("bananas", "papayas"):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "as", "ens"))


def _title(copy: _Copy, *, thin: bool) -> str:
    rng, noun = copy.rng, copy.noun
    if thin:
        return sentence(pick(rng, (noun, f"{copy.colour} {noun}", copy.kind.words.nouns[0].removeprefix("~"))), stop="")
    if copy.kind.words.titles and rng.random() < 0.75:
        return sentence(copy.filled(pick(rng, copy.kind.words.titles)), stop="")
    forms = [
        f"{copy.colour} {copy.silhouette} {noun}",
        f"{copy.silhouette} {noun} in {copy.colour}",
        f"{copy.material} {noun}, {copy.colour}",
        f"{copy.silhouette} {copy.material} {noun}",
        f"{copy.colour} {copy.material} {noun}",
        f"{noun} in {copy.colour} {copy.material}",
        f"{noun}, {copy.silhouette}",
    ]
    if copy.pattern:
        forms += [
            f"{copy.pattern} {noun}",
            f"{copy.pattern} {copy.material} {noun}",
            f"{copy.pattern} {noun} in {copy.colour} and {copy.accent}",
            f"{copy.colour} and {copy.accent} {copy.pattern} {noun}",
            f"{copy.silhouette} {noun}, {copy.pattern}",
        ] * 2
    if copy.design.audience:
        forms.append(f"{copy.silhouette} {noun} for {copy.design.audience}")
    if copy.kind.words.features:
        forms.append(f"{copy.silhouette} {noun} with {pick(rng, copy.kind.words.features)}")
    return sentence(tidy(pick(rng, forms)), stop="")


def _look(copy: _Copy) -> str:
    """What the picture shows: colour, pattern, material, shape."""
    rng, words = copy.rng, copy.kind.words
    if words.looks:
        return sentence(copy.filled(pick(rng, words.looks)))
    body = f"{copy.material} {copy.noun}" if rng.random() < 0.5 else copy.noun
    tail = f"in {copy.colour}" if copy.material in body and copy.material else f"in {copy.colour} {copy.material}"
    if copy.pattern:
        both = pick(
            rng,
            (
                f"in {copy.colour} and {copy.accent}",
                f"in {copy.colour} with {copy.accent}",
                f"on a {copy.colour} ground",
            ),
        )
        forms = [
            copy.named(copy.silhouette, copy.pattern, body) + f" {both}",
            copy.named(copy.pattern, copy.silhouette, body) + f" {both}",
            f"{copy.pattern} {body} {both}" if copy.plural else f"our {copy.pattern} {body} {both}",
        ]
    else:
        forms = [
            copy.named(copy.silhouette, body) + f" {tail}",
            copy.named(copy.colour, copy.silhouette, body),
            copy.named("plain", copy.silhouette, body) + f" {tail}",
        ]
    return sentence(tidy(pick(rng, forms)))


def _details(copy: _Copy) -> str:
    """One or two visible details."""
    rng, features = copy.rng, list(copy.kind.words.features)
    if not features:
        return ""
    first, second = (str(x) for x in rng.permutation(features)[:2]) if len(features) > 1 else (features[0], features[0])
    if rng.random() < 0.45 or first == second:
        forms = (
            f"{copy.pronoun} {copy.verb('has', 'have')} {first}",
            f"note {first}",
            f"finished with {first}",
            f"{first}, as {copy.pronoun} should have",
            f"comes with {first}",
        )
    else:
        forms = (
            f"{copy.pronoun} {copy.verb('has', 'have')} {first} and {second}",
            f"with {first} and {second}",
            f"{first} and {second} make the difference",
            f"the details: {first}, {second}",
            f"{first}; {second}",
        )
    return sentence(pick(rng, forms))


def _use(copy: _Copy) -> str:
    use = copy.design.use
    if not use:
        return ""
    if use.startswith("to "):
        return sentence(pick(copy.rng, (f"just the thing {use}", f"easy {use}", f"nice {use}", f"lovely {use}")))
    forms = (
        f"just right {use}", f"good {use}", f"great {use}", f"a good choice {use}", f"we like {_them(copy)} {use}",
        f"easy to love, easy to live with, and just the thing {use}", f"at {_their(copy)} best {use}",
    )  # fmt: skip
    return sentence(pick(copy.rng, forms))


def _them(copy: _Copy) -> str:
    return "them" if copy.plural else "it"


def _their(copy: _Copy) -> str:
    return "their" if copy.plural else "its"


def _audience(copy: _Copy) -> str:
    who = copy.design.audience
    forms = (f"for {who}", f"a favourite with {who}", f"made with {who} in mind", f"{who} come back for {_them(copy)}")
    return sentence(pick(copy.rng, forms)) if who else ""


def _season(copy: _Copy) -> str:
    when = copy.design.season
    if not when:
        return ""
    if when.startswith(("all", "every", "any", "the whole")):
        return sentence(
            pick(copy.rng, (f"good {when}", f"{copy.pronoun} {copy.verb('earns its', 'earn their')} place {when}"))
        )
    forms = (f"made for {when}", f"think of {when}", f"ready for {when}", f"a piece of {when}")
    return sentence(pick(copy.rng, forms))


def _care(copy: _Copy) -> str:
    return sentence(pick(copy.rng, copy.kind.words.care)) if copy.kind.words.care else ""


def _fact(copy: _Copy) -> str:
    return sentence(pick(copy.rng, copy.kind.words.facts)) if copy.kind.words.facts else ""


_Clause = Callable[[_Copy], str]


def _some(copy: _Copy, first: _Clause, others: tuple[_Clause, ...], count: int) -> str:
    chosen = copy.rng.permutation(len(others))[:count]
    clauses = [first(copy), *(others[int(k)](copy) for k in chosen)]
    return tidy(" ".join(clause for clause in clauses if clause))


def _sober(copy: _Copy) -> str:
    """Look first, then what a buyer asks."""
    return _some(copy, _look, (_details, _use, _care, _season), int(copy.rng.integers(1, 4)))


def _chatty(copy: _Copy) -> str:
    """Begins with the use."""
    return _some(
        copy,
        _use if copy.rng.random() < 0.6 else _audience,
        (_look, _details, _season, _fact),
        int(copy.rng.integers(2, 4)),
    )


def _technical(copy: _Copy) -> str:
    """Fragments, then care."""
    rng = copy.rng
    listed = [str(feature) for feature in rng.permutation(list(copy.kind.words.features))[: int(rng.integers(2, 4))]]
    bare = [feature.removeprefix("an ").removeprefix("a ") for feature in listed]
    facts = [copy.material, copy.pattern or "plain", copy.colour, *bare]
    head = sentence(", ".join(part for part in facts if part)) if not copy.kind.words.looks else _look(copy)
    return tidy(" ".join(part for part in (head, _care(copy), _fact(copy) if rng.random() < 0.4 else "") if part))


def _brief(copy: _Copy) -> str:
    """One or two sentences."""
    return _some(copy, _look, (_use, _fact, _audience, _details), int(copy.rng.integers(0, 2)))


def _generous(copy: _Copy) -> str:
    """A paragraph."""
    return _some(copy, _look, (_details, _use, _audience, _season, _care, _fact), 4)


_VOICES = (_sober, _chatty, _technical, _brief, _generous, _sober)
