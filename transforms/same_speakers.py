"""Whether two claims of an article are of one speaker, as far as their words tell: "the ministry said … The ministry said"."""

from __future__ import annotations

from transforms.analysed_text import Token
from transforms.syntax import subject_of

_ANOTHER = frozenset("a an another other one some second separate".split())
_PRONOUNS = frozenset("he she it they".split())
_SAYING = frozenset("say tell add report announce state".split())
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})


def is_of_same_speaker(before: Token, cue: Token) -> bool:
    """Whether a claim goes on with that of an earlier sentence: by the same noun or surname, or by a pronoun where nobody else
    speaks between them.

    Args:
        before: the verb of the earlier claim.
        cue: the word that tells the later one.
    """
    one, other = _speaker_of(before), _speaker_of(cue)
    if one is None or other is None or other.i < before.i or cue.tag_ not in ("VBD", "VBN", "IN", "VBG"):
        return False
    if other.lower_ in _PRONOUNS:
        between = (t for t in cue.doc[before.i + 1 : cue.sent.start] if t.lemma_ in _SAYING and t.tag_ == "VBD")
        speakers = [s for t in between if (s := subject_of(t)) is not None]
        return all(s.lower_ in _PRONOUNS or _are_one(one, s) for s in speakers)
    return _are_one(one, other)


def _are_one(one: Token, other: Token) -> bool:
    if one.lemma_.lower() != other.lemma_.lower() or any(c.lower_ in _ANOTHER for c in other.children):
        return False
    if one.pos_ == "PROPN":
        return True
    return _modifiers(other) <= _modifiers(one)  # "the health ministry" is not "the interior ministry"


def _modifiers(noun: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in noun.children if c.dep_ in _MODIFIERS)


def _speaker_of(cue: Token) -> Token | None:
    if cue.lower_ != "according":
        return subject_of(cue)
    to = next((c for c in cue.children if c.lower_ == "to"), None)
    return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
