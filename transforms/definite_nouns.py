"""Definite nouns: whom "the group", "the ministry" and "the lieutenant" mean, where a reader cannot miss it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.analysed_text import Span, Token
from transforms.cluster import Cluster, folded
from transforms.holders_of_office import DEPUTIES, SAME_OFFICE, HoldersOfOffice
from transforms.roles import is_role_noun
from transforms.salience import BUSINESS, Salience, is_called_by_age, most_salient, names
from transforms.syntax import phrase, surface_of

#: "the company" reaches back farther than a pronoun: some two paragraphs.
_FARTHEST_NOUN = 150
#: A name that no word tells to be a body's is meant two or three sentences behind it at most.
_NEAREST = 60
#: Nouns that stand for an organisation of nearly any sort.
_BODIES = frozenset(
    (
        "group organisation organization agency body charity institution nonprofit watchdog movement ngo foundation network "
        "outfit party club"
    ).split()
)
#: Modifiers that say of which sort a body is, not which one: "the armed group", "the medical charity".
_SORTS = frozenset(
    (
        "militant rebel armed islamist jihadist insurgent guerrilla paramilitary separatist extremist terrorist terror "
        "political religious shia sunni shiite palestinian human rights aid relief medical humanitarian advocacy campaign "
        "campaigning activist monitoring environmental conservation wildlife green press freedom civil liberties nonprofit "
        "international global multinational national ruling opposition leftist left right wing nationalist populist "
        "conservative liberal centrist socialist far centre center privately state owned listed troubled ailing struggling "
        "embattled giant family budget children health refugee food weather space nuclear spy football soccer rugby cricket "
        "premier league topflight trade industry sector umbrella non profit governmental"
    ).split()
)
#: "the Iran-backed group", "the London-based charity", "the Hamas-run agency".
_TIES = frozenset("based backed led run listed owned headquartered controlled funded aligned linked affiliated supported".split())
#: What one calls a person told of just before, who holds no office that another may hold.
_EPITHETS = frozenset(
    (
        "magnate tycoon billionaire millionaire mogul oligarch heir heiress philanthropist entrepreneur financier "
        "businessman businesswoman politician incumbent frontrunner veteran striker midfielder goalkeeper defender winger "
        "forward quarterback pitcher batsman bowler golfer sprinter swimmer cyclist boxer runner skier wrestler sportsman "
        "champion medallist medalist singer rapper songwriter musician actor actress comedian author novelist writer poet "
        "filmmaker artist democrat republican conservative socialist liberal populist centrist nationalist frenchman "
        "spaniard briton australian american german italian dutchman swede norwegian dane finn scot irishman welshman "
        "belgian canadian brazilian argentine portuguese serb croat pole russian ukrainian turk greek"
    ).split()
)
#: The salience of a person who is the subject of the sentence before.
_SUBJECT_OF_LAST = 1.5
#: Of what a body is the largest: "the world's largest carmaker".
_WHOLES = frozenset("world country nation continent region".split())
#: Modifiers that tell another one apart, whatever stands before: "the parent company", "the other firm".
_OTHERS = frozenset(
    (
        "other another second third first new former parent rival sister same separate partner target local regional outside "
        "independent private insurance holding law security construction leasing consulting recruitment accounting"
    ).split()
)
#: Modifiers of a body that its name need not have: "the government agency", "the city council".
_GENERAL = frozenset(
    "government state city county district federal provincial municipal town borough press media news parent umbrella".split()
)
#: Nouns behind a name that say what it names: "the CFDT union"; an "EU agency" is not the EU.
_SORTS_BEHIND = frozenset("union party militia movement newspaper daily".split())
#: Words in a name that say that it is no company, and those that say that it is no "group" either.
_OFFICES = frozenset(
    (
        "ministry department army military navy police parliament senate congress court government cabinet council university "
        "hospital school embassy presidency treasury"
    ).split()
)
_NO_COMPANY = _OFFICES | frozenset(
    (
        "union party front movement forces force guard nations committee commission agency assembly federation league "
        "association organisation organization cross crescent mission observatory coalition alliance watch program programme "
        "authority"
    ).split()
)
_NO_AGENCY = (_OFFICES - {"department"}) | {"union", "party", "front", "movement", "club"}
_NO_PARTY = (_NO_COMPANY - {"union", "party", "front", "movement", "league", "coalition", "alliance", "congress"}) | BUSINESS
_NO_GROUP = _OFFICES - {"council"}
#: Words of names that say of what sort a business is.
_NAMED_SO = {
    "airline": frozenset({"airways", "airlines", "air"}),
    "carrier": frozenset({"airways", "airlines", "air"}),
    "broadcaster": frozenset("news tv television radio channel broadcasting broadcaster network".split()),
    "newspaper": frozenset("times post herald gazette tribune journal guardian telegraph chronicle".split()),
}
#: Nouns of businesses that say nothing of what they make or sell.
_ANY_BUSINESS = frozenset("company firm business corporation group giant brand chain".split())
#: Of these words the name of a central bank has two.
_OF_CENTRAL_BANKS = frozenset("central national federal reserve bank monetary authority".split())
#: What unions speak of.
_OF_UNIONS = frozenset("member ballot strike walkout stoppage picket industrial".split())


class DefiniteNouns:
    """Resolves the definite phrases of one text to its actors."""

    def __init__(self, salience: Salience) -> None:
        self._salience = salience
        self._doc, self._gazetteer, self._actors = salience.doc, salience.gazetteer, salience.actors
        self._holders = HoldersOfOffice(salience)
        self._nouns: dict[int, frozenset[str]] = {}
        self._organisation_nouns = self._gazetteer.organisation_nouns | BUSINESS | _BODIES

    def whom(self, head: Token) -> Cluster | None:
        """The actor that a definite phrase means; None where more than one fits."""
        wholes = (c for c in head.children if c.dep_ == "poss" and c.lower_ in _WHOLES)  # "the world's largest carmaker"
        is_definite = any(
            child.dep_ == "det" and child.lower_ in ("the", "this", "that") for noun in (head, *wholes) for child in noun.children
        )
        if (
            is_definite
            or head.dep_ in ("compound", "poss", "amod")
            or (head.i > 0 and head.nbor(-1).lower_ in ("the", "its", "their"))
        ):
            return self._definite(head, is_definite=is_definite)
        return None

    def _definite(self, head: Token, *, is_definite: bool) -> Cluster | None:
        """As in "the ministry" is the one organisation here with that noun in a name; "the spokesman" the one person
        with that role.
        """
        if is_definite and is_called_by_age(head):
            return most_salient(self._salience.persons_before(head, None))
        if is_definite and head.dep_ == "nsubj" and self._is_of_person(head):
            return self._person_of_epithet(head)
        if self._has_name_before(head):
            if is_definite and head.tag_ == "NN" and (person := self._holders.of_country(head)) is not None:
                return person
            return self._last_business(head) if is_definite and head.lemma_.lower() in BUSINESS | _BODIES else None
        noun = head.lemma_.lower()
        is_titled = head.tag_ == "NNP" and is_definite and head.dep_ == "nsubj"  # "The Speaker said"
        is_office = is_role_noun(head, self._gazetteer) or noun in SAME_OFFICE
        if (head.tag_ == "NN" or is_titled) and is_office and noun not in BUSINESS:
            is_alone = is_definite and self._stands_alone(head)
            person = self._holders.of_phrase(head) or (self._holders.only_official(head) if is_alone else None)
            if person is not None:
                return person
        if noun not in self._organisation_nouns:
            return None
        organisations = [c for c in self._actors if c.kind == "organisation" and not self._is_of_another_whole(c, head)]
        if noun in BUSINESS | _BODIES:  # of these there are many, so that none is meant before it is named
            organisations = [c for c in organisations if c.mentions[0].start < head.i]
        if noun == "bank" and any(c.lower_ == "central" for c in head.children):
            return self._only([c for c in organisations if self._is_central_bank(c)])
        words = {c.lower_ for c in head.children if c.dep_ in ("compound", "amod")} & self._gazetteer.institution_words
        refused = (
            _NO_COMPANY if noun in BUSINESS - _ANY_BUSINESS else frozenset[str]()
        )  # "the airline" is no association of pilots
        named = [
            c
            for c in organisations
            if self._has_noun(c, noun, words | self._fields(head)) and not any(refused & w for w in self._words_of(c))
        ]
        if named:
            return self._only(named)
        described = [c for c in organisations if c.mentions[0].start < head.i and noun in self._nouns_of(c) and not words]
        if noun == "union" and not described:
            return self._only([c for c in organisations if self._acts_for_members(c)])
        return self._only(described) or (self._last_business(head) if is_definite else None)

    def _fields(self, head: Token) -> set[str]:
        """What a body deals with by the nouns before it: "parks" of "the parks department", which is not that of fishery."""
        before = {c.lower_ for c in head.children if c.dep_ == "compound" and c.is_lower and c.i < head.i}
        return set() if self._is_sort_of(head) else before - _GENERAL - _SORTS

    def _is_of_person(self, head: Token) -> bool:
        """Whether a noun is what one calls a person told of just before: "the magnate", "the former mayor"."""
        is_former = any(c.lower_ == "former" for c in head.children) and is_role_noun(head, self._gazetteer)
        is_alone = not any(c.dep_ in ("prep", "appos") or c.pos_ == "PROPN" for c in head.children)
        return head.tag_ in ("NN", "NNP") and is_alone and (is_former or head.lower_ in _EPITHETS)

    def _person_of_epithet(self, head: Token) -> Cluster | None:
        """The person that the sentence before is about, unless the text has spoken of somebody else with that noun."""
        best = max(self._salience.persons_before(head, None), key=lambda c: (c[0], c[1]), default=None)
        if best is None or best[0] < _SUBJECT_OF_LAST:
            return None
        others = (t for t in self._doc[: head.i] if t.lower_ == head.lower_ and t.dep_ not in ("appos", "attr", "compound"))
        return best[2] if next(others, None) is None else None

    def _acts_for_members(self, cluster: Cluster) -> bool:
        """Whether an organisation speaks of its members or of a strike, as unions do: "Unite said 87% of members"."""
        return any(self._speaks_for_members(self._doc.span(m.start, m.end).root) for m in cluster.mentions)

    def _speaks_for_members(self, root: Token) -> bool:
        return self._salience.speaks(root) and any(t.lemma_.lower() in _OF_UNIONS for t in root.sent)

    def _has_name_before(self, head: Token) -> bool:
        """Whether a name or nationality stands before the noun: "the French ministry" may be another than the one named."""
        return any(
            c.dep_ in ("compound", "amod", "poss", "nmod")
            and (c.is_title or self._gazetteer.country_of(c.text))
            and f"{c.lower_} {head.lower_}" not in self._gazetteer.role_nouns
            for c in head.children
        )

    @staticmethod
    def _only(candidates: Iterator[Cluster] | Sequence[Cluster]) -> Cluster | None:
        found = list(candidates)
        return found[0] if len(found) == 1 else None

    def _is_central_bank(self, cluster: Cluster) -> bool:
        """Whether a name is that of a central bank: "the Federal Reserve", "the Reserve Bank", "the Bank of Japan"."""
        names_of_it = [folded(name).split() for name in self._all_names(cluster)]
        is_told = any(len(_OF_CENTRAL_BANKS & set(words)) > 1 for words in names_of_it)
        of = (name.partition("Bank of ")[2] for name in self._all_names(cluster) if name.startswith(("Bank of ", "the Bank of ")))
        return is_told or any(self._gazetteer.country_of(place) for place in of)

    def _is_of_another_whole(self, cluster: Cluster, head: Token) -> bool:
        """Whether "the news agency of Chad" is not Reuters: what a body is told to be of stands in no name of it."""
        of = {c for p in head.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj" and c.ent_type_ == "GPE"}
        if not of:
            return False
        told = {self._gazetteer.country_of(c.text) or c.lower_ for c in of}
        words = {word for name in self._all_names(cluster) for word in name.split()}
        return told.isdisjoint({self._gazetteer.country_of(word) or folded(word) for word in words})

    def _has_noun(self, cluster: Cluster, noun: str, modifiers: set[str]) -> bool:
        return any(noun in (words := set(folded(name).split())) and modifiers <= words for name in self._all_names(cluster))

    def _all_names(self, cluster: Cluster) -> list[str]:
        known = self._gazetteer.actors.get(cluster.known_id or "")
        return [*cluster.names, known.name, *known.aliases] if known else cluster.names

    def _nouns_of(self, cluster: Cluster) -> frozenset[str]:
        """What the text calls an organisation beside its name: "agency" of "Cal Fire, the state agency", "group" of "the
        monitoring group Border Watch".
        """
        if id(cluster) not in self._nouns:
            found = {noun for m in cluster.mentions for noun in self._nouns_beside(self._doc.span(m.start, m.end))}
            self._nouns[id(cluster)] = frozenset(found)
        return self._nouns[id(cluster)]

    @staticmethod
    def _nouns_beside(name: Span) -> Iterator[str]:
        root = name.root
        yield from (c.lemma_.lower() for c in root.children if c.dep_ == "appos" and c.i >= name.end and c.pos_ == "NOUN")
        if root.dep_ == "appos" and root.head.pos_ == "NOUN":
            yield root.head.lemma_.lower()
        if name.start > 0 and name.doc[name.start - 1].pos_ == "NOUN" and name.doc[name.start - 1].sent == name.sent:
            yield name.doc[name.start - 1].lemma_.lower()
        if root.dep_ == "compound" and root.head.i == name.end and root.head.lower_ in _SORTS_BEHIND:
            yield root.head.lower_
        if root.dep_ == "nsubj" and root.head.lemma_ == "be":
            yield from (c.lemma_.lower() for c in root.head.children if c.dep_ == "attr")

    # ------------------------------------------------------------ companies and bodies

    def _last_business(self, head: Token) -> Cluster | None:
        """As in "the company" or "the Irish group": the one organisation of that sort so far, else the last that spoke."""
        noun = head.lemma_.lower()
        if noun not in BUSINESS | _BODIES or head.tag_ == "NNS" or not self._stands_alone(head):
            return None
        refused = _refused(noun)
        fitting = [
            c for c in self._actors if c.kind == "organisation" and not any(refused & words for words in self._words_of(c))
        ]
        if self._bare_name_before(head) is not None:
            return None
        told = {self._gazetteer.country_of(c.text) for c in head.children if c.dep_ in ("amod", "compound", "poss")} - {None}
        fitting = [c for c in fitting if not (told and self._is_of_other_country(c, told))]
        acted = [c for c in fitting if self._was_subject(c, head)]
        if noun in BUSINESS - _ANY_BUSINESS:  # of "the airline" and "the publisher" many a name tells that it is none
            before = [c for c in fitting if c.mentions[0].start < head.i]
            named_so = self._named_so(acted, noun) or self._named_so(before, noun)  # "A poll by Sky News … The broadcaster"
            if named_so:
                return self._only(named_so) or self._salience.last_subject(head, named_so, _FARTHEST_NOUN, _FARTHEST_NOUN)
            known = [c for c in acted if not self._is_of_another_sort(self._all_names(c))]
            acted = known or [c for c in acted if not self._is_of_another_sort(c.names)]
            opening = self._only([c for c in acted if self._opens_paragraph(c, head)])
            if opening is not None:
                return opening
        return self._only(acted) or self._salience.last_subject(head, acted, _FARTHEST_NOUN, _FARTHEST_NOUN)

    def _named_so(self, bodies: Sequence[Cluster], noun: str) -> list[Cluster]:
        """The bodies whose name tells that they are of a sort: "News" for a broadcaster."""
        return [c for c in bodies if any(_NAMED_SO.get(noun, frozenset()) & words for words in self._words_of(c))]

    def _is_of_other_country(self, cluster: Cluster, told: set[str | None]) -> bool:
        """Whether a body's name tells a country, and not the one of "the UK agency"."""
        named = {self._gazetteer.country_of(word) for name in self._all_names(cluster) for word in name.split()} - {None}
        return bool(named) and named.isdisjoint(told)

    def _words_of(self, cluster: Cluster) -> Iterator[frozenset[str]]:
        """The words of each name of a body, and what the text calls it."""
        yield self._nouns_of(cluster)
        yield from (frozenset(folded(name).split()) for name in self._all_names(cluster))

    def _is_of_another_sort(self, names_of_it: Sequence[str]) -> bool:
        """Whether a name says by a noun what it is: "National Museum", which is no publisher."""
        return any(self._gazetteer.ends_of_bodies & set(folded(name).split()) for name in names_of_it)

    def _opens_paragraph(self, cluster: Cluster, head: Token) -> bool:
        """Whether a body is the subject of the sentence that opens the paragraph of a definite noun."""
        start = head.i
        while start > 0 and not self._doc[start - 1].is_space:
            start -= 1
        subjects = (self._doc.span(m.start, m.end).root for m in cluster.mentions if start <= m.start < head.i)
        return any(root.dep_ in ("nsubj", "nsubjpass") and root.sent.start <= start for root in subjects)

    def _stands_alone(self, head: Token) -> bool:
        """Whether nothing says which one: "the company", "the Irish group", not "the parent company", "the group of doctors"."""
        before = [c for c in head.children if c.dep_ in ("compound", "amod", "poss", "nmod", "nummod") and c.i < head.i]
        is_restricted = any(
            c.i > head.i and (c.dep_ == "prep" or (c.dep_ == "relcl" and head.nbor().text != ",")) for c in head.children
        )
        return not is_restricted and (self._is_sort_of(head) or all(self._is_epithet(c, head) for c in before))

    def _is_epithet(self, modifier: Token, head: Token) -> bool:
        """As in "the US planemaker", "the Iran-backed group", "the world's largest carmaker", "the consumer goods giant"."""
        word = modifier.lower_
        if word in _OTHERS or word in self._gazetteer.institution_words - _SORTS:
            return False
        is_tie = word in _TIES and modifier.nbor(-1).text == "-"
        is_of_country = self._gazetteer.is_demonym(modifier.text) or self._gazetteer.country_of(modifier.text) is not None
        if is_tie or is_of_country or word in _SORTS or word in _WHOLES:
            return True
        return (modifier.is_lower and head.lower_ == "giant") or modifier.tag_ == "JJS"

    def _is_sort_of(self, head: Token) -> bool:
        """As in "the aid group" and "the rights group": a sort of organisation, not which one."""
        start = next((c.i + 1 for c in reversed(list(head.lefts)) if c.dep_ == "det"), head.left_edge.i)
        words = head.doc.span(start, head.i + 1).text.lower()
        return start < head.i and words in self._gazetteer.sorts_of_organisation

    def _bare_name_before(self, head: Token) -> Token | None:
        """As in "Ternsea told another story. Its weavers struck, the company said": the subject of the last sentence before
        that has one, where it is a name that no word says to be a body's.
        """
        for token in reversed(self._doc[max(0, head.i - _NEAREST) : head.i]):
            if token.dep_ not in ("nsubj", "nsubjpass") or token.sent == head.sent or token.head.dep_ != "ROOT":
                continue
            if token.pos_ in ("PRON", "DET") or any(c.lower_ == "its" for c in token.children):
                continue
            is_name = token.pos_ == "PROPN" and token.text[:1].isupper() and token.ent_type_ not in ("GPE", "LOC", "NORP", "DATE")
            is_bare = (
                is_name
                and token.left_edge.i == token.i
                and not any(names(c, token) and (c.kind != "person" or not self._is_it(c, head)) for c in self._actors)
            )
            return token if is_bare and self._gazetteer.country_of(token.text) is None else None
        return None

    def _is_it(self, cluster: Cluster, head: Token) -> bool:
        """Whether a name of one word that the model took for a person's is told of by "it" or "its" right before a noun."""
        is_short = all(" " not in name for name in cluster.names)
        return is_short and any(t.lower_ in ("it", "its") for t in self._doc[cluster.mentions[-1].end : head.i])

    def _was_subject(self, cluster: Cluster, head: Token) -> bool:
        outside_brackets = (
            m for m in cluster.mentions if m.end <= head.i and (m.start == 0 or self._doc[m.start - 1].text != "(")
        )
        roots = (self._doc.span(m.start, m.end).root for m in outside_brackets)
        return any(root.dep_ in ("nsubj", "nsubjpass", "appos") or self._salience.speaks(root) for root in roots)

    # ------------------------------------------------------------ unnamed ones

    def fuller_phrase(self, head: Token) -> str | None:
        """Whom "the commission" means where the text has said "the electoral commission" once before, and no other; and "their
        union" where one alone speaks of its members.
        """
        if head.lower_ == "union" and any(c.lower_ in ("their", "its") for c in head.lefts):
            persons = {i for c in self._actors if c.kind == "person" for m in c.mentions for i in range(m.start, m.end)}
            named = (t for t in self._doc if t.pos_ == "PROPN" and t.i not in persons and self._speaks_for_members(t))
            unions = {surface_of(phrase(t, with_determiner=False))[0] for t in named}
            return unions.pop() if len(unions) == 1 else None
        if not any(c.dep_ == "det" and c.lower_ == "the" for c in head.children) or _is_modified(head):
            return None
        if any(c.lower_ == "of" for c in head.rights):
            return None
        bare = self._bare_name_before(head) if head.lower_ in BUSINESS | _BODIES else None
        if bare is not None:
            return bare.text
        if head.lower_ not in self._gazetteer.organisation_nouns and not is_role_noun(head, self._gazetteer):
            return None
        before = (t for t in self._doc[: head.i] if t.lower_ == head.lower_ and self._is_told_apart(t))
        earlier = [t for t in before if t.i == 0 or t.nbor(-1).lower_ not in DEPUTIES]
        spans = (surface_of(phrase(t, with_determiner=False))[0] for t in earlier)
        phrases = {text.lower(): text for text in spans}
        return next(iter(phrases.values())) if len(phrases) == 1 else None

    def _is_told_apart(self, noun: Token) -> bool:
        """As in "the electoral commission" and "the city's police": which one it is; "riot police" and "a short campaign" are
        sorts.
        """
        return any(
            c.i < noun.i
            and c.tag_ != "PRP$"
            and (c.dep_ in ("poss", "nmod") or (c.dep_ in ("compound", "amod") and self._is_of_institution(c)))
            for c in noun.children
        )

    def _is_of_institution(self, word: Token) -> bool:
        return (
            word.dep_ == "compound" or word.lower_ in self._gazetteer.institution_words or self._gazetteer.is_demonym(word.text)
        )


def _refused(noun: str) -> frozenset[str]:
    """Words in a name that say that it is not what the noun stands for."""
    if noun in BUSINESS or noun == "club":
        return _NO_COMPANY
    if noun == "party":
        return _NO_PARTY
    return _NO_AGENCY if noun in ("agency", "body") else _NO_GROUP


def _is_modified(noun: Token) -> bool:
    """Whether a noun is told apart from others of its kind; "his bank" says no more than "the bank"."""
    return any(c.dep_ in ("compound", "amod", "poss", "nmod") and c.i < noun.i and c.tag_ != "PRP$" for c in noun.children)
