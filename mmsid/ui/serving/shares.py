"""How much of a line's time everybody has had: virtual time, among addresses and among the sessions of each.

In: who enters, who leaves, and how long what was answered took; out: whose turn it is. The rules (weighted fair
queueing): virtual time goes on by the time of service divided by how many share it; who enters starts at the time that
it is then, and who stays goes on from where their last question ended. So nobody saves time up by being away, nobody
gets more by coming under new names, and who waits is reached at last, for those who come later start later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_MANY = 256
"""Names whose past is remembered before those that owe nothing are forgotten."""


class _Level:
    """Those who share among themselves."""

    def __init__(self) -> None:
        """Nobody is here."""
        self.now = 0.0
        self.here: Counter[str] = Counter()  # questions that wait or are answered, by name
        self.at: dict[str, float] = {}  # how far each has come in virtual time

    def enter(self, name: str) -> None:
        """Somebody has one question more."""
        if not self.here[name]:
            self.at[name] = max(self.now, self.at.get(name, 0.0))
        self.here[name] += 1

    def served(self, name: str, seconds: float) -> None:
        """A question was answered."""
        self.at[name] = self.at.get(name, self.now) + seconds
        self.now += seconds / max(1, len(self.here))

    def leave(self, name: str) -> None:
        """Somebody has one question less."""
        self.here[name] -= 1
        if self.here[name] <= 0:
            del self.here[name]
        if not self.here:
            self.at.clear()  # nobody owes anybody anything
        elif len(self.at) > _MANY:
            self.at = {one: at for one, at in self.at.items() if one in self.here or at > self.now}


class Shares:
    """Addresses, and the sessions of each."""

    def __init__(self) -> None:
        """Nobody is here."""
        self._addresses = _Level()
        self._sessions: dict[str, _Level] = {}

    def __len__(self) -> int:
        """How many names are remembered."""
        return len(self._addresses.at) + sum(len(level.at) for level in self._sessions.values())

    def enter(self, address: str, session: str) -> None:
        """A question waits."""
        self._addresses.enter(address)
        self._sessions.setdefault(address, _Level()).enter(session)

    def served(self, address: str, session: str, seconds: float) -> None:
        """A question was answered, and took so long."""
        self._addresses.served(address, seconds)
        self._sessions[address].served(session, seconds)
        self.leave(address, session)

    def leave(self, address: str, session: str) -> None:
        """A question waits no more."""
        self._addresses.leave(address)
        self._sessions[address].leave(session)
        if address not in self._addresses.here:
            del self._sessions[address]

    def next(self, waiting: Sequence[T], key: Callable[[T], tuple[str, str]], seconds: Callable[[T], float]) -> T:
        """Whose turn it is.

        Args:
            waiting: questions, the oldest first; at least one.
            key: address and session of each.
            seconds: that each is expected to take.
        """
        firsts: dict[tuple[str, str], T] = {}  # each session's oldest
        for one in waiting:
            firsts.setdefault(key(one), one)
        best: dict[str, tuple[float, T]] = {}  # each address's
        for (address, session), one in firsts.items():
            at = self._sessions[address].at[session] + seconds(one)
            if address not in best or at < best[address][0]:
                best[address] = at, one
        return min(best.items(), key=lambda pair: self._addresses.at[pair[0]] + seconds(pair[1][1]))[1][1]
