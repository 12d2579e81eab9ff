"""One kind for one name in one text: what is shown once holds wherever the same name stands, seen by the model or not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from transforms.analysed_text import Doc, Token
from transforms.frozen import replace
from transforms.gazetteer import Gazetteer
from transforms.kind_evidence import is_titled
from transforms.names import COMPANY_WORDS, RANKS, TITLES, NameMention
from transforms.records import ActorKind

#: Rules whose mentions show a kind by more than the model's label.
_SURE = frozenset(
    {
        "reference_name",
        "place_and_institution",
        "list_of_sport",
        "called_a_body",
        "beside_role",
        "side_of_a_game",
        "told_person",
        "behind_title",
    }
)
_LOCATIVES = frozenset({"in", "near", "outside", "around", "across", "throughout", "at", "from", "towards", "toward", "of"})
#: What is held in companies: "shares in Halvorsen".
_OF_OWNERS = frozenset("share shares stake stakes stock bonds investment investor investors shareholders".split())
#: Words of texts about companies.
_OF_FIRMS = frozenset("company firm shares founder founded co-founder family-owned workers maker factory business brand".split())
_Words = tuple[str, ...]


def agreed(doc: Doc, gazetteer: Gazetteer, mentions: Iterable[NameMention]) -> list[NameMention]:
    """The mentions, each of the kind that its name has elsewhere where that is shown, and such names where nothing saw them."""
    found = list(mentions)
    kinds = _kinds(doc, gazetteer, found)
    both = _of_both_kinds(doc, gazetteer, found)
    founders = _named_after_founders(doc, gazetteer, found)
    changed = [_with_kind(doc, mention, kinds, both, founders) for mention in found]
    taken = {position for mention in changed for position in range(mention.start, mention.end)}
    wanted = {name: kind for name, kind in kinds.items() if kind == "organisation"}
    with_article = {_name(doc, m) for m in changed if _has_article(doc, m.start)}
    bare = {name for m in changed if len(name := _name(doc, m)) > 1 and name not in with_article}
    unseen = (m for m in _unseen(doc, wanted, taken) if not (_has_article(doc, m.start) and _name(doc, m) in bare))
    return sorted((*changed, *unseen), key=lambda mention: mention.start)


def _has_article(doc: Doc, start: int) -> bool:
    """Whether "the" stands before a name: "The New Dawn" need not be the party New Dawn."""
    return start > 0 and doc[start - 1].lower_ == "the"


def _name(doc: Doc, mention: NameMention) -> _Words:
    return tuple(token.text for token in doc[mention.start : mention.end])


def _with_kind(
    doc: Doc, mention: NameMention, kinds: Mapping[_Words, ActorKind], both: Collection[_Words], founders: Collection[_Words]
) -> NameMention:
    name = _name(doc, mention)
    if name in both and mention.kind != "country":
        kind: ActorKind = "person" if is_titled(doc, mention.start) else "organisation"
        return replace(mention, kind=kind, rule="behind_title" if kind == "person" else "called_a_body")
    is_open = mention.rule.startswith("model_") or mention.rule == "given_name"
    if is_open and name in founders:
        return replace(mention, kind="organisation", rule="called_a_body")
    found = kinds.get(name)
    if found is None and len(name) > 1 and mention.rule == "model_ORG" and kinds.get(name[-1:]) == "person" and len(name) < 4:
        found = "person"
    return replace(mention, kind=found, rule="kind_elsewhere") if is_open and found and found != mention.kind else mention


def _of_both_kinds(doc: Doc, gazetteer: Gazetteer, mentions: Iterable[NameMention]) -> frozenset[_Words]:
    """Names of one word that are a body's ("the chain Marlow", or "Ford" before any person is named so) and, behind a title, a
    person's ("Mr Marlow").
    """
    found = list(mentions)
    single = [m for m in found if m.end - m.start == 1 and m.known_id is None]
    persons = {_name(doc, m)[-1:]: m.start for m in reversed(found) if m.kind == "person" and m.end - m.start > 1}
    bodies = {_name(doc, m) for m in single if m.rule == "called_a_body" or _is_body_before(doc, m, persons)}
    return frozenset(bodies & {_name(doc, m) for m in single if is_titled(doc, m.start)})


def _is_body_before(doc: Doc, mention: NameMention, persons: Mapping[_Words, int]) -> bool:
    """Whether the model saw an organisation where no person of that name has been named yet."""
    first = persons.get(_name(doc, mention))
    return mention.rule == "model_ORG" and first is not None and mention.start < first and not is_titled(doc, mention.start)


def _named_after_founders(doc: Doc, gazetteer: Gazetteer, mentions: Iterable[NameMention]) -> frozenset[_Words]:
    """Names that open with the surname of a person of the text, in a text about a company: "Brandt Optik" of Ottilie Brandt."""
    persons = {_name(doc, m) for m in mentions if m.kind == "person" and m.end - m.start > 1}
    surnames = {name[-1] for name in persons if name[0] in gazetteer.given_names}
    found = {
        name for name in persons if name[0] in surnames and name[-1] not in gazetteer.given_names and name[-1] not in surnames
    }
    if not found or not any(token.lower_ in _OF_FIRMS for token in doc):
        return frozenset()
    return frozenset(n for n in found if not any(len(p) > len(n) and p[-len(n) :] == n for p in persons))


def _kinds(doc: Doc, gazetteer: Gazetteer, mentions: Iterable[NameMention]) -> dict[_Words, ActorKind]:
    """The kind of each name that the text shows to have one, and that most of its mentions have where nothing shows it."""
    shown: dict[_Words, set[ActorKind]] = defaultdict(set)
    guessed: dict[_Words, Counter[ActorKind]] = defaultdict(Counter)
    for mention in mentions:
        if mention.kind == "country":
            continue
        name = _name(doc, mention)
        kind = _shown_kind(doc, gazetteer, mention)
        if kind is not None:
            shown[name].add(kind)
            for part in _short_forms(doc, gazetteer, mention, kind):
                shown[part].add(kind)
        guessed[name][mention.kind] += 1
    found = {name: next(iter(kinds)) for name, kinds in shown.items() if len(kinds) == 1}
    for name, counts in guessed.items():
        (first, n), *others = counts.most_common()
        if name not in shown and others and n > others[0][1]:
            found[name] = first
    for name in guessed:  # "Akzo Nobel", called "Akzo" again and again
        is_open = len(name) == 2 and name not in shown and name[0] not in gazetteer.given_names
        short = guessed.get(name[:1], Counter()) if is_open and name[:1] not in shown else Counter[ActorKind]()
        if short["organisation"] > 1 and short["organisation"] > short["person"] + guessed[name]["person"]:
            found[name] = found[name[:1]] = "organisation"
    return found


def _shown_kind(doc: Doc, gazetteer: Gazetteer, mention: NameMention) -> ActorKind | None:
    """The kind that a mention shows by its rule, its words or the words beside it."""
    last, before = doc[mention.end - 1].lower_, doc[mention.start - 1] if mention.start > 0 else None
    if mention.kind == "organisation":
        ends_like_body = mention.end - mention.start > 1 and last in gazetteer.ends_of_companies
        return "organisation" if mention.rule in _SURE or ends_like_body or _is_held(doc, mention.start) else None
    is_titled = before is not None and (
        before.lower_ in TITLES or (before.is_title and (before.lower_ in RANKS or before.lower_ in gazetteer.role_heads))
    )
    is_full = mention.end - mention.start > 1 and doc[mention.start].text in gazetteer.given_names
    return "person" if mention.rule in _SURE or is_titled or is_full else None


def _short_forms(doc: Doc, gazetteer: Gazetteer, mention: NameMention, kind: ActorKind) -> Iterator[_Words]:
    """The last words of a person's name, and its first where that is no given name ("Seo" of "Seo Min-jae"); the first word of a
    company of two or three words: "Newmont" of "Newmont Mining Corp.".
    """
    name = _name(doc, mention)
    if kind == "person":
        yield from (name[start:] for start in range(1, len(name)))
        if len(name) > 1 and name[0] not in gazetteer.given_names and not _is_taken(name[0], gazetteer):
            yield name[:1]
    first = doc[mention.start]
    is_company = doc[mention.end - 1].lower_ in COMPANY_WORDS and mention.rule != "place_and_institution"
    is_free = first.text not in gazetteer.given_names and not _is_taken(first.text, gazetteer)
    if kind == "organisation" and is_company and is_free and 2 <= len(name) <= 3 and first.is_title and len(first) > 2:
        yield name[:1]


def _is_taken(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is a place's or nation's, or one of the language."""
    return gazetteer.country_of(word) is not None or gazetteer.words.is_ordinary(word.lower())


def _unseen(doc: Doc, kinds: Mapping[_Words, ActorKind], taken: set[int]) -> Iterator[NameMention]:
    """Names shown to be organisations, where they stand and nothing saw them; not behind "in" nor in a dateline."""
    if not kinds:
        return
    by_first: dict[str, list[_Words]] = defaultdict(list)
    for words in sorted(kinds, key=len, reverse=True):
        by_first[words[0]].append(words)
    for token in doc:
        for words in by_first.get(token.text, ()):
            end = token.i + len(words)
            is_free = taken.isdisjoint(range(token.i, end))
            if is_free and tuple(t.text for t in doc[token.i : end]) == words and not _is_place_here(doc, token, end):
                taken.update(range(token.i, end))
                yield NameMention(token.i, end, "organisation", None, "name_seen_elsewhere")


def _is_held(doc: Doc, start: int) -> bool:
    """As in "shares of Halvorsen"."""
    return start > 1 and doc[start - 1].lower_ in ("in", "of") and doc[start - 2].lower_ in _OF_OWNERS


def _is_place_here(doc: Doc, token: Token, end: int) -> bool:
    """Whether a name stands for a place, or opens a longer name."""
    before = token.nbor(-1).lower_ if token.i > 0 else ""
    if _is_held(doc, token.i):
        return False
    behind = doc[end].text if end < len(doc) else ""
    opens = token.i == 0 or token.nbor(-1).is_space
    last = doc[end - 1]
    if last.dep_ == "compound" and last.head.i >= end and last.head.is_title:
        return True
    return before in _LOCATIVES or (opens and (behind == "," or (end < len(doc) and doc[end].like_num)))
