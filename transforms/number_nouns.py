"""Which noun the words around a number give it: the one it stands before, the one behind "of", or none of its own."""

from __future__ import annotations

import re

from transforms.analysed_text import Doc, Span, Token
from transforms.quantities import Quantity
from transforms.syntax import TAKEN_AS, has_child

_PAIRED = re.compile(r"(?:\s+to\s+|-)[\d.]+\s*(?:%|percent|per\s+cent)\s+(among|of)\b", re.IGNORECASE)
_PARTITIVES = frozenset({"of", "among"})
_COUNTERS = frozenset("toll total tally count number figure sum score majority crowd attendance".split())
_COLLECTIVES = frozenset("staff crew personnel police cattle poultry livestock people children women men youth".split())
#: Tags of words that open an object, so that what stands before is a verb that the parser takes for a noun.
_OPENING = frozenset({"PRP$", "PRP", "JJS"})
_SURELY_NOUNS = frozenset("people men women boys girls children".split())
_TIMES = frozenset("day night year month week hour time season morning evening century decade minute length".split())
#: How many words may stand between "half" and its noun.
_PHRASE = 4
#: Plurals behind "and" that a number before does not count.
_NEVER_SECOND = frozenset("others dozens hundreds thousands scores tens millions times sports".split())
_SEXES = frozenset("women men girls boys".split())
#: Plurals that tell of what kind the noun behind them is: "six munitions factories".
_ADJUNCT_PLURALS = frozenset(
    (
        "munitions arms sports rights sales goods savings operations communications customs electronics explosives securities "
        "weapons systems services crafts antiques forensics ceramics textiles utilities telecoms clothes earnings jobs"
    ).split()
)
#: Whom and what each one of those has who are counted: "two miners' families", "40 victims' bodies".
_KIN = frozenset(
    "family relative lawyer wife husband parent child mother father son daughter brother sister widow life body name".split()
)
#: Participles that tell of what kind cases are, which the parser takes for verbs.
_STATES_OF_CASES = frozenset("confirmed suspected reported imported diagnosed recorded registered".split())
#: How many words a list of adjectives has at most.
_LIST = 8
#: What is said of people by an adjective or participle behind their number, and what is said of things, too.
STATES_OF_PEOPLE = frozenset(
    (
        "dead wounded injured hurt killed arrested detained hospitalised hospitalized homeless unaccounted stranded displaced "
        "jobless unemployed perished"
    ).split()
)
#: Of these the number alone is a phrase: "who first spoke of 19 dead now put it at 41".
_NOMINAL = frozenset({"dead", "wounded", "injured"})
_TAKING = frozenset({"take", "hold", "seize"})
_CLOSES = ("CCONJ", "ADP", "PUNCT")
_CLOSES_NOMINAL = (*_CLOSES, "ADV", "AUX", "VERB", "SCONJ", "PRON")
_STATES = STATES_OF_PEOPLE | {"missing", "captured", "trapped"}
#: Participles that have their object behind them, after a number without a noun: "250 serving life terms", "40 seeking asylum".
_WITH_OBJECT = frozenset("awaiting facing seeking wearing carrying receiving needing requiring serving holding".split())
#: Verbs that the parser takes for nouns behind a number: "The remaining 21 go to the Farmers".
_VERBS = frozenset(
    (
        "lie cast go come fall rise live die remain stay vote work return need want say belong survive stand face sit begin fail "
        "qualify apply foresaw open"
    ).split()
)
#: What is said of those who are counted, not who they are: "found eight guilty", "glued 31 shut".
_FOUND_TO_BE = frozenset(
    (
        "shut open guilty inadequate unfit unsafe safe responsible ineligible eligible liable ill alive deficient defective "
        "substandard contaminated fit unharmed unhurt intact free"
    ).split()
)
_DEGREES = frozenset("lower higher short shy fewer more less up down off".split())
_OFFICES = frozenset("officer soldier member policeman president minister mayor judge governor senator guard personnel".split())


#: Units that tell the size of one thing before its noun.
_SIZES = frozenset(
    "mm cm km kg lb m inch foot ft litre liter metre meter mile tonne ton pound gallon watt volt megawatt mw".split()
)


def anchor_of(span: Span) -> Token:
    """The token of a number on which the words around it hang."""
    root = span.root
    while (
        root.dep_ in ("quantmod", "compound", "nummod", "advmod", "amod")
        and root.head.pos_ in ("NUM", "SYM")
        and root.head is not root
    ):
        root = root.head
    return root


def head_noun(span: Span, anchor: Token) -> Token | None:
    """The noun that the number modifies."""
    strong = span.doc[span.end + 1] if span.end + 1 < len(span.doc) and span.doc[span.end].text == "-" else None
    if strong is not None and strong.lower_ in ("strong", "member") and strong.dep_ in ("amod", "compound"):
        return strong.head if strong.head.pos_ in ("NOUN", "PROPN") else None  # "a 240-strong workforce", "the five-member crew"
    is_noun = anchor.head.pos_ in ("NOUN", "PROPN", "ADJ") or is_misread_noun(anchor.head)
    if anchor.dep_ in ("nummod", "amod", "compound", "nmod", "det", "quantmod") and is_noun:
        head = _past_hyphen(anchor.head)
        behind = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
        if head.lemma_ == "percent" or "%" in (head.text, behind) or _is_of_counter(head, span):
            return None
        if behind == "per" and head.i > span.end + 1:
            return None  # "a 7 per cent decrease", where the parser hangs the number on the decrease
        if head.i > span[-1].i and head.i - span[-1].i <= 7:
            found = _true_head(head, span)
            return _of_measure(found) if found is not None else None
    if anchor.pos_ in ("NOUN", "PROPN") and not anchor.like_num and anchor.i >= span.end:
        return anchor
    state = anchor.head  # "Two wounded owls": the parser takes the number for the subject of the participle
    if anchor.dep_ == "nsubj" and state.dep_ == "amod" and state.i == span.end and state.head.tag_ == "NNS":
        return state.head if state.head.i == state.i + 1 else None
    return None


def is_misread_noun(token: Token) -> bool:
    """As in "issued 270 climbing permits", "Building permits plunged": the place of a noun, where the tagger saw a verb."""
    return token.tag_ == "VBZ" and token.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass") and not has_child(token, "dobj")


def _is_of_counter(noun: Token, span: Span) -> bool:
    """As in "The toll of 80 marks a grim record": behind the number of a toll a plural with an article behind it is a verb."""
    if noun.tag_ != "NNS" or noun.i != span.end or noun.i + 1 >= len(noun.doc) or noun.nbor().tag_ not in ("DT", "PRP$"):
        return False
    return noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _COUNTERS


def behind_adjectives(doc: Doc, position: int) -> Token | None:
    """The cases of "8,997 confirmed, probable, and suspected cases", where the parser loses its way among the adjectives."""
    end, joins = position, 0
    while end < min(position + _LIST, len(doc) - 1) and doc[end].tag_ != "NNS":
        word = doc[end]
        is_first = end == position
        is_adjective = word.tag_ in ("JJ", "VBN") or (word.tag_ == "VBD" and word.lower_ in _STATES_OF_CASES)
        is_join = not is_first and (word.text == "," or word.lower_ in ("and", "or"))
        if not (is_adjective or is_join):
            return None
        joins += word.lower_ in ("and", "or")
        end += 1
    return doc[end] if joins == 1 and doc[end].tag_ == "NNS" and doc[end - 1].pos_ != "CCONJ" else None


def conjoined(noun: Token) -> Span | None:
    """The SUVs of "394,000 pickups and SUVs", the maintenance staff of "5,000 operators and maintenance staff": what the same
    number counts; None where the second noun has its own number or article, or is the subject of the next clause.
    """
    doc, start = noun.doc, noun.i + 2
    if noun.tag_ not in ("NNS", "NNPS") or noun.dep_ == "conj" or start >= len(doc) or doc[start - 1].lower_ != "and":
        return None  # "bought a villa, two racehorses and jewels"
    end = start
    while (
        end < min(start + 3, len(doc) - 1) and doc[end].tag_ in ("NN", "JJ", "NNP") and doc[end + 1].tag_ in ("NN", "NNS", "NNP")
    ):
        end += 1
    second = doc[end]
    is_same = second.tag_ == "NNS" or second.lower_ in _COLLECTIVES
    if not is_same or second.is_space or second.lower_ in _NEVER_SECOND or any(t.like_num for t in doc[start : end + 1]):
        return None
    behind = doc[end + 1] if end + 1 < len(doc) else None
    is_object = noun.dep_ not in ("nsubj", "nsubjpass")
    if is_object and noun.left_edge.i > 0 and noun.left_edge.nbor(-1).text == ",":
        return None  # "a villa in the Algarve, two racehorses and school fees"
    if (
        behind is not None
        and is_object
        and (behind.pos_ in ("VERB", "AUX", "NUM", "SYM") or behind.tag_ in _OPENING or behind.tag_ == "DT")
    ):
        return None  # "arrested 40 protesters and officers fired tear gas", "has 2,300 employees and supplies most of"
    if behind is not None and (
        (behind.lower_ == "to" and second.lower_ not in _SURELY_NOUNS) or any(c.isdigit() for c in behind.text)
    ):
        return None
    return doc.span(start, end + 1)


def _of_measure(noun: Token) -> Token:
    """The cattle of "400 head of cattle"."""
    of = noun.nbor() if noun.lower_ == "head" and noun.i + 1 < len(noun.doc) and noun.nbor().lower_ == "of" else None
    return next((c for c in of.children if c.dep_ == "pobj"), noun) if of is not None else noun


def _past_hyphen(word: Token) -> Token:
    """The soldiers of "300 ex-soldiers", the bikes of "40 e-bikes": the parser may take the prefix for the noun."""
    while word.i + 2 < len(word.doc) and not word.whitespace_ and word.nbor().text == "-" and not word.nbor().whitespace_:
        behind = word.nbor(2)
        if behind.lower_ == "old" and word.tag_ == "NNS" and behind.dep_ == "amod":
            return behind.head  # "34 centuries-old chapels"
        if behind.tag_ not in ("NN", "NNS", "NNP", "NNPS"):
            break
        word = behind
    return word


def _is_adjunct_owner(owner: Token) -> bool:
    """As in "two women's squads", "70 managers' jobs", not "the three countries' conflicts" and "two miners' families"."""
    thing = owner.head
    is_of_kind = owner.lower_ in _SEXES or (owner.tag_ == "NNS" == thing.tag_ and not has_child(owner, "det"))
    return is_of_kind and thing.lemma_ not in _KIN and thing.i <= owner.i + _PHRASE


def _is_another(token: Token) -> bool:
    """Whether a token is a number by itself, none of "40-seat buses", "5G licences" and "737-800 jets"."""
    is_glued = not token.whitespace_ and (token.nbor().text == "-" or token.nbor().is_alpha)
    return token.like_num and not is_glued and not _is_of_model(token)


def _is_of_model(number: Token) -> bool:
    """As in "90 new Boeing 737-800 jetliners", "six Airbus 320 jets": a number that a name bears."""
    before = number.nbor(-1)
    if before.text in ("-", "–") and before.i > 1:
        before = before.nbor(-2) if before.nbor(-1).like_num else before.nbor(-1)
    return before.pos_ == "PROPN"


def _true_head(noun: Token, span: Span) -> Token | None:
    """The noun that is meant where the parser took another: the squads of "two women's squads", the samples of "40 blood and
    urine samples"; none where the next words are no noun phrase: "250 serving life terms".
    """
    behind = span.doc[span.end]
    if any(t.lower_ in ("no", "the", "any") and t.nbor().text != "-" for t in span.doc[span.end : noun.i]):
        return None  # "a third had no water and 11 no toilets"
    if noun.lower_ in _DEGREES or behind.lower_ == "to" or (noun.lower_ in _TIMES and behind.lower_ in ("last", "this", "next")):
        return None  # "Orders are a third lower", "166,000 short of the quorum", "cut its dividend by a third to 12 cents"
    is_sized = behind.like_num and noun.i == span.end + 2 and noun.nbor(-1).lower_ in _SIZES  # "one 60 mm mortar"
    if not is_sized and any(_is_another(t) for t in span.doc[span.end : noun.i]):
        return None  # "trapping a dozen more nearly 900 feet below"
    if is_verb_of_ratio(span, noun):
        return None  # "one in eight blames Ms Kuipers"
    if noun == behind and noun.tag_ in ("NN", "JJ", "VB", "VBP", "VBD") and noun.lower_ in _VERBS | _FOUND_TO_BE:
        return None
    is_done = behind.tag_ in ("VBN", "VBD") and behind != noun and behind.lower_ not in _STATES
    if is_done and _opens_with_group(span):
        return None  # "Of the 3,000 women, 120 developed cancer"
    if behind.lower_ in ("fewer", "more", "less") and behind.i + 1 < len(behind.doc) and behind.nbor().lower_ == "than":
        return None  # "38 teachers, seven fewer than two years ago"
    if noun.dep_ == "poss":
        return noun.head if _is_adjunct_owner(noun) else noun
    if behind.lower_ in _WITH_OBJECT and behind != noun and noun.lemma_.lower() not in _OFFICES:
        return None
    return _behind_adjuncts(noun, span)


def _behind_adjuncts(noun: Token, span: Span) -> Token:
    """As in "four reality TV stars", "2,500 Friday worshippers", "ten speed and red-light cameras", "19 league games"; but the
    cylinders are counted of "four- and six-cylinder engines".
    """
    if span.doc[span.end].text == "-":
        return noun
    is_adjunct = noun.dep_ in ("compound", "nmod") and (noun.tag_ in ("NN", "NNP") or noun.lower_ in _ADJUNCT_PLURALS)
    if is_adjunct and noun.head.tag_ in ("NNS", "NNPS") and 0 < noun.head.i - noun.i <= _LIST:
        return noun.head
    if noun.i != span.end or noun.tag_ != "NN" or span.text.lower() in ("one", "1"):
        return noun
    words = span.doc.span(noun.i + 1, noun.i + 4)
    if len(words) and words[0].tag_ == "NNS" and words[0].pos_ == "NOUN" and words[0].sent == noun.sent:
        return words[0]
    is_listed = [t.tag_ for t in words] == ["CC", "NN", "NNS"]
    return words[2] if is_listed else noun


def _opens_with_group(span: Span) -> bool:
    """Whether a number stands right behind the comma of a group that opens its sentence: "Of the 3,000 women, 120"."""
    sentence = span[0].sent
    first = next((t for t in sentence if not t.is_space), sentence[0])
    if span.start > first.i and span.doc[span.start - 1].lower_ in ("other", "remaining"):
        return True  # "The other six received fines"
    return first.lower_ in ("of", "among") and span.start > first.i + 2 and span.doc[span.start - 1].text == ","


def leaves_noun_behind(doc: Doc, quantity: Quantity, following: Quantity) -> bool:
    """As in "66 Syrian and 44 Iraqi refugees": between two numbers only an adjective, whose noun stands behind the second."""
    between = doc.char_span(quantity.end, following.start, alignment_mode="contract")
    tags = [t.tag_ for t in between if not t.is_space] if between is not None else []
    behind = doc.char_span(following.start, following.end, alignment_mode="expand")
    if behind is None or behind.end + 1 >= len(doc) or len(tags) not in (2, 3) or tags[-1] not in ("CC", ","):
        return False
    is_described = all(tag in ("JJ", "NNP", "VBN") for tag in tags[:-1])
    return is_described and doc[behind.end].tag_ in ("JJ", "NNP", "VBN") and doc[behind.end + 1].tag_ == "NNS"


def is_verb_of_ratio(span: Span, noun: Token) -> bool:
    """As in "one in eight blames Ms Kuipers": behind a ratio a plural with a name or an article behind it is a verb."""
    is_ratio = len(span) > 2 and "in" in (t.lower_ for t in span) and any(t.lower_ == "one" for t in span)
    if not is_ratio or noun.tag_ != "NNS" or noun.i + 1 >= len(noun.doc):
        return False
    return noun.i == span.end and (noun.nbor().pos_ in ("PROPN", "DET") or noun.nbor().lower_ in ("him", "her", "them", "it"))


def is_state_taken(noun: Token) -> bool:
    """As in "took eleven prisoner", "and about 250 taken hostage": the noun says as what they are taken, not who they are."""
    if noun.tag_ != "NN" or noun.lower_ not in TAKEN_AS:
        return False
    return noun.head.lemma_ in _TAKING or (noun.i > 0 and noun.nbor(-1).tag_ == "VBN" and noun.nbor(-1).lemma_ in _TAKING)


def is_followed_by_state(doc: Doc, quantity: Quantity, states: frozenset[str] = _STATES) -> bool:
    """As in "left four wounded and some damage": the state closes the phrase, and the noun that the parser found is another."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or span.end + 1 >= len(doc) or doc[span.end].lower_ not in states:
        return False
    state, following = doc[span.end], doc[span.end + 1]
    closes = _CLOSES_NOMINAL if state.lower_ in _NOMINAL else _CLOSES
    is_opened = following.text in ("-", "“", "‘") or (following.text == '"' and bool(doc[span.end].whitespace_))
    is_closed = following.pos_ in closes and not is_opened
    return is_closed and not _shares_noun(following)


def _shares_noun(conjunction: Token) -> bool:
    """As in "four dead and wounded soldiers", "40 dead or missing": a second state follows, and perhaps the noun of both."""
    return conjunction.pos_ == "CCONJ" and conjunction.i + 1 < len(conjunction.doc) and conjunction.nbor().lower_ in _STATES


def following_noun(doc: Doc, quantity: Quantity) -> Token | None:
    """The plural noun right behind the number, where the parser attached the number elsewhere."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None:
        return None
    if span.end < len(doc) and doc[span.end].lower_ in _WITH_OBJECT:
        return None
    is_done = span.end < len(doc) and doc[span.end].tag_ in ("VBN", "VBD") and doc[span.end].lower_ not in _STATES
    if is_done and _opens_with_group(span):
        return None
    for word in doc[span.end : span.end + 4]:
        token = _past_hyphen(word)
        if is_verb_of_ratio(span, token) or _is_of_counter(token, span):
            return None
        if (
            token.is_quote
            or token.pos_ == "ADJ"
            or token.lower_ == "away"
            or (token.tag_ in ("VBN", "VBG", "JJ") and token.dep_ in ("amod", "compound"))
        ):
            continue
        if token.tag_ in ("NNS", "NNPS") or _is_of_accused(token):
            return token if not token.is_space else None
        if (
            token.pos_ in ("PROPN", "NOUN")
            and token.dep_ == "compound"
            and token.i + 1 < len(doc)
            and token.nbor().pos_ in ("NOUN", "PROPN")
        ):
            continue
        return None
    return None


def _is_of_accused(token: Token) -> bool:
    """As in "acquitted all twelve accused in the case", not "four accused of theft"."""
    behind = token.nbor() if token.lower_ == "accused" and token.i + 1 < len(token.doc) else None
    return behind is not None and behind.lower_ != "of" and behind.pos_ in ("ADP", "PUNCT", "CCONJ", "AUX")


def noun_after_of(doc: Doc, quantity: Quantity, anchor: Token) -> Token | None:
    """The noun in "dozens of civilians", "12 of the workers", "a third of voters"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    end = span.end if span is not None else anchor.i + 1
    if end + 1 < len(doc) and doc[end].is_quote and doc[end + 1].lower_ == "of":
        end += 1  # 'killed "dozens" of fighters'
    if end + 1 < len(doc) and doc[end].lower_ == "out" and doc[end + 1].lower_ == "of":
        end += 1  # "26 out of 35 hospitals"
    if end < len(doc) and doc[end].lower_ in _PARTITIVES and doc[end].sent == anchor.sent:
        for child in doc[end].children:
            # "24 of 28 Shahed drones"
            is_modifier = child.pos_ == "NUM" and child.i + 1 < len(doc) and child.nbor().pos_ == "ADJ"
            if child.dep_ == "pobj" and not is_modifier and not (child.is_digit and len(child.text) == 4 and child.pos_ == "NUM"):
                return _before_plural(child)
        for token in doc[end + 1 : end + 7]:
            if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "compound":
                return _head_of_phrase(token)
    if anchor.i + 1 < len(doc) and doc[end - 1].lower_ == "of" and end < len(doc):
        head = _head_of_phrase(doc[end])
        return head if head.pos_ in ("NOUN", "PROPN") else None
    return None


def noun_behind_pair(doc: Doc, quantity: Quantity) -> Token | None:
    """The voters of "47 percent to 39 percent among registered voters", for the first number."""
    pair = _PAIRED.match(doc.text, quantity.end) if quantity.kind == "share" else None
    of = doc.char_span(pair.start(1), pair.end(1), alignment_mode="expand") if pair is not None else None
    return next((c for c in of[0].children if c.dep_ == "pobj" and c.tag_ == "NNS"), None) if of is not None else None


def noun_of_half(doc: Doc, quantity: Quantity) -> Token | None:
    """The building of "Half the building was lost", the budget of "half its budget": a share without "of"."""
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if quantity.kind != "share" or span is None or span.end + 1 >= len(doc) or doc[span.end - 1].lower_ not in ("half", "halve"):
        return None
    opener = doc[span.end]
    if opener.lower_ not in ("the", "its", "their", "his", "her", "our", "my", "your", "this", "these", "those"):
        return None
    head = _head_of_phrase(doc[span.end + 1])
    is_thing = head.pos_ == "NOUN" and head.i - span.end <= _PHRASE and head.lower_ not in _TIMES
    return head if is_thing else None


def noun_beside_pronoun(doc: Doc, pronoun: Token) -> Token | None:
    """The "children" of "killed 16, nine of them children": what the part is, where no verb tells it."""
    if pronoun.lower_ != "them" or pronoun.i + 2 >= len(doc):
        return None
    end = pronoun.i + 1
    while end < pronoun.i + 4 and doc[end].pos_ in ("ADJ", "PROPN") and doc[end].tag_ != "NNPS" and end + 1 < len(doc):
        end += 1
    noun = doc[end]
    return (
        noun if noun.tag_ in ("NNS", "NNPS") and end + 1 < len(doc) and doc[end + 1].pos_ in ("PUNCT", "CCONJ", "ADP") else None
    )


def _before_plural(noun: Token) -> Token:
    """The plural right behind a noun that the parser took for the head: "a quarter of the night workers"."""
    following = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    return following if noun.tag_ == "NN" and following.tag_ == "NNS" else noun


def _head_of_phrase(token: Token) -> Token:
    """The head of the noun phrase that a token before it belongs to."""
    while token.dep_ in ("compound", "amod", "det", "nmod", "nummod", "poss") and token.head.i > token.i:
        token = token.head
    return token
