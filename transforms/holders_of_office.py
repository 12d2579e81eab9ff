"""Holders of an office: whom "the spokesman", "the Colombian president" and "the lieutenant" mean."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.analysed_text import Span, Token
from transforms.cluster import Cluster
from transforms.names import NameMention
from transforms.roles import is_role_noun
from transforms.salience import Salience

#: A vice president is not "the president".
DEPUTIES = frozenset({"vice", "deputy"})
#: What officials are.
_OF_OFFICIALS = frozenset(
    (
        "spokesman spokeswoman spokesperson minister secretary mayor governor director commissioner commander envoy ambassador "
        "administrator chief chairman chairwoman undersecretary prosecutor inspector superintendent coordinator prefect diplomat"
    ).split()
)
#: Another word for the same office.
SAME_OFFICE = {"premier": "prime minister", "pm": "prime minister"}
#: What the titles before a name are called when they stand alone.
_TITLE_NOUNS = {
    "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "col": "colonel", "gen": "general", "maj": "major",
    "cpl": "corporal", "cmdr": "commander", "adm": "admiral", "brig": "brigadier", "insp": "inspector",
    "supt": "superintendent", "det": "detective",
    "gov": "governor", "sen": "senator", "rep": "representative", "dr": "doctor", "prof": "professor", "rev": "reverend",
    "pres": "president",
}  # fmt: skip


class HoldersOfOffice:
    """Finds the person that a phrase calls by an office, among those of one text."""

    def __init__(self, salience: Salience) -> None:
        self._doc, self._gazetteer = salience.doc, salience.gazetteer
        self._persons = [c for c in salience.actors if c.kind == "person"]

    def of_phrase(self, head: Token) -> Cluster | None:
        """As in "the spokesman": the one person with that role or title."""
        holders = [c for c in self._persons if self._has_role(c, head) and not self._is_of_another_office(c, head)]
        return _only(holders or [c for c in self._persons if self._has_same_office(c, head)])

    def only_official(self, head: Token) -> Cluster | None:
        """As in "Ana Ruiz, a spokeswoman for the army, said … . The official added": the one person named before, who has an
        office, where no other official came up.
        """
        if head.lower_ != "official" or any(t.lemma_.lower() == "official" for t in self._doc[: head.i]):
            return None
        person = _only([c for c in self._persons if c.mentions[0].start < head.i])
        offices = (t.lower_ for span, _ in person.roles for t in span) if person is not None else ()
        return person if not _OF_OFFICIALS.isdisjoint(offices) else None

    def of_country(self, head: Token) -> Cluster | None:
        """As in "the Colombian president": the one person told to have that office of that country."""
        countries = {self._gazetteer.country_of(c.text) for c in head.children if c.dep_ == "amod"} - {None}
        if len(countries) != 1 or not is_role_noun(head, self._gazetteer):
            return None
        holders = [c for c in self._persons if c.mentions[0].start < head.i]
        return _only([c for c in holders if any(self._is_office_of(span, head, countries) for span, _ in c.roles)])

    def _is_office_of(self, role: Span, head: Token, countries: set[str | None]) -> bool:
        is_former = any(t.lower_ in ("former", "ex", "then") for t in role)
        told = {self._gazetteer.country_of(t.text) for t in role} - {None}
        return not is_former and told == countries and _is_role_of(role, head)

    def _has_role(self, cluster: Cluster, head: Token) -> bool:
        """Whether a person named before has this role or title."""
        if cluster.mentions[0].start >= head.i:
            return False
        office = head.doc.span(head.i - 1, head.i + 1).text.lower() if head.i > 0 else ""
        if office in self._gazetteer.role_nouns:  # "the prime minister" is no foreign minister
            return any(office in span.text.lower() for span, _ in cluster.roles)
        return any(_is_role_of(span, head) for span, _ in cluster.roles) or any(
            self._title_before(m) == head.lower_ for m in cluster.mentions
        )

    @staticmethod
    def _is_of_another_office(cluster: Cluster, head: Token) -> bool:
        """Whether "the head of the rescue unit" is not "the agency's head Dewi Sari": each is told to be of something else, by
        names or by nouns.
        """
        of = [c for p in head.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
        kinds = {c.pos_ for c in of}
        roles = [span for span, _ in cluster.roles if _is_role_of(span, head)]
        wholes = [{t.lower_ for t in span if t.pos_ in kinds and t.lower_ != head.lower_} for span in roles]
        return bool(wholes) and all(whole and whole.isdisjoint(c.lower_ for c in of) for whole in wholes)

    def _has_same_office(self, cluster: Cluster, head: Token) -> bool:
        """As "the premier" for "Prime Minister Ana Ruiz"."""
        office = SAME_OFFICE.get(head.lower_)
        is_before = cluster.mentions[0].start < head.i
        return office is not None and is_before and any(office in span.text.lower() for span, _ in cluster.roles)

    def _title_before(self, mention: NameMention) -> str | None:
        """The noun of the title that opens a name or stands before it: "lieutenant" for "Lt. Karen Osei"."""
        before = mention.start - 1 if mention.start > 0 and self._doc[mention.start - 1].text != "." else mention.start - 2
        for position in (mention.start, before):
            noun = _TITLE_NOUNS.get(self._doc[position].lower_.rstrip(".")) if position >= 0 else None
            if noun is not None:
                return noun
        return None


def _only(candidates: Sequence[Cluster]) -> Cluster | None:
    return candidates[0] if len(candidates) == 1 else None


def _is_role_of(span: Span, head: Token) -> bool:
    """Whether a role span has a phrase's head as its noun."""
    return any(
        t.lower_ == head.lower_
        and not (t.i > span.start and t.nbor(-1).lower_ in DEPUTIES)
        and not (t.i + 1 < span.end and t.nbor().text in ("'s", "’s"))  # "an employee of the sheriff's office"
        for t in span
    )
