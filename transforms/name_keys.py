"""Names in a form that can be compared: without case, marks, particles and spellings of sounds; and keys to look them up by.

A key is coarse on purpose: two names that may mean the same actor share one, and only those are compared with care.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from transforms.frozen import frozen

#: Nicknames and what they stand for, both folded: ``{"bill": {"william"}}``.
Nicknames = Mapping[str, AbstractSet[str]]

#: Latin letters that no decomposition turns into plain ones.
_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "n", "ħ": "h",
    "’": "'", "‘": "'", "ʻ": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": " ", "”": " ", "–": " ", "—": " ",  # so that most texts are plain ones at once
}  # fmt: skip
_ODD_LETTER = re.compile(f"[{''.join(_LETTERS)}]")
#: ASCII as bytes, of which all that is no letter or digit separates words; lines stay lines.
_SEPARATED = bytes(code if chr(code).isalnum() or code == 10 else 32 for code in range(128)).ljust(256, b" ")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SEPARATORS = re.compile(r"[^\w\n]|_")
_PARTICLES = frozenset(
    (
        "al el as ad ar an az at ash bin ben ibn bint von van der den de del della di da dos das do du la le les y e "
        "ter ten zu zum "
        "zur ul ur us i the"
    ).split()
)
_TITLES = frozenset(
    (
        "mr mrs ms miss dr sir dame lord lady prof professor rev sen rep gov gen lt col maj capt sgt sheikh shaikh "
        "sheik sayyed "
        "sayyid ayatollah imam mullah haji president king queen prince princess pope st hon"
    ).split()
)
_GENERATIONS = {
    "jr": "junior", "junior": "junior", "jnr": "junior", "filho": "junior", "fils": "junior", "hijo": "junior",
    "younger": "junior", "sr": "senior", "senior": "senior", "snr": "senior", "pere": "senior", "elder": "senior",
    "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
#: Surnames, too, where no article stands before them.
_WITH_ARTICLE = frozenset({"elder", "younger"})
_LEGAL = frozenset(
    (
        "inc incorporated corp corporation co company ltd limited plc llc llp lp gmbh ag sa sas spa srl bv nv ab asa as "
        "oy oyj pte pty "
        "kk kg kgaa se ooo pao oao jsc pjsc holding holdings group the"
    ).split()
)
_FUNCTION_WORDS = frozenset("of the for and in s a an on to de la du des do da del y et und & at by".split())
NOT_PLAIN = _PARTICLES | _TITLES | _GENERATIONS.keys()
#: "Abd al-Fattah", "Abdel Fattah" and "Abdulfattah" are one name.
_SERVANT = re.compile(r"\babd(?:el|al|ul|ur|ar|us|as|ud|ad|ol|en|)[ ]?(?:(?:al|el|ul|ar|as|ad|ur|us)[ ])?(?=\w{3})")
#: "Abu Ali" is one name of two words.
_INNER_HYPHEN = re.compile(r"(?<!\b[ae]l)-(?=\w)", re.IGNORECASE)
_FATHER_OF = re.compile(r"\b(abu|umm|um|abou)[ ](?=\w)")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch|shch|tch|tsch", "s"), (r"sh|ch|zh", "s"), (r"kh|gh|qu|q|ck|k", "k"), (r"ph", "f"), (r"th|dh", "t"),
        (r"ts|tz|cz", "z"), (r"dj|dzh|dz|j", "z"), (r"ff\b", "v"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c", "k"),
        (r"w", "v"), (r"d\b", "t"), (r"g", "k"),
    )
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy']+")


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Lower case without marks, hyphens, punctuation, a possessive ending and "the": "The São-Tomé's" is "sao tome"."""
    if name.isascii() and name.replace(" ", "").isalpha():  # most names: the same in a tenth of the time
        return " ".join(name.lower().split()).removeprefix("the ")
    return _words_of_line(_with_plain_words(name))


def fold_each(texts: Sequence[str]) -> list[str]:
    """:func:`fold` of stretches of text, of which none comes again: all at once, and not remembered."""
    if not texts:
        return []
    lines = _with_plain_words("\n".join(text.replace("\n", " ") for text in texts)).split("\n")
    return [_words_of_line(line) for line in lines]


def _words_of_line(line: str) -> str:
    return " ".join(line.split()).removeprefix("the ")


def _with_plain_words(name: str) -> str:
    """Lower case without marks and possessive endings, with spaces for all that is no letter or digit; lines stay lines."""
    text = _plain_letters(name.lower() if name.isascii() else name.casefold())
    if not text.isascii():
        text = _plain_letters(_NOT_ASCII.sub(_without_marks, text))
    if "'" in text:
        text = re.sub(r"'s\b", "", text).replace("'", "")
    text = text.replace("&", " and ")
    if "." in text:
        text = re.sub(r"\.(?<=\b[a-z].)(?=[a-z]\b)", "", text)  # "u.s." is "us"
    return text.encode().translate(_SEPARATED).decode() if text.isascii() else _SEPARATORS.sub(" ", text)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", found[0]) if not unicodedata.combining(c))


def _plain_letters(text: str) -> str:
    return _ODD_LETTER.sub(lambda found: _LETTERS[found[0]], text)


#: Endings of Slavic surnames and given names, in which Ukrainian has an "h" for a Russian "g".
_SLAVIC = re.compile(r"(?:ko|[oe]v|iv|[iy]?sk[iy]+|chuk|yuk|ych|ich|iy|ii|iya|yj|hei|gei)$")


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """The consonants of a folded word, each sound in one spelling: "mohammed" and "muhamad" are "mhmt"."""
    sounds = re.sub(r"(?<![kszctpg])h", "g", word) if _SLAVIC.search(word) else word
    for pattern, sound in _SOUNDS:
        sounds = pattern.sub(sound, sounds)
    first = "a" if word[:1] in "aeiouy" else ""
    consonants = _VOWELS.sub("", sounds)
    consonants = re.sub(r"(.)\1+", r"\1", consonants)
    if len(consonants) > 1:
        consonants = consonants.removesuffix("h")
    return first + consonants or word


@frozen
class PersonName:
    """A person's name in parts, all folded.

    Attributes:
        parts: the names, without titles, particles and generation.
        generation: ``junior``, ``senior``, ``2`` … where the name says so, else empty.
        joined: the names with their particles, in one word.
    """

    parts: tuple[str, ...]
    generation: str
    joined: str

    @property
    def is_full(self) -> bool:
        """Whether it says more than one name, one of them more than an initial."""
        return len(self.parts) > 1 and (len(self.parts[-1]) > 1 or any(len(part) > 1 for part in self.parts))


@lru_cache(maxsize=65_536)
def person_name(name: str) -> PersonName:
    """A person's name in parts: "Dr. Abdel-Fattah al-Burhan" is ``("abdfattah", "burhan")``."""
    text = fold(_without_quoted(name))
    if "ab" in text or "um" in text:
        text = _FATHER_OF.sub(r"abu", _SERVANT.sub("abd", text))
    words = text.split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    generation = _take_generation(words)
    parts = tuple(word for word in words if word not in _PARTICLES)
    return PersonName(parts or tuple(words), generation, "".join(words))


@lru_cache(maxsize=65_536)
def plain_name(name: str) -> tuple[str, ...]:
    """The parts of a name of two plain words, as :func:`person_name` gives them at a tenth of the cost; none of other names."""
    words = tuple(name.lower().split(" "))
    if len(words) != 2 or not name.isascii() or not all(word.isalpha() and word not in NOT_PLAIN for word in words):
        return ()
    return () if words[0].startswith(("ab", "um")) or "abd" in name.lower() else words


@lru_cache(maxsize=65_536)
def name_words(name: str) -> tuple[tuple[str, ...], str]:
    """All words of a person's name, particles among them, and the generation: "Villareal Jr." is ``("villareal",), "junior"``.

    A name with a hyphen is one word, but for an Arabic article: "Forbes-Grant", "al" and "Hashidi" of "al-Hashidi".
    """
    words = fold(_INNER_HYPHEN.sub("", _without_quoted(name))).split()
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    generation = _take_generation(words)
    return tuple(words), generation


def _take_generation(words: list[str]) -> str:
    """The generation that a name ends with, taken off its words: "Jr.", "Filho", "III", "the Elder"."""
    generation = ""
    while len(words) > 1 and words[-1] in _GENERATIONS and (words[-1] not in _WITH_ARTICLE or words[-2] == "the"):
        generation = _GENERATIONS[words.pop()]
        if len(words) > 1 and words[-1] == "the":
            words.pop()
    return generation


def _without_quoted(name: str) -> str:
    """A name without the nickname in the middle of it: 'Joaquín "El Chapo" Guzmán'."""
    if name.replace(" ", "").isalpha():
        return name
    return re.sub(r"\s[\"“'‘(][^\"”'’)]+[\"”'’)]\s", " ", name)


def person_keys(name: str, nicknames: Nicknames) -> frozenset[str]:
    """Under which keys a person is looked up; one shared key makes two persons worth comparing.

    A full name has its last name with the class of its first letter, also of the names that its first one is short for, and the
    two turned round, for names told in another order. A name alone has none: it says too little.
    """
    told = person_name(name)
    parts = told.parts
    if len(parts) < 2:
        return frozenset()
    keys = {_person_key(last, first, nicknames) for n, first in enumerate(parts[:-1]) for last in parts[n + 1 :]}
    keys |= {_person_key(parts[0], parts[-1], {}), _person_key(told.joined.removeprefix(parts[0]), parts[0], {})}
    return frozenset(key for group in keys for key in group)


def _person_key(last: str, first: str, nicknames: Nicknames) -> frozenset[str]:
    base = skeleton(last)
    return frozenset(f"p/{base}/{skeleton(given)[:1]}" for given in {first, *nicknames.get(first, ())})


def surname_keys(name: str, ties: AbstractSet[str]) -> frozenset[str]:
    """Under which keys a surname alone is looked up: with an affiliation, for without one it says too little."""
    parts = person_name(name).parts
    return frozenset(f"s/{skeleton(part)}/{tie}" for part in (parts[1:] or parts) for tie in ties)


@frozen
class BodyName:
    """An organisation's name in parts, all folded.

    Attributes:
        words: the words that tell it from others, sorted, in the singular, without places.
        places: ISO codes of the countries it names, and the folded names of other places.
        acronym: the letters where the name is an acronym, else empty.
    """

    words: tuple[str, ...]
    places: frozenset[str]
    acronym: str


_SAME_WORDS = {
    "defense": "defence", "labor": "labour", "center": "centre", "organization": "organisation", "program": "programme",
    "centers": "centre", "organizations": "organisation", "theater": "theatre", "authorities": "authority", "health": "health",
    "department": "ministry", "dept": "ministry", "min": "ministry", "intl": "international", "natl": "national",
    "univ": "university",
    "govt": "government", "bros": "brother", "assn": "association", "assoc": "association", "cttee": "committee",
}  # fmt: skip


def body_name(name: str, place_of: Mapping[str, str]) -> BodyName:
    """An organisation's name in parts: "Kenya's Ministry of Health" and "Kenyan health ministry" have the same words and place.

    Args:
        name: as written.
        place_of: ISO code of each folded word or phrase that names a country or its people, and the name of another place.
    """
    words = fold(name).split()
    acronym = acronym_of(name)
    kept: list[str] = []
    places: set[str] = set()
    position = 0
    while position < len(words):
        for length in (3, 2, 1):
            phrase = " ".join(words[position : position + length])
            if phrase in place_of and len(words) > length and not acronym:
                places.add(place_of[phrase])
                position += length
                break
        else:
            kept.append(words[position])
            position += 1
    content = [_singular(word) for word in kept if word not in _FUNCTION_WORDS]
    bare = [word for word in content if word not in _LEGAL] or content
    return BodyName(tuple(sorted(bare)), frozenset(places), acronym)


def acronym_of(name: str) -> str:
    """The letters of a name that is an acronym: "U.N." is "UN"; empty for other names."""
    letters = name.strip().removesuffix("'s").removesuffix("’s").replace(".", "").replace("-", "")
    return letters if re.fullmatch(r"[A-Z][A-Z&]{1,6}|[A-Z]{2,}[a-z]?[A-Z]+", letters) else ""


def initials(name: str) -> frozenset[str]:
    """The acronyms that a long name can have: "Israel Defense Forces" IDF, "Bank of England" BE and BOE; none for short ones."""
    words = [word for word in re.split(r"[\W_]+", name) if word and word.lower() != "s"]
    telling = [word for word in words if word.lower() not in _FUNCTION_WORDS]
    if len(telling) < 2:
        return frozenset()
    return frozenset("".join(word[0] for word in chosen).upper() for chosen in (words, telling))


def body_keys(name: str, place_of: Mapping[str, str]) -> frozenset[str]:
    """Under which keys an organisation is looked up: its words by sound, and its letters where it is an acronym."""
    parts = body_name(name, place_of)
    if parts.acronym:
        return frozenset({f"a/{parts.acronym}"})
    return frozenset({"o/" + " ".join(skeleton(word) for word in parts.words)}) if parts.words else frozenset()


def _singular(word: str) -> str:
    word = _SAME_WORDS.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
