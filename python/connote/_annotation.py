"""The reading of one text as objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: characters from ``start`` to before ``end``, so that ``text[start:end]`` is ``span.text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token(Span):
    """A word, number, punctuation mark, symbol or link."""

    kind: Literal["word", "number", "punctuation", "symbol", "link"]


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """What stands between quotation marks, marks included.

    ``function`` is what the marks are used for, ``score`` how probable that is (0 to 1), ``cues`` the reasons in words, the
    strongest first; ``closed`` is false where the second mark is missing.
    """

    content: Span
    function: Literal["speech", "fragment", "scare", "title", "term"]
    closed: bool
    score: float
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attribution(Span):
    """Content that is credited to somebody: its words, the cue (``said``) and the source, where there are such."""

    kind: Literal["direct", "mixed", "indirect"]
    cue: Span | None
    source: Span | None


@dataclass(frozen=True, slots=True)
class Evidence(Span):
    """A mark: one of the places that the columns of ``feature`` count, with the voice it is in, its weight and the lexicon's
    entry or the reason."""

    feature: str
    voice: Literal["author", "quoted"]
    weight: float
    entry: str


@dataclass(frozen=True)
class Annotation:
    """A text as it has been read. Everything is sorted by its place; offsets count characters of ``text``."""

    text: str = field(repr=False)
    headline: Span | None
    byline: Span | None
    dateline: Span | None
    boilerplate: tuple[Span, ...] = field(repr=False)
    paragraphs: tuple[Span, ...] = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    tokens: tuple[Token, ...] = field(repr=False)
    quotations: tuple[Quotation, ...] = field(repr=False)
    attributions: tuple[Attribution, ...] = field(repr=False)
    evidence: tuple[Evidence, ...] = field(repr=False)
    _html: str = field(repr=False, compare=False)

    @classmethod
    def _of(cls, text: str, read: dict[str, Any], html: str) -> Annotation:
        def span(place: list[int]) -> Span:
            return Span(place[0], place[1], text[place[0] : place[1]])

        def perhaps(place: list[int] | None) -> Span | None:
            return None if place is None else span(place)

        def at(place: dict[str, Any]) -> tuple[int, int, str]:
            return place["start"], place["end"], text[place["start"] : place["end"]]

        return cls(
            text=text,
            headline=perhaps(read["headline"]),
            byline=perhaps(read["byline"]),
            dateline=perhaps(read["dateline"]),
            boilerplate=tuple(map(span, read["boilerplate"])),
            paragraphs=tuple(map(span, read["paragraphs"])),
            sentences=tuple(map(span, read["sentences"])),
            tokens=tuple(Token(start, end, text[start:end], kind) for start, end, kind in read["tokens"]),
            quotations=tuple(
                Quotation(*at(it), span(it["content"]), it["function"], it["closed"], it["score"], tuple(it["cues"]))
                for it in read["quotations"]
            ),
            attributions=tuple(
                Attribution(start, end, text[start:end], it["kind"], perhaps(it["cue"]), perhaps(it["source"]))
                for it in read["attributions"]
                for start, end in [it["content"]]
            ),
            evidence=tuple(
                Evidence(*at(it), it["feature"], it["voice"], it["weight"], it["entry"]) for it in read["evidence"]
            ),
            _html=html,
        )

    def of(self, feature: str) -> tuple[Evidence, ...]:
        """The marks of one feature, such as ``"hedges"``."""
        return tuple(mark for mark in self.evidence if mark.feature == feature)

    def __repr__(self) -> str:
        counts = ("sentences", "tokens", "quotations", "attributions", "evidence")
        return f"<connote.Annotation: {', '.join(f'{len(getattr(self, name))} {name}' for name in counts)}>"

    def _repr_html_(self) -> str:
        return self._html
