"""A small chart parser: rules over words and kinds of things make bigger things.

A pattern is a row of elements:

- `am|den` is one of these words, `@people` one of the words of a named group;
- `MONTH` is a thing of that kind, found before; its value goes to the rule's function,
  unless it is written `-MONTH`; `NUM|ONE` is a thing of either kind;
- a `?` behind an element makes it optional: None goes to the function where it is left out.

The function returns the value of the new thing, or None to refuse. The chart is filled from the
right, so that all that follows is known before a rule asks for it. Few things of a kind may begin
at one word, and the steps for one message are bounded: work is linear in the text.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple, TypeVar

from assistant.language.spelling import spellings
from assistant.language.tokens import Token

MAX_ENDS = 4
"""How many things of one kind may begin at one word."""
MAX_STARTS = 48
"""How many things may begin at one word."""
MAX_STEPS = 6_000
"""How many elements may be tried for one message; what is left then stays unread."""

Make = Callable[..., object]
F = TypeVar("F", bound=Make)
Choice = tuple[str, frozenset[str]]
"""One way to read an element: a kind, or else a set of words; ("", empty) leaves it out."""


class Item(NamedTuple):
    """Something found in the words from start up to, not including, end."""

    kind: str
    start: int
    end: int
    value: object


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    make: Make
    slots: tuple[int, ...]
    """For each value captured, its place among the arguments."""
    arity: int

    def apply(self, values: tuple[object, ...]) -> object:
        if len(values) == self.arity:
            return self.make(*values)
        arguments: list[object] = [None] * self.arity
        for slot, value in zip(self.slots, values, strict=True):
            arguments[slot] = value
        return self.make(*arguments)


@dataclass(slots=True)
class _Node:
    """What may follow after some elements: all patterns that begin alike share their nodes."""

    words: dict[str, tuple["_Node", ...]] = field(default_factory=dict)
    kinds: dict[tuple[str, bool], "_Node"] = field(default_factory=dict)
    rules: tuple[_Rule, ...] = ()
    sets: dict[frozenset[str], "_Node"] = field(default_factory=dict)

    def after_words(self, words: frozenset[str]) -> "_Node":
        if words not in self.sets:
            child = self.sets[words] = _Node()
            alone = (child,)  # one for all words: Python's collector goes through every tuple
            for word in sorted(words):
                before = self.words.get(word)
                self.words[word] = (*before, child) if before else alone
        return self.sets[words]

    def after_kind(self, kind: str, *, captured: bool) -> "_Node":
        return self.kinds.setdefault((kind, captured), _Node())


class Grammar:
    """A set of rules."""

    def __init__(self) -> None:
        self._groups: dict[str, frozenset[str]] = {}
        self.root = _Node()
        self.words: set[str] = set()

    def group(self, name: str, words: str) -> None:
        """Name a group of words, given with spaces between, for use as `@name` in patterns."""
        forms = frozenset(form for word in words.split() for form in spellings(word))
        self._groups[name] = self._groups.get(name, frozenset()) | forms

    def rule(self, kind: str, *patterns: str) -> Callable[[F], F]:
        """Register a function as the maker of `kind` from any of the patterns."""

        def register(make: F) -> F:
            for pattern in patterns:
                self._add(kind, pattern, make)
            return make

        return register

    def constant(self, kind: str, value: object, *patterns: str) -> None:
        """Register patterns that all mean the same; no values are taken from them."""

        def make(*_: object) -> object:
            return value

        for pattern in patterns:
            self._add(kind, pattern, make)

    def _add(self, kind: str, pattern: str, make: Make) -> None:
        choices = [tuple(self._choices(source)) for source in pattern.split()]
        places = [at for at, options in enumerate(choices) if _is_captured(options[0][0])]
        inspect.signature(make).bind(*places)
        for chosen in product(*choices):
            slots = tuple(
                places.index(at) for at, (name, _) in enumerate(chosen) if _is_captured(name)
            )
            node = self._node(chosen)
            if node is not self.root:
                node.rules = (*node.rules, _Rule(kind, make, slots, len(places)))

    def _choices(self, source: str) -> Iterator[Choice]:
        """Return the ways to read one element: kinds first, so that the first tells its nature."""
        optional = len(source) > 1 and source.endswith("?")
        words: set[str] = set()
        for part in (source[:-1] if optional else source).split("|"):
            if part.lstrip("-").isupper():
                yield part, frozenset()
            else:
                words |= (
                    self._groups[part[1:]]
                    if part.startswith("@") and part != "@"
                    else set(spellings(part))
                )
        self.words |= words
        if words:
            yield "", frozenset(words)
        if optional:
            yield "", frozenset()

    def _node(self, chosen: Sequence[Choice]) -> _Node:
        node = self.root
        for name, words in chosen:
            if name:
                node = node.after_kind(name.lstrip("-"), captured=_is_captured(name))
            elif words:
                node = node.after_words(words)
        return node


def _is_captured(kind: str) -> bool:
    return kind != "" and not kind.startswith("-")


Cell = dict[str, list[Item]]


class Chart:
    """Everything the grammar finds in the tokens."""

    def __init__(
        self, grammar: Grammar, tokens: Sequence[Token], given: Mapping[int, Sequence[Item]]
    ) -> None:
        self._root = grammar.root
        self._norms = [token.norm for token in tokens]
        self.steps = 0
        self.cells: list[Cell] = [{} for _ in range(len(tokens) + 1)]
        for start in range(len(tokens) - 1, -1, -1):
            self._fill(start, given.get(start, ()))

    def items(self, kinds: frozenset[str]) -> Iterable[Item]:
        """Return all things of the kinds, by start and then in the order they were found."""
        return (
            item
            for cell in self.cells
            for kind, items in cell.items()
            if kind in kinds
            for item in items
        )

    def _fill(self, start: int, given: Sequence[Item]) -> None:
        cell = self.cells[start]
        agenda = list(given)
        for child in self._root.words.get(self._norms[start], ()):
            self._walk(child, start, start + 1, (), agenda)
        at = 0
        while at < len(agenda) and at < MAX_STARTS:
            item = agenda[at]
            at += 1
            if _keep(cell, item):
                self._extend(item, agenda)

    def _extend(self, item: Item, agenda: list[Item]) -> None:
        for captured in (True, False):
            node = self._root.kinds.get((item.kind, captured))
            if node is not None:
                values = (item.value,) if captured else ()
                self._walk(node, item.start, item.end, values, agenda)

    def _walk(
        self, node: _Node, start: int, at: int, values: tuple[object, ...], found: list[Item]
    ) -> None:
        self.steps += 1
        for rule in node.rules:
            made = rule.apply(values)
            if made is not None:
                found.append(Item(rule.kind, start, at, made))
        if at == len(self._norms) or self.steps > MAX_STEPS:
            return
        for child in node.words.get(self._norms[at], ()):
            self._walk(child, start, at + 1, values, found)
        cell = self.cells[at]
        for (kind, captured), child in node.kinds.items():
            for item in cell.get(kind, ()):
                more = (*values, item.value) if captured else values
                self._walk(child, start, item.end, more, found)


def _keep(cell: Cell, item: Item) -> bool:
    """Add a thing to its cell unless one of its kind and length is there, or the cell is full."""
    same = cell.setdefault(item.kind, [])
    if len(same) >= MAX_ENDS or any(other.end == item.end for other in same):
        return False
    same.append(item)
    return True
