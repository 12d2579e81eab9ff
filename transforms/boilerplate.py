"""What is not the body: one ordered list of small named rules, from the reference table ``boilerplate``.

Each row has a ``label`` and a ``rule`` name; its ``pattern`` (a regular expression, where ``<DATE>``, ``<TIME>``, ``<AUTHOR>``
and ``<AGENCY>``, a name of the table ``news_agencies``, stand for those) must match

* ``block``: a whole block, which is removed;
* ``prefix`` / ``suffix``: the beginning or end of a block; only that part is removed;
* ``section``: a whole block that opens a section: it is removed, and what follows gets the label in ``follows``; one of a press
  release (``follows`` is ``other``) and one of readers end with the text, others at the next story paragraph;
* ``container``: somewhere in the element name, class and id of a page's element; it names what a page extractor left out;

at its ``position``: ``any``; ``head``, up to the first story paragraph; ``opening``, the same, if no other block matches;
``after`` the first story paragraph; ``tail``, in the second half with at most two story paragraphs behind; ``edges``, head or
tail; ``repeated``, anywhere if at least two blocks match; ``second_half``, of all blocks; ``release``, there in a press release:
a text in which a row of another position with ``follows`` ``other`` matches some block.

The first rule that matches wins. A line that no rule is sure of stays in: a removed sentence of the story is the worse error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from transforms.blocks import Draft, ends_sentence, is_menu_entry, is_story_paragraph
from transforms.errors import ReferenceDataError
from transforms.frozen import frozen
from transforms.publication_date import DATE_PATTERN, TIME_PATTERN
from transforms.records import BOILERPLATE_LABELS
from transforms.reference import ReferenceData, Row, alternatives

_SCOPES = frozenset({"block", "prefix", "suffix", "section", "container"})
_POSITIONS = frozenset({"any", "head", "after", "tail", "edges", "repeated", "opening", "second_half", "release"})
#: The positions that a block in each part of an article fulfils.
_IN_HEAD = frozenset({"any", "repeated", "head", "opening", "edges"})
_IN_BODY = frozenset({"any", "repeated", "after"})
_IN_SECOND_HALF = _IN_BODY | {"second_half", "release"}
_IN_TAIL = _IN_SECOND_HALF | {"tail", "edges"}
#: Sections that end with the page: what readers wrote, and what stands below a press release's news.
_TO_THE_END = frozenset({"comment", "trackback", "reply_form", "other"})
#: What follows in sections of press releases.
_OF_A_RELEASE = "other"
#: Lines of these labels tell of the article, not what happened; their rules hold in these positions.
_HEAD_LABELS = frozenset({"date_line", "byline"})
_HEAD = frozenset({"head", "edges", "any"})
#: Labels of what stands above a headline.
_NOTICES = frozenset(
    {"caption", "cookie_notice", "correction", "navigation", "advert", "newsletter", "share", "paywall", "other"}
)
#: Those of them that may also stand only there.
_ABOVE = frozenset({"caption", "other", "navigation"})
#: Scopes of rules for whole blocks.
_OF_LINES = frozenset({"block", "section"})
#: Longer blocks are no single lines of page furniture; patterns are not tried on them as a whole.
_LONGEST_LINE = 700
#: Teasers are headlines, of which the longest of 300 has 141 characters.
_LONGEST_TEASER = 180
#: A pattern, or one of its alternatives, that begins with any characters, or with a look ahead for its words.
_WIDE = re.compile(r"(?:^|\|)(?:\(\?(?:-?i)?:)*(?:\[\^|\(\?=)")
#: Shorter lines may begin a caption by chance.
_SHORTEST_CAPTION = 20
#: Stands for authors whom no line names.
_NOBODY = ("\x00",)
#: What marks a press release ("Notes to editors", "###") is a short line.
_LONGEST_MARK = 80
#: Where a document has no story paragraph, its first lines count as head.
_HEAD_WITHOUT_STORY = 4


@frozen
class Rule:
    """One row of the table, compiled. ``pattern`` is None where it needs an author and none is known."""

    name: str
    label: str
    scope: str
    position: str
    source: str
    follows: str

    @property
    def is_wide(self) -> bool:
        """Whether what it looks for may stand far inside a line."""
        return _WIDE.search(self.source) is not None

    def compiled(self, authors: Sequence[str]) -> re.Pattern[str] | None:
        """The pattern with its placeholders filled in."""
        if "<AUTHOR>" in self.source and not authors:
            return None
        names = "|".join(re.escape(author) for author in sorted(authors))
        source = self.source.replace("<DATE>", f"(?i:{DATE_PATTERN})").replace("<TIME>", f"(?i:{TIME_PATTERN})")
        return re.compile(source.replace("<AUTHOR>", f"(?:{names})"))

    def compiled_in_lower_case(self) -> re.Pattern[str]:
        """The pattern for text in lower case: on the many names of a page, twice as quick as one that ignores case."""
        return re.compile(self.source.removeprefix("(?i)"))


_Active = list[tuple[Rule, re.Pattern[str]]]


@frozen
class _Layout:
    """Where the story lies among the blocks; all counts are of kept blocks."""

    first_story: int
    story_behind: tuple[int, ...]
    ordinals: tuple[int, ...]

    def positions(self, index: int) -> frozenset[str]:
        """The positions of rules that a block fulfils."""
        if index <= self.first_story:
            return _IN_HEAD
        if self.ordinals[index] * 2 < self.ordinals[-1]:
            return _IN_BODY
        return _IN_TAIL if self.story_behind[index] <= 2 else _IN_SECOND_HALF


@frozen
class Lines:
    """Rules for whole lines, whatever they stand beside.

    ``any_of`` match what any of them matches but the ``wide`` ones, at once: nearly all lines match none. Wide ones look for
    their words far into a line; they are tried only where they may stand.
    """

    active: tuple[tuple[Rule, re.Pattern[str]], ...]
    wide: tuple[tuple[Rule, re.Pattern[str]], ...]
    any_of: tuple[re.Pattern[str], ...]

    def first(self, text: str) -> Rule | None:
        """The first rule that a whole line matches."""
        if len(text) > _LONGEST_LINE:
            return None
        rules = self.active if any(pattern.fullmatch(text) for pattern in self.any_of) else self.wide
        return next((rule for rule, pattern in rules if pattern.fullmatch(text) is not None), None)


@frozen
class _LineRules:
    """The rules of one scope for an article, those of them that are wide or name its authors, and what matches any other."""

    active: _Active
    apart: _Active
    any_of: re.Pattern[str]


class Boilerplate:
    """The rules of one reference table, ready to label blocks."""

    def __init__(self, reference: ReferenceData) -> None:
        agencies = _agencies(reference)
        self._rules = tuple(_rule(row, agencies) for row in reference.table("boilerplate"))
        self._compiled = tuple((rule, rule.compiled(())) for rule in self._rules)
        self._head_lines = tuple(
            (rule, pattern)
            for rule, pattern in self._compiled
            if pattern is not None and rule.scope == "block" and rule.label in _HEAD_LABELS and rule.position in _HEAD
        )
        self._containers = tuple(
            (rule, rule.compiled_in_lower_case().search) for rule in self._rules if rule.scope == "container"
        )
        lines = tuple((r, pattern) for r, pattern in self._compiled if pattern is not None and r.scope in _OF_LINES)
        wide = tuple(pair for pair in lines if pair[0].is_wide)
        narrow = tuple(pair for pair in lines if pair not in wide)
        self._any_of = {scope: _any_of(pair for pair in narrow if pair[0].scope == scope) for scope in _OF_LINES}
        self._lines = Lines(lines, wide, tuple(self._any_of.values()))
        self._dates = [
            (r, pattern)
            for r, pattern in self._compiled
            if pattern is not None and r.scope == "prefix" and r.label == "date_line"
        ]
        self._marks = _any_of(pair for pair in lines if pair[0].follows == _OF_A_RELEASE and pair[0].position != "release")
        self._apart = {rule.name for rule in self._rules if rule.is_wide or "<AUTHOR>" in rule.source}
        self._anywhere = tuple(
            (rule, pattern)
            for rule, pattern in self._compiled
            if pattern is not None and rule.scope == "block" and _is_notice(rule)
        )

    def container(self, description: str) -> Rule | None:
        """The first container rule that an element's "name class id" matches, whatever its case."""
        description = description.lower()
        for rule, search in self._containers:
            if search(description):
                return rule
        return None

    def is_head_line(self, draft: Draft) -> bool:
        """Whether a block is as a whole a line with a date or an author, as they stand above and below headlines."""
        return any(_match(rule, pattern, draft.text) is not None for rule, pattern in self._head_lines)

    @property
    def lines(self) -> Lines:
        """The rules for whole lines without their positions, for lines that are out of the body already."""
        return self._lines

    def without_notices(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Remove what stands above everything else but dates and authors: notices of cookies and corrections, heads of mails."""
        result = list(drafts)
        for index, draft in enumerate(drafts):
            rule = next((r for r, pattern in self._anywhere if _match(r, pattern, draft.text) is not None), None)
            if rule is not None:
                result[index] = draft.removed(rule.label, rule.name)
            elif not self.is_head_line(draft) and not is_menu_entry(draft):
                break
        return result

    def dated(self, drafts: Sequence[Draft]) -> list[Draft]:
        """The blocks with a date that stands before the words of the first one split off: a headline may stand behind it."""
        return [*_split(drafts[0], 0, _layout(drafts), self._dates), *drafts[1:]] if drafts and drafts[0].kept else list(drafts)

    def apply(self, drafts: Sequence[Draft], authors: Sequence[str] = ()) -> list[Draft]:
        """Label the blocks that are not body.

        Args:
            drafts: blocks in order; removed ones pass through.
            authors: names in the byline, for lines about the author.

        Returns:
            The blocks in order, of which some are removed and some are split.
        """
        named = [author for author in authors if any(draft.kept and author in draft.text for draft in drafts)]
        # A pattern for names that the text does not have stays the same, and need not be made anew for each article.
        known = named or (_NOBODY if authors else ())
        rules = [(rule, pattern or rule.compiled(known)) for rule, pattern in self._compiled]
        active = [(rule, pattern) for rule, pattern in rules if pattern is not None]
        if not self._is_release(drafts):
            active = [pair for pair in active if pair[0].position != "release"]
        opened = _apply_sections(list(drafts), self._of_scope(active, "section"))
        blocked = _apply_blocks(opened, self._of_scope(active, "block"))
        parts = [pair for pair in active if pair[0].scope in {"prefix", "suffix"}]
        # first the dates: behind one a dateline may stand
        dated = _apply_parts(blocked, [pair for pair in parts if pair[0].label == "date_line"])
        return _repeated_captions(_apply_parts(dated, [pair for pair in parts if pair[0].label != "date_line"]))

    def _is_release(self, drafts: Sequence[Draft]) -> bool:
        """Whether a block shows that the text is a press release, as it stands or as the page's furniture."""
        return any(self._marks.fullmatch(draft.text) for draft in drafts if len(draft.text) <= _LONGEST_MARK)

    def _of_scope(self, active: _Active, scope: str) -> _LineRules:
        mine = [pair for pair in active if pair[0].scope == scope]
        return _LineRules(mine, [pair for pair in mine if pair[0].name in self._apart], self._any_of[scope])


def matches_example(row: Row, reference: ReferenceData) -> bool:
    """Whether a row's pattern matches its own example in its scope."""
    rule = _rule(row, _agencies(reference))
    pattern = rule.compiled(("Maria Keller",))
    return pattern is not None and _match(rule, pattern, row["example"]) is not None


def _agencies(reference: ReferenceData) -> str:
    """An expression for what news agencies are called, the longest first."""
    signs = {sign for row in reference.tables.get("news_agencies", ()) for sign in alternatives(row["signs"])}
    return f"(?:{'|'.join(re.escape(sign) for sign in sorted(signs, key=len, reverse=True)) or '(?!)'})"


def _rule(row: Row, agencies: str) -> Rule:
    where = f"seeds/boilerplate.csv, rule '{row['rule']}'"
    if row["scope"] not in _SCOPES or row["position"] not in _POSITIONS:
        raise ReferenceDataError(f"{where}: scope '{row['scope']}' or position '{row['position']}' is unknown")
    if row["label"] not in BOILERPLATE_LABELS or (row["follows"] and row["follows"] not in BOILERPLATE_LABELS):
        raise ReferenceDataError(f"{where}: label '{row['label']}' or follows '{row['follows']}' is no block label")
    pattern = row["pattern"].replace("<AGENCY>", agencies)
    rule = Rule(row["rule"], row["label"], row["scope"], row["position"], pattern, row["follows"])
    try:
        rule.compiled(("A",))
    except re.error as error:
        raise ReferenceDataError(f"{where}: its pattern is no regular expression: {error}") from error
    return rule


def _any_of(pairs: Iterable[tuple[Rule, re.Pattern[str]]]) -> re.Pattern[str]:
    """What matches whatever one of the patterns matches."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in pairs))


def _is_notice(rule: Rule) -> bool:
    """Whether a rule tells what may stand above a headline."""
    return rule.label in _NOTICES and (rule.position == "any" or (rule.label in _ABOVE and rule.position == "head"))


def _match(rule: Rule, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    if rule.scope == "prefix":
        return pattern.match(text)
    if rule.scope == "container":
        return pattern.search(text)
    if rule.scope == "suffix":
        at = max(0, len(text) - _LONGEST_LINE)  # a suffix is no longer; a search through all of a long block is quadratic
        return next((m for m in pattern.finditer(text, at) if m.end() == len(text)), None)
    return pattern.fullmatch(text) if len(text) <= _LONGEST_LINE else None


def _layout(drafts: Sequence[Draft]) -> _Layout:
    story = [is_story_paragraph(draft) for draft in drafts]
    first = story.index(True) if True in story else min(_HEAD_WITHOUT_STORY, len(drafts) - 1)
    behind = accumulate(reversed(story), initial=0)
    return _Layout(first, tuple(behind)[-2::-1], tuple(accumulate(draft.kept for draft in drafts)))


def _first_rule(draft: Draft, index: int, layout: _Layout, rules: _LineRules, usable: Callable[[Rule], bool]) -> Rule | None:
    if len(draft.text) > _LONGEST_LINE:
        return None
    positions = layout.positions(index)
    for rule, pattern in rules.active if rules.any_of.fullmatch(draft.text) else rules.apart:
        if rule.position in positions and usable(rule) and pattern.fullmatch(draft.text):
            return rule
    return None


def _apply_sections(drafts: list[Draft], rules: _LineRules) -> list[Draft]:
    layout = _layout(drafts)
    opened: Rule | None = None
    result = []
    for index, draft in enumerate(drafts):
        rule = _first_rule(draft, index, layout, rules, lambda _: True) if draft.kept else None
        if rule is not None:
            opened = rule
            result.append(draft.removed(rule.label, rule.name))
            continue
        if opened is not None and draft.kept and opened.follows not in _TO_THE_END and not _is_teaser(draft):
            opened = None
        is_inside = opened is not None and draft.kept
        result.append(draft.removed(opened.follows, opened.name) if opened is not None and is_inside else draft)
    return result


def _is_teaser(draft: Draft) -> bool:
    """Whether a line can be a teaser in a list of them: no sub-heading, and no sentence of the story."""
    return (
        draft.label != "heading"
        and len(draft.text) <= _LONGEST_TEASER
        and (not ends_sentence(draft.text) or draft.text[-1] in "?!…")
    )


def _apply_blocks(drafts: list[Draft], rules: _LineRules) -> list[Draft]:
    layout = _layout(drafts)
    repeated = {
        rule.name for rule, pattern in rules.active if rule.position == "repeated" and _matches(rule, pattern, drafts) > 1
    }
    result = []
    for index, draft in enumerate(drafts):
        rule = None
        if draft.kept:
            rule = _first_rule(draft, index, layout, rules, lambda r: r.position != "repeated" or r.name in repeated)
        result.append(draft if rule is None else draft.removed(rule.label, rule.name))
    return result


def _repeated_captions(drafts: Sequence[Draft]) -> list[Draft]:
    """Label a line that stands once more beside it, with a credit behind, as the caption that it is."""
    result = list(drafts)
    for index, draft in enumerate(drafts):
        for beside in drafts[max(index - 1, 0) : index + 2]:
            is_begun = beside.label == "caption" and not beside.kept and beside.text.startswith(draft.text)
            if draft.kept and is_begun and len(draft.text) >= _SHORTEST_CAPTION:
                result[index] = draft.removed("caption", beside.rule)
    return result


def _matches(rule: Rule, pattern: re.Pattern[str], drafts: Iterable[Draft]) -> int:
    return sum(draft.kept and _match(rule, pattern, draft.text) is not None for draft in drafts)


def _apply_parts(drafts: list[Draft], active: _Active) -> list[Draft]:
    """Split off prefixes and suffixes. Prefixes open the head's blocks only."""
    layout = _layout(drafts)
    active = [(rule, pattern) for rule, pattern in active if rule.position != "opening" or _matches(rule, pattern, drafts) == 1]
    result: list[Draft] = []
    for index, draft in enumerate(drafts):
        result.extend(_split(draft, index, layout, active) if draft.kept else [draft])
    return result


def _split(draft: Draft, index: int, layout: _Layout, active: _Active) -> list[Draft]:
    before: list[Draft] = []
    after: list[Draft] = []
    positions = layout.positions(index)
    for rule, pattern in active:
        match = _match(rule, pattern, draft.text) if rule.position in positions else None
        if match is None or not match[0].strip():
            continue
        part = Draft(rule.label, match[0].strip(), kept=False, rule=rule.name)
        (before if rule.scope == "prefix" else after).append(part)
        rest = draft.text[match.end() :] if rule.scope == "prefix" else draft.text[: match.start()]
        draft = Draft(draft.label, rest.strip(), rule=draft.rule)
    return [*before, draft, *after]
