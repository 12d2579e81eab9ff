"""Pronouns: whom "she", "it" and "they" mean, where a reader cannot miss it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from transforms.analysed_text import Token
from transforms.cluster import Cluster
from transforms.roles import is_role_noun
from transforms.salience import BUSINESS, Salience, is_called_by_age, most_salient, names
from transforms.syntax import before_aside

#: "it" reaches back two or three sentences; one that spoke counts as if it stood a sentence nearer.
_FARTHEST_IT, _SPEAKER_BONUS = 60, 25
#: How many sentences back the organisation may stand that "it said" means, where none came between; and what opens a clause.
_FARTHEST_BODY = 3
_NEW_CLAUSE = frozenset({":", ";", "—", "–"})
#: How many tokens back "they said" may reach: about three sentences.
_FARTHEST_SPEAKER = 80
_MALE, _FEMALE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
#: How a noun hangs on its verb that is a subject, stands behind "according to", or owns a subject.
_OF_SUBJECTS = frozenset({"nsubj", "nsubjpass", "pobj", "poss"})
#: Singular nouns that speak as "they".
_COLLECTIVES = frozenset("police family couple staff team crew personnel opposition prosecution defence defense".split())


#: Texts that lay down and call for things, beside those that report.
_LAYING_DOWN = frozenset("resolution decree treaty accord motion bill law ordinance constitution directive charter".split())
#: What befell those who say no more.
_DYING = frozenset("kill die murder behead execute drown slay assassinate perish bury".split())
#: Places that speak through those who govern them.
_GOVERNED = frozenset("city town county state province district borough island country nation region village parish".split())


class Pronouns:
    """Resolves the pronouns of one text to its actors, and to who spoke before."""

    def __init__(self, salience: Salience) -> None:
        self._salience = salience
        self._doc, self._gazetteer = salience.doc, salience.gazetteer
        self._persons: dict[int, Cluster | None] = {}

    def whom(self, token: Token) -> Cluster | None:
        """The person named last before "he" or "she", or the organisation that was the last subject before "it"; else None."""
        word = token.lower_
        if word in _MALE or word in _FEMALE:
            if token.i not in self._persons:
                named = self._salience.persons_before(token, "female" if word in _FEMALE else "male")
                dead = _dead_in_told(token)
                named = (found for found in named if dead is None or not names(found[2], dead))
                self._persons[token.i] = most_salient(chain(named, self._meant_before(token))) or self._only_person(token)
            return self._persons[token.i]
        if word in ("it", "its"):
            organisations = [c for c in self._salience.actors if c.kind != "person"]
            meant = self._salience.last_subject(token, organisations, _FARTHEST_IT, _SPEAKER_BONUS)
            text = self._text_before(token)
            is_behind = text is not None and meant is not None and any(text.i < m.start < token.i for m in meant.mentions)
            return meant if text is None or is_behind else None
        return None

    def _text_before(self, it: Token) -> Token | None:
        """As in "The resolution backs the mission. It also calls for": the text that the sentence before "it" is about."""
        start = it.sent.start
        while start > 0 and self._doc[start - 1].is_space:
            start -= 1
        if start == 0 or it.dep_ != "nsubj" or it.head.dep_ != "ROOT":
            return None
        subject = next((c for c in self._doc[start - 1].sent.root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        return subject if subject is not None and subject.lemma_.lower() in self._gazetteer.documents | _LAYING_DOWN else None

    def _only_person(self, token: Token) -> Cluster | None:
        """The only person that the text names, however far before "he said"."""
        dead = _dead_in_told(token)
        persons = [c for c in self._salience.actors if c.kind == "person" and not (dead is not None and names(c, dead))]
        wanted = "female" if token.lower_ in _FEMALE else "male"
        found = {id(cluster): cluster for _, _, cluster in self._salience.persons_before(token, wanted)}
        found = {key: cluster for key, cluster in found.items() if cluster in persons}
        is_telling = self._salience.speaks(token) or any(c.dep_ == "ccomp" for c in token.head.children)  # "pointed out that"
        return next(iter(found.values())) if token.dep_ == "nsubj" and is_telling and len(persons) == len(found) == 1 else None

    def _meant_before(self, token: Token) -> Iterator[tuple[float, int, Cluster]]:
        """Whom the same pronoun meant where it spoke last: "He said … . There is more, he said"."""
        salience = self._salience
        for earlier in reversed(self._doc[max(0, token.i - _FARTHEST_SPEAKER) : token.i]):
            if earlier.lower_ == token.lower_ and salience.speaks(earlier) and salience.quotation_around(earlier) is None:
                cluster = self.whom(earlier)
                if cluster is not None:
                    yield 2.5 - salience.sentences_between(earlier, token), earlier.i, cluster
                return

    # ------------------------------------------------------------ who spoke before

    def earlier_speaker(self, pronoun: Token) -> Token | None:
        """Who spoke last before "it said", "they said" or "she said", as the head of the phrase that says so.

        Of persons only the unnamed are given: names are found by how ready they are to be meant.
        """
        subjects = self._subjects_before(pronoun)
        if pronoun.lower_ in ("he", "she", "him"):
            persons = [t for t in subjects if not self._is_plural(t) and self._is_person(t)]
            last = next((t for t in persons if self._tells(t) or self._is_role_before(t, pronoun)), None)
            is_near = last is not None and self._salience.sentences_between(last, pronoun) <= 1
            is_named = last is not None and (last.pos_ == "PROPN" or any(names(c, last) for c in self._salience.actors))
            if last is None or not (is_near or is_named):
                return self._unnamed_so_far(pronoun)
            return last if is_near and not is_named else None
        if pronoun.lower_ in ("it", "its"):
            if (text := self._text_before(pronoun)) is not None:
                return text
            single = [t for t in subjects if not self._is_plural(t) and not self._is_person(t)]
            meant = next((t for t in single if self._is_meant_by_it(t, pronoun)), None)
            meant = self._main_subject(meant, single) if meant is not None and meant.sent != pronoun.sent else meant
            meant = meant or next((t for t in single if self._tells_of_itself(t, pronoun)), None)
            return meant or self._body_calling(single, pronoun)
        if pronoun.lower_ not in ("they", "their"):
            return None
        plural = [t for t in subjects if self._is_plural(t) and not _is_told_of(t, pronoun)]
        meant = next((t for t in plural if self._salience.speaks(t)), None) or next(
            (t for t in plural if self._acts(t, pronoun)), None
        )
        return meant or self._body_of_they(subjects, pronoun)

    def _body_of_they(self, subjects: list[Token], they: Token) -> Token | None:
        """As in "The ministry said 20 had died. They said": the body that spoke last in the sentence before."""
        last = next((t for t in subjects if t.head.dep_ == "ROOT"), None)
        if last is None or not self._salience.speaks(they) or self._is_person(last) or not self._tells(last):
            return None
        is_body = last.lemma_.lower() in self._gazetteer.organisation_nouns or any(
            c.kind == "organisation" and names(c, last) for c in self._salience.actors
        )
        return last if is_body and self._salience.sentences_between(last, they) == 1 else None

    def _body_calling(self, subjects: list[Token], pronoun: Token) -> Token | None:
        """As in "The airline lost money in what it called a lost year": the body that the sentence is about, where no name is
        meant.
        """
        main = next((t for t in subjects if t.sent == pronoun.sent and t.head.dep_ == "ROOT"), None)
        is_body = main is not None and main.lemma_.lower() in self._gazetteer.organisation_nouns | BUSINESS
        return main if is_body and _is_called_by(pronoun) and self.whom(pronoun) is None else None

    @staticmethod
    def _main_subject(subject: Token, others: list[Token]) -> Token:
        """As in "The survey showed that voters liked the cuts the ministry announced. It also found": what tells by the way in a
        clause of its own is not what the next sentence goes on with, but what tells the whole.
        """
        is_aside = any(t.dep_ in ("relcl", "advcl", "acl") for t in (subject.head, *subject.head.ancestors))
        main = next((t for t in others if t.sent == subject.sent and t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        return main if is_aside and main is not None else subject

    def _unnamed_so_far(self, pronoun: Token) -> Token | None:
        """As in "A guard said it was late. He had come early, he said. There was fog. He said": still the guard, where nobody is
        named since the pronoun spoke last.
        """
        for earlier in reversed(self._doc[max(0, pronoun.i - _FARTHEST_SPEAKER) : pronoun.i]):
            if earlier.lower_ == pronoun.lower_ and self._salience.speaks(earlier):
                persons = (c for c in self._salience.actors if c.kind == "person")
                is_named = any(earlier.i < m.start < pronoun.i for c in persons for m in c.mentions)
                return None if is_named else self.earlier_speaker(earlier)
        return None

    def _subjects_before(self, token: Token) -> list[Token]:
        """The subjects before a token, nearest first, without pronouns and what is quoted."""
        return [
            t
            for t in reversed(self._doc[max(0, token.i - _FARTHEST_SPEAKER) : token.i])
            if t.dep_ in _OF_SUBJECTS
            and (t.dep_ in ("nsubj", "nsubjpass") or self._salience.speaks(t) or _is_owner_in_sentence(t, token))
            and (t.pos_ in ("NOUN", "PROPN") or is_called_by_age(t))
            and self._salience.quotation_around(t) is None
        ]

    def _tells(self, subject: Token) -> bool:
        """Whether a noun is the subject of a reporting verb that nobody reports: not "his client would appeal" of "he said his
        client would appeal".
        """
        verb = subject.head
        is_reported = verb.dep_ == "ccomp" and self._speaks_of(verb.head) and any(c.dep_ == "nsubj" for c in verb.head.children)
        return self._salience.speaks(subject) and not is_reported

    def _speaks_of(self, verb: Token) -> bool:
        return verb.lemma_ in self._gazetteer.speech_verbs

    def _is_role_before(self, subject: Token, pronoun: Token) -> bool:
        """Whether somebody with a role came up in the sentence before: "A consultant faulted the figures. …, he said"; also "the
        minister", where no person is named so far.
        """
        is_main = subject.dep_ == "nsubj" and subject.head.dep_ == "ROOT"
        articles = {c.lower_ for c in subject.children if c.dep_ == "det"}
        is_new = bool(articles & {"a", "an", "one"}) or ("the" in articles and not self._is_anybody_named_before(pronoun))
        is_before = self._salience.sentences_between(subject, pronoun) == 1
        return is_main and is_new and is_before and is_role_noun(subject, self._gazetteer)

    def _is_anybody_named_before(self, token: Token) -> bool:
        persons = (c for c in self._salience.actors if c.kind == "person")
        return any(m.start < token.i for c in persons for m in c.mentions)

    def _is_plural(self, token: Token) -> bool:
        if token.tag_ in ("NNS", "NNPS") or token.lemma_.lower() in _COLLECTIVES:
            return True
        return any(c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") for c in token.children)

    def _is_person(self, token: Token) -> bool:
        if (
            token.ent_type_ == "PERSON"
            or is_called_by_age(token)
            or any(c.kind == "person" and names(c, token) for c in self._salience.actors)
        ):
            return True
        is_noun = token.lemma_.lower() in self._gazetteer.person_nouns or is_role_noun(token, self._gazetteer)
        return token.pos_ == "NOUN" and is_noun and token.lemma_.lower() not in BUSINESS

    def _is_body_before(self, subject: Token, pronoun: Token) -> bool:
        """Whether an organisation is what a sentence shortly before, or the clause before a colon, is about: "The ministry sent
        tents. …, it said", "The club gave no reason: the hall, it said, was shut".
        """
        between = self._salience.sentences_between(subject, pronoun)
        verb = subject.head
        marks = {t.text for t in self._doc[verb.i : pronoun.i]} if between == 0 else set()
        is_clause = verb.dep_ in ("ccomp", "ROOT", "parataxis", "conj") and not marks.isdisjoint(_NEW_CLAUSE)
        is_fronted = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT" and subject.i < verb.head.i  # "The firm will …, it said"
        is_before = (verb.dep_ == "ROOT" or is_fronted) and 1 <= between <= _FARTHEST_BODY
        is_main = subject.dep_ in ("nsubj", "nsubjpass") and (is_clause or is_before)
        is_main = is_main or subject.dep_ == "poss"
        named = (subject, *(c for c in subject.children if c.dep_ == "appos"))
        is_body = subject.lemma_.lower() in self._gazetteer.organisation_nouns or any(
            c.kind == "organisation" and names(c, name) for c in self._salience.actors for name in named
        )
        return is_main and is_body

    def _is_meant_by_it(self, subject: Token, pronoun: Token) -> bool:
        """Whether a body or text spoke or acted before "it said", also with words between commas before its verb."""
        told = (t for t in subject.sent if t.i > subject.i and self._speaks_of(t))
        return (
            self._salience.speaks(subject)
            or self._is_body_before(subject, pronoun)
            or any(before_aside(verb) == subject for verb in told)
        )

    def _tells_of_itself(self, subject: Token, pronoun: Token) -> bool:
        """As in "The city has offered beds to 26, it said": the body that the sentence before a set-off "it said" is about."""
        is_told = _is_told_by(subject.head, pronoun) and self._speaks_of(pronoun.head)
        is_body = subject.pos_ == "PROPN" or not {subject.lemma_.lower(), subject.lower_}.isdisjoint(
            self._gazetteer.organisation_nouns | _GOVERNED
        )
        return is_told and is_body

    def _acts(self, subject: Token, pronoun: Token) -> bool:
        """Whether people are what the sentence before, or the same one, is about."""
        between = self._salience.sentences_between(subject, pronoun)
        is_main = subject.head.dep_ == "ROOT" or _is_told_by(subject.head, pronoun)
        is_body = subject.tag_ == "NNS" and subject.lemma_.lower() in self._gazetteer.organisation_nouns
        is_of_people = is_body or self._gazetteer.counts_people(subject)
        return is_main and between <= 1 and subject.pos_ == "NOUN" and is_of_people


def _dead_in_told(pronoun: Token) -> Token | None:
    """The Salih of "Karim Salih was killed, he said", who is not the one that says so."""
    told = next((c for c in pronoun.head.lefts if c.dep_ == "ccomp" and c.right_edge.i < pronoun.i), None)
    if told is None or told.lemma_ not in _DYING:
        return None
    kind = "nsubj" if told.lemma_ in ("die", "drown", "perish") else "nsubjpass"
    return next((c for c in told.children if c.dep_ == kind), None)


def _is_called_by(pronoun: Token) -> bool:
    """As in "in what it called a blow" and "blaming what it described as a blow"."""
    return pronoun.head.dep_ in ("pcomp", "ccomp") and any(c.lower_ == "what" and c.i < pronoun.i for c in pronoun.head.children)


def _is_told_by(verb: Token, pronoun: Token) -> bool:
    """Whether the verb of a pronoun tells the clause before it: "The city has offered beds, it said"."""
    telling = pronoun.head
    return verb.i < pronoun.i and (
        (verb.dep_ == "ccomp" and verb.head is telling) or (telling.dep_ == "parataxis" and telling.head is verb)
    )


def _is_told_of(subject: Token, pronoun: Token) -> bool:
    """Whether somebody is told of by "they said" of the same sentence: "Some 40 people were held, they said"."""
    cue = pronoun.head
    is_beside = cue.head.i == subject.head.i and cue.dep_ in ("parataxis", "ccomp")
    is_new = any(c.dep_ == "nummod" for c in subject.children) and not any(c.lower_ in ("the", "all") for c in subject.children)
    return (subject.dep_ == "nsubjpass" or is_new) and (is_beside or cue.is_ancestor(subject))


def _is_owner_in_sentence(noun: Token, pronoun: Token) -> bool:
    """As in "The bank's reserves have shrunk, it said": whose what the sentence is about."""
    return noun.dep_ == "poss" and noun.head.dep_ in ("nsubj", "nsubjpass") and noun.sent == pronoun.sent
