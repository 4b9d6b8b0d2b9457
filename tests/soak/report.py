"""All of it as one table, and the promises that were broken.

In: what was measured; out: lines of text, and sentences. The rule: a promise is one of the app's own (docs/testing.md
lists them), and what is broken is said with its figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.soak.crowding import Beside
from tests.soak.hostile import Hostility
from tests.soak.memory import Kept
from tests.soak.running import Running
from tests.soak.visitors import Answered

MAX_KEPT_MEGABYTES = 50.0
MAX_P95_SECONDS = 2.0
MAX_LOG_BYTES = 2_000
"""Written per hostile request."""


@dataclass
class Report:
    """What is printed.

    Attributes:
        lines: of the tables.
        broken: promises, a sentence each.
    """

    lines: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def load(self, said: Sequence[Answered], *, about_speed: bool = True) -> None:
        """Questions by endpoint."""
        by_endpoint: dict[str, list[Answered]] = defaultdict(list)
        for one in said:
            by_endpoint[one.endpoint].append(one)
        rows = [_load_row(name, own) for name, own in [*sorted(by_endpoint.items()), ("all", list(said))]]
        self._table(("endpoint", "asked", "refused", "failed", "p50 s", "p95 s", "max s"), rows)
        refused = sum(one.is_refused for one in said)
        failed = [one for one in said if one.said and not one.is_refused]
        if refused:
            self.broken.append(f"{refused} of {len(said)} questions were refused.")
        if failed:
            self.broken.append(
                f"{len(failed)} of {len(said)} questions failed, such as {failed[0].endpoint}: {failed[0].said}"
            )
        if about_speed and said and quantile([one.seconds for one in said], 0.95) > MAX_P95_SECONDS:
            self.broken.append(f"95 % of the answers took up to {quantile([one.seconds for one in said], 0.95):.1f} s.")

    def waits(self, beside: Sequence[Answered], one: float, all_unfetched: float, number: int) -> None:
        """Who waited for explanations, and what those cost that nobody fetched."""
        slowest = max(one.seconds for one in beside if one.endpoint != "recommend")
        self.lines.append(f"beside explanations: look-ups took up to {slowest:.2f} s")
        self.lines.append(
            f"explanations: one takes {one:.2f} s of the processor; {number} unfetched ones {all_unfetched:.2f} s"
        )
        if told := [answer.said for answer in beside if answer.said]:
            self.broken.append(f"A look-up beside explanations was told: {told[0]}")
        if one and all_unfetched > one * number / 2 + 2:
            self.broken.append(
                f"{number} explanations that nobody fetched took {all_unfetched:.1f} s of the processor."
            )

    def crowding(self, told: Iterable[Beside], *, about_speed: bool = True) -> None:
        """What one visitor did to the others."""
        told = list(told)
        self._table(
            ("attack", "others waited s", "and were told"),
            [(one.attack, f"{one.slowest:.2f}", one.failed) for one in told],
        )
        for one in told:
            if one.failed:
                self.broken.append(f"Beside {one.attack}, another visitor was told: {one.failed}")
            elif about_speed and one.attack != "sessions that are left" and one.slowest > MAX_P95_SECONDS:
                self.broken.append(f"Beside {one.attack}, another visitor's look-up took {one.slowest:.1f} s.")

    def memory(self, kept: Sequence[Kept], most: float = MAX_KEPT_MEGABYTES) -> None:
        """What calls left."""
        rows = [(one.called, one.calls, one.failed, f"{one.before:.0f}", f"{one.after:.0f}") for one in kept]
        self._table(("called", "calls of each", "failed", "MB before", "MB after"), rows)
        for one in kept:
            if one.after - one.before > most:
                self.broken.append(f"{one.calls} calls of {one.called} left {one.after - one.before:.0f} MB.")
            if one.failed:
                self.broken.append(f"{one.failed} of {one.calls} calls of {one.called} got no sentence.")

    def hostile(self, found: Hostility) -> None:
        """What was wrong with the answers to hostile requests."""
        kinds = found.kinds.values()
        rows = [
            (
                one.name,
                one.sent,
                f"{one.slowest:.2f}",
                ", ".join(f"{wrong}: {times}" for wrong, times in one.wrong.most_common()),
            )
            for one in kinds
        ]
        self._table(("hostile requests", "sent", "max s", "wrong"), rows)
        self.lines += [f"{one.name}, {wrong}: {example}" for one in kinds for wrong, example in one.examples.items()]
        sent = sum(one.sent for one in kinds)
        self.lines.append(f"the log grew by {found.log_bytes:,} bytes and {found.log_traces} traces in {sent} requests")
        self.broken += [
            f"{one.name}: {times} of {one.sent} {wrong}." for one in kinds for wrong, times in one.wrong.items()
        ]
        if found.fetched:
            self.broken.append(f"The app fetched {found.fetched} addresses that strangers named.")
        if found.poisoned:
            self.broken.append(f"{', '.join(found.poisoned)} told others of a host that a stranger named.")
        if found.log_bytes > MAX_LOG_BYTES * sent:
            self.broken.append(f"{sent} hostile requests made the log {found.log_bytes:,} bytes longer.")

    def end(self, app: Running) -> None:
        """How it stopped, and what it left."""
        self.lines.append(f"the app ended with {app.exit_code} and left {len(app.left)} files")
        if app.exit_code:
            self.broken.append(f"The app ended with {app.exit_code}.")
        if app.left:
            self.broken.append(f"The app left {len(app.left)} files, such as {app.left[0]}.")

    def _table(self, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        cells = [[str(one) for one in row] for row in (head, *rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(head))]
        self.lines += [
            "  ".join(one.ljust(width) for one, width in zip(row, widths, strict=True)).rstrip() for row in cells
        ]
        self.lines.append("")


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed; 0 where there are none."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)] if values else 0.0


def _load_row(name: str, said: Sequence[Answered]) -> tuple[object, ...]:
    seconds = [one.seconds for one in said]
    refused = sum(one.is_refused for one in said)
    failed = sum(bool(one.said) for one in said) - refused
    return (name, len(said), refused, failed, *(f"{quantile(seconds, share):.2f}" for share in (0.5, 0.95, 1.0)))
