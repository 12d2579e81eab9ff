"""The names in one byline: divided, and without "By", roles, credentials, addresses, agencies and dates."""

from __future__ import annotations

import re
from collections.abc import Collection
from html import unescape

from transforms.blocks import clean_space

#: Stands between pieces of a line that different elements of the page hold.
PIECES = " ¦ "
_VERBS = (
    r"(?:(?:story|words|text|written|posted|published|article|report|reported|created|contributed|compiled|submitted|authored)"
    r"(?:\s+and\s+\w+)?|guest\s+(?:post|column|essay|article|blog))"
)
#: What opens a byline and nothing else, in the languages of news.
_BY = (
    rf"(?:{_VERBS}\s+)?by\b(?!-)|(?:geschrieben\s+|verfasst\s+|ein\s+\w+\s+)?von\b|(?:écrit\s+|rédigé\s+|publié\s+)?par\b"
    r"|(?:escrito\s+|publicado\s+|redactado\s+)?por\b|(?:scritto\s+)?di\b|a\s+cura\s+di\b|(?:geschreven\s+)?door\b|skrevet\s+av\b"
    r"|av\b|af\b|napisał[a]?\b|opracował[a]?\b|propos\s+recueillis\s+par\b"
)
_LABEL = (
    r"(?:authors?|words|text|writers?|reporters?|autoren|autore[sn]?|autora?s?|autorin|auteure?s?|autrice|auttore|redactie|tekst|texto|testo"
    r"|texte|forfatter|författare|автор(?:ы)?|текст|yazar|yazan|haber)\s*(?::|：)"
)
CUE = re.compile(rf"\s*(?:{_LABEL}(?:\s*(?:{_BY}))?|{_BY})(?=[\s:¦]|$)[\s:¦]*", re.IGNORECASE)
#: What else may stand before a name that is already known to be an author's.
_LEADING = re.compile(
    rf"^\s*(?:{_LABEL}|{_BY}|from\b|(?:medically\s+)?(?:reviewed|edited)\s+by\b|\w+:\s)(?=[\s:¦]|$|(?<=\s))[\s:¦]*", re.IGNORECASE
)
#: People who did something else for the page.
OTHER_WORK = re.compile(
    r"\b(?:(?:medically\s+|fact.?|legally\s+)?(?:reviewed|checked|edited|translated|illustrated|photographed|produced|presented|sponsored"
    r"|filmed|narrated|curated)(?:\s+by)?|review|(?:photo|image|picture|video|illustration|graphic|art(?:work)?|photograph)\w*\s+(?:by|credit)"
    r"|photos?\s*:|fotos?\s*:|foto\s+(?:von|di|de)|with\s+contributions?\s+from|additional\s+reporting)\b",
    re.IGNORECASE,
)
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|march|apr(?:il)?|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_TRAILING = re.compile(
    rf"\s*(?:\||•|·|/|—|\b(?:{_MONTHS}|may)\.?(?=\s*\d)|\b(?:updated|published|posted|last\s+modified|follow)\b"
    rf"|\b(?:on|at)\s+(?:\d|{_DAYS}|{_MONTHS}|may\b)|\bin\s+(?-i:[A-Z])|\b(?:{_DAYS})\b(?=,?\s)|\bread time|\bmin read|\d).*$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"^(\S+ \S+.*?)\s+(?:in|for|at|à|en|aus|op|w)\s+[A-ZÀ-Þ].*$")
_INITIAL_AT_END = re.compile(r"\w \w\.$")
_IN_BRACKETS = re.compile(r"^(.+?)\s*\(([^()]+)\)$")
_MAIL = re.compile(r"https?://\S+|\S+@\S+\.\w+|\S+ \[at\] \S+|(?<!\w)@\w[\w.]*")
_DIVIDER = re.compile(r"\s*(?:;|,|¦|&|\b(?:and|with|und|mit|et|avec|och|och|og|ve)\b)\s*", re.IGNORECASE)
#: One letter between names of at least two words ("Lucía Ferrer y Andrés Molina"); inside one name it is part of it.
_SHORT_DIVIDER = re.compile(r"(?<=\w\s)(?:y|e|i|и|en|con)\s+(?=[^\W\d_]+\.?\s+\w)")
#: Two pieces of one word each at the beginning are the halves of one name.
_HALVES = re.compile(r"^([A-ZÀ-Þ][\w’'-]+) ¦ ([A-ZÀ-Þ][\w’'-]+)(?= ¦|$)")
_CREDENTIAL = re.compile(
    r"^(?:[A-Z][A-Za-z]?\.?){1,5}[®™]?$|^(?:Jr|Sr)\.?$|^(?:[A-Z]+[a-z]?[A-Z]+)[®™]?$|^(?:Ph\.?D|M\.?D|D\.?Phil|Esq)\.?(?:\s.*)?$"
)
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|contributor|columnist|journalist|producer|staff at|senior|chief|director|manager"
    r"|freelance|dietitian|professor|staff|team|desk|newsroom|bureau|editorial|president|founder|author|analyst|fellow|representative|critic"
    r"|redakteur(?:in)?|korrespondent(?:in)?|redactor[a]?|periodista|journaliste|giornalista|verslaggever|redaktion)s?\b",
    re.IGNORECASE,
)
#: A role that stands behind a name without a comma ("Amina Yusuf Health Editor").
_TRAILING_ROLE = re.compile(
    r"(?<=\w)\s+(?:(?:senior|staff|chief|managing|executive|deputy|assistant|associate|contributing|guest|special|freelance|investigative"
    r"|health|science|politic(?:s|al)|sports?|business|technology|tech|news|features?|foreign|environment|education|transport|arts?|city"
    r"|data|digital|opinion|food|travel|money|consumer|religion|crime)\s+)*"
    r"(?:writer|editor|reporter|correspondent|contributor|columnist|journalist|producer)$",
    re.IGNORECASE,
)
_SECTIONS = (
    "news|web|digital|online|sports?|world|city|nation(?:al)?|foreign|international|business|politics|political|entertainment|health"
    "|science|tech(?:nology)?|metro|local|breaking|central|copy|night|social|media|video|photo|data|features?|life ?style|opinion|crime"
    "|state|district|regional|education|environment|climate|culture|economy|money|travel|general|live|editorial"
)
#: A section, or a desk or role that has no other name than its section's: "Politics", "Web Desk", "Business Reporter".
_DESK = re.compile(
    rf"^(?:the\s+)?(?:(?:{_SECTIONS})|(?:(?:{_SECTIONS})[\s-]+)*(?:(?:news)?desk|newsroom|bureau|team|staff|agencies)"
    rf"|(?:(?:{_SECTIONS})\s+)+(?:reporter|correspondent|writer|editor|producer)s?|guest\s+(?:author|post|blogger))$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"https?:|www\.|\.(?:com|org|net)\b|^@|^\d|[<>{}=]"
    r"|^(?:the\s+)?(?:admin|administrator|unknown|none|null|undefined|anonymous|guest|user|web-?master|authors?|editors?|may|name|staff|home"
    r"|contributors?|publisher|reporters?|staff\s+(?:writers?|reporters?|correspondents?|report)|(?:our|a|an|special|own|web|guest|news)\s+"
    r"(?:\w+\s+)?(?:reporters?|correspondents?|staff|writers?|contributors?)|editorial\s+(?:board|staff)|redaktion|redacci[óo]n|redação"
    r"|rédaction|la\s+rédaction|redazione|redactie|redakcja|redaktion(?:en)?|редакция|with|share|more|sponsored|advertisement)$"
    rf"|^(?:{_MONTHS})$",
    re.IGNORECASE,
)
#: Longest name with titles and initials; longer strings are sentences about the author.
LONGEST_NAME = 60
#: A byline of more letters is cut: it names dozens of people, or is none.
_LONGEST_BYLINE = 1000
_MOST_WORDS = 6
_MOST_AGENCY_WORDS = 4
_PARTICLES = frozenset({
    "de", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "la", "le", "van", "von", "der", "den", "ter", "ten", "te",
    "al", "el", "bin", "ibn", "bint", "abu", "af", "av", "zu", "zur", "y", "e", "i", "and", "of", "the",
})  # fmt: skip
#: A particle that is written with its name: "al-Bashir", "d'Angelo", "ul-Haq".
_JOINED = re.compile(r"(?:a[dlnrstz]|el|[uo]l|[a-z]{2}l|[dlo])[-’'][A-ZÀ-Þ]")
_CAPITAL_NAME = re.compile(r"\b(?:(Mc)|([OD][’']))?([^\W\d_])([^\W\d_]*)")


def split_authors(text: str, agencies: Collection[str] = ()) -> list[str]:
    """The names of one byline: "By Maria Keller and Jo Ames, Staff Writers" gives two.

    Args:
        text: the byline; a broken bar stands between pieces that the page keeps in elements of their own.
        agencies: names of news agencies, which are nobody's name.
    """
    text = _MAIL.sub("", clean_space(unescape(text[:_LONGEST_BYLINE])))
    text = _TRAILING.sub("", _LEADING.sub("", _without_other_work(text))).strip()
    inverted = _inverted(text)
    if inverted:
        return [inverted]
    parts = [_stripped(part) for part in _DIVIDER.split(_SHORT_DIVIDER.sub("¦", _HALVES.sub(r"\1 \2", text)))]
    bare = [_bare(part, agencies) for part in parts]
    names = [recased(name) for i, name in enumerate(bare) if _is_name(name, agencies, is_first=i == 0)]
    # Single words behind a whole name are its bearer's occupations ("Celeste Longacre ¦ Gardener & Astrologer").
    is_whole = bool(names) and " " in names[0]
    return list(dict.fromkeys(name for i, name in enumerate(names) if i == 0 or not is_whole or " " in name))


def _stripped(part: str) -> str:
    """A piece of a byline without marks around it.

    Brackets stay where both are there, as around an alias behind a name, and so does the point of an initial: "Marta K.".
    """
    whole, part = part, part.strip(" .,|-–—:")
    is_alias = part.endswith(")") and part.find("(") > 0 and part.count("(") == 1 == part.count(")")
    bare = part if is_alias else part.strip(" .,()|-–—:")
    return f"{bare}." if _INITIAL_AT_END.search(f"{bare}.") and f"{bare}." in whole else bare


def is_person_like(name: str) -> bool:
    """Whether a string is written as names of people are: two to five words, each with a capital letter or a particle."""
    words = name.split()
    if not 2 <= len(words) <= 5 or any(char.isdigit() for char in name):
        return False
    return all(
        word[0].isupper() or word.lower() in _PARTICLES or not word[0].isalpha() or _JOINED.match(word) for word in words
    ) and (words[-1][0].isupper() or _JOINED.match(words[-1]) is not None)


def recased(name: str) -> str:
    """A name in capitals as names are written: "ROSA O'NEILL" is "Rosa O'Neill"; short ones may be initials and stay."""
    words = name.split()
    if (
        len(words) < 2
        or not all(word.isupper() or word[0] == "(" or word.startswith("Mc") for word in words)
        or not any(len(word) > 3 for word in words)
    ):
        return name
    return " ".join(_recased_word(word, is_first=i == 0) for i, word in enumerate(words))


def _recased_word(word: str, *, is_first: bool) -> str:
    if not is_first and word.lower() in _PARTICLES:
        return word.lower()
    if "." in word or (
        len(word) <= 2 and word not in {"JO", "ED", "AL", "BO", "LI", "WU", "XU", "YU", "HE", "MA", "HU", "LU", "DU"}
    ):
        return word
    if word.startswith("MC") and len(word) > 4:
        return f"Mc{word[2:].capitalize()}"
    return _CAPITAL_NAME.sub(lambda m: f"{m[1] or ''}{m[2] or ''}{m[3].upper()}{m[4].lower()}", word)


def _without_other_work(text: str) -> str:
    """A byline up to the people who reviewed, edited or illustrated; whole where it opens with such a word."""
    match = OTHER_WORK.search(text)
    return text[: match.start()] if match and match.start() > 3 else text


def _inverted(text: str) -> str | None:
    """A name with the surname first ("Haddad, Karim"): one word, a comma, one or two words, and nothing else."""
    match = re.fullmatch(r"([^\W\d_][\w’'-]+), ([^\W\d_][\w’'-]+(?: [A-Z][\w.’'-]*)?)", text)
    if match is None or _ROLE.search(text) or _CREDENTIAL.match(match[2]) or text.isupper():
        return None
    return f"{match[2]} {match[1]}" if match[1][0].isupper() and match[2][0].isupper() else None


def _bare(part: str, agencies: Collection[str]) -> str:
    """A name without the role or the agency behind it."""
    part = _LEADING.sub("", part)
    without_role = _TRAILING_ROLE.sub("", part)
    part = without_role if " " in without_role else part
    place = _IN_PLACE.match(part)
    part = place[1] if place else part
    bracket = _IN_BRACKETS.match(part)
    part = bracket[1] if bracket and (bracket[2] in agencies or _ROLE.search(bracket[2])) else part
    words = part.split() if part not in agencies else []
    for length in range(min(len(words) - 1, _MOST_AGENCY_WORDS), 0, -1):
        if " ".join(words[-length:]) in agencies:
            return " ".join(words[:-length]).strip(" /-–—")
    return part


def _is_name(part: str, agencies: Collection[str], *, is_first: bool) -> bool:
    if not part or len(part) > LONGEST_NAME or len(part.split()) > _MOST_WORDS or part in agencies:
        return False
    if _NO_NAME.search(part) or _DESK.match(part):
        return False
    if not is_first and (_CREDENTIAL.match(part) or _ROLE.search(part)):
        return False
    return any(char.isalpha() for char in part)
