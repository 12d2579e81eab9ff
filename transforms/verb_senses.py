"""The sense of a verb by who does it and to whom: people freed by firefighters are rescued, by captors released; a poll that
questions people polls them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from transforms.analysed_text import Token
from transforms.noun_groups import NOUN_GROUPS
from transforms.syntax import antecedent, has_child, is_passive, subject_of

_HARDSHIPS = frozenset(
    (
        "drought famine hunger shortage outage blackout cut flood flooding crisis recession inflation heatwave disruption "
        "closure epidemic pandemic outbreak poverty downturn unemployment layoff tax levy tariff hike rise increase rule ban "
        "reform delay scam fraud breach glitch recall lockdown curfew boycott"
    ).split()
)
#: What affects those it hits, of whom it may injure some: "The storm hit 90,000 people", "The quake injured 90".
_HAZARDS = frozenset("storm cyclone typhoon hurricane tornado quake earthquake tsunami".split())
_HITTING = frozenset("hit strike batter".split())
_WEAPONS = frozenset(
    "shell rocket missile mortar bomb drone jet warplane artillery shelling airstrike strike bombardment barrage".split()
)
#: Whose strikes are walkouts.
_LABOUR = frozenset(
    (
        "rail train tube bus metro ferry tram taxi transport teacher teachers pilot pilots nurse nurses doctor doctors postal "
        "dock port trucker truckers miners general hunger sympathy wildcat bin fuel staff ambulance university"
    ).split()
)
_RESCUERS = frozenset(
    (
        "ship boat vessel trawler freighter tanker lifeboat coastguard yacht ferry dinghy frigate cutter tug helicopter "
        "lifeguard fisherman rescuer tugboat warship speedboat fishing merchant cargo rescue canoe catamaran"
    ).split()
)
_SAVERS = frozenset(
    (
        "brigade bystander caver climber coastguard crew diver firefighter fireman lifeguard medic neighbor neighbour "
        "paramedic passer-by passerby ranger rescuer responder search volunteer"
    ).split()
)
#: Where people are stuck by mischance, and how.
_TRAPS = frozenset(
    (
        "avalanche building bus cabin cable car carriage cave chairlift cliff coach collapse crane crevasse debris "
        "elevator flood floodwater gondola house ice landslide ledge lift lorry machine mine mud pit plane ride "
        "rollercoaster roof rubble ruin sand sewer shaft snow train tram tree trench truck tunnel vehicle well wreck "
        "wreckage"
    ).split()
)
_RUINS = frozenset("avalanche debris mud mudslide landslide rubble ruin ruins snow wreck wreckage".split())
_FREEING = frozenset({"free", "release", "liberate", "let", "set", "get", "cut"})
_STUCK = frozenset("trapped stuck wedged pinned stranded buried caught jammed marooned entombed".split())
_POLLSTERS = frozenset(
    (
        "academic broadcaster canvasser census economist foundation institute interviewer magazine newspaper poll "
        "pollster pollsters psychologist questionnaire researcher scientist sociologist statistician study survey "
        "surveyor university tank"
    ).split()
)
_ASKING = _POLLSTERS | NOUN_GROUPS["pollster"]
_FORCES = frozenset(
    (
        "army regiment garrison brigade battalion division platoon company squadron fleet navy militia military corps unit force "
        "troop insurgency rebel insurgent guerrilla fighter raider militant jihadist separatist junta guard legion artillery side"
    ).split()
)
_FINDING = frozenset("find trace locate see reach contact hear account".split())
#: What somebody tries in vain who cannot find people: "could not trace four climbers".
_TRACING = frozenset({"trace", "locate", "reach", "contact", "find"})
_SAVING = frozenset("save revive resuscitate rescue".split())
_NOBODY = frozenset({"none", "neither", "nobody", "no-one"})
_LIVING = frozenset("survive make live wake".split())
_LAYOFFS = frozenset("layoff redundancy retrenchment furlough dismissal sacking".split())
_CAPTORS = frozenset(
    (
        "gunman bandit kidnapper rebel militant insurgent jihadist pirate gang separatist raider terrorist fighter guerrilla "
        "abductor militiaman hijacker cartel mob"
    ).split()
)
#: What goes wrong and is dear by what is lost; a delay is dear by what is spent meanwhile.
_MISHAPS = frozenset(
    (
        "strike walkout stoppage cap ban closure outage shutdown storm flood drought fire blaze failure scam fraud hack "
        "cyberattack boycott tariff sanction dispute cancellation blockade blackout disruption theft crisis pandemic unrest "
        "heatwave frost hail cyclone hurricane typhoon quake earthquake war collapse lockdown recall outflow diversion evasion "
        "smuggling graft embezzlement counterfeiting piracy poaching congestion absenteeism pilferage shoplifting vandalism "
        "glitch bug breach leak spill derailment sabotage pest locust default"
    ).split()
)
_ARMED = frozenset({"armed", "masked", "hooded"})
#: Nouns that tell nothing of somebody but by what stands before them.
_ANYBODY = frozenset(
    "man men person people group figure individual gang band pack swarm crowd number element member mob party".split()
)
#: Who strikes with arms.
_STRIKING = frozenset(
    (
        "army assailant assassin attacker bomber burglar commando extremist force islamist killer knifeman mercenary militia "
        "robber shooter sniper soldier thief troop vandal"
    ).split()
)
#: How far before a verb the weapons may be told that it is about, in words.
_NEAR_BEFORE = 40
_QUESTIONS = frozenset("ask canvass interview poll question quiz survey".split())
_PENALTIES = frozenset("fine penalty sanction forfeit surcharge punishment damages damage sentence penalties".split())
#: What goes up or down.
_LEVELS = frozenset(
    (
        "rate price cost rent toll number total count tally share index figure level temperature yield inflation unemployment "
        "turnout debt deficit bill fee premium fare value sale profit revenue income wage death case infection demand output "
        "production ratio average rating score percentage proportion stock joblessness oil gold bitcoin dollar"
    ).split()
)
_CURRENTS = frozenset("current wave river flood floodwater torrent tide sea surf undertow stream rapid water".split())
_OFFICERS = frozenset(
    "police officer policeman agent detective deputy trooper gendarme constable prosecutor authority force soldier army".split()
)
_PROTESTS = frozenset("rally protest demonstration march strike sit-in walkout vigil picket blockade".split())
_DISEASES = NOUN_GROUPS["disease"] | {"famine", "heatwave", "cold", "wave"}
_PAST = frozenset("had has have was were been".split())
_TO_COME = frozenset({"will", "would", "shall", "'ll"})
_COURTS = frozenset("jury court judge tribunal arbitrator panel magistrate justice juror ombudsman arbitration".split())
_EMPLOYERS = frozenset(
    (
        "firm company group maker carmaker employer factory plant mill bank airline studio paper newspaper startup start-up "
        "school retailer publisher broadcaster chain giant operator owner boss management yard mine hospital council agency "
        "university college charity brewer steelmaker chipmaker automaker manufacturer lender supplier contractor platform"
    ).split()
)
_GATHERERS = frozenset(
    (
        "farmer grower planter picker forager miner logger winemaker beekeeper harvester fleet trawler fisherman lobsterman "
        "shrimper angler fishery diver skipper trawlerman crabber whaler fisher netter"
    ).split()
)
_COUNTRIES = frozenset("country kingdom island nation republic archipelago sultanate emirate resort".split())
_DETECTIVES = frozenset(
    (
        "detective police investigator officer prosecutor agent inspector sheriff constable sleuth mountie mounties hawks "
        "watchdog bureau coroner magistrate efcc fbi cbi dci gardaí policeman interrogator"
    ).split()
)
#: What binds somebody to do what is told behind it.
_PROMISING = frozenset("pledge promise vow undertake commit offer volunteer bind swear commitment undertaking".split())
_ROOMS = frozenset(
    (
        "aircraft amphitheatre arena auditorium boat bus car carriage cathedral church cinema club coach court ferry "
        "gallery gondola ground hall hotel it lifeboat lift marquee minibus mosque pavilion plane restaurant room ship "
        "stadium stand temple tent terrace theater theatre train venue which"
    ).split()
)
_WATERS = frozenset(
    "water sea wave ocean river lake strait wreck raft dinghy reef coast shore island channel harbour harbor boat".split()
)


def has_hardship(verb: Token) -> bool:
    """Whether a hardship does what a verb tells: "drought has hit", "struck by a famine", "hit by Cyclone Freddy"."""
    kinds = _HARDSHIPS | _HAZARDS if verb.lemma_ in _HITTING else _HARDSHIPS
    return any(word.lemma_.lower() in kinds for doer in _doers(verb) for word in (doer, *_kinds_named(doer)))


def has_weapon(verb: Token) -> bool:
    """Whether a weapon does what a verb tells: "shells hit", "struck by a drone"."""
    return any(doer.lemma_.lower() in _WEAPONS and not _is_walkout(doer) for doer in _doers(verb))


def _is_walkout(strike: Token) -> bool:
    """As in "The controllers' strike hit 1,900 flights", "a rail strike"."""
    own = (c.tag_ == "NNS" if c.dep_ == "poss" else c.lower_ in _LABOUR for c in strike.lefts)
    return strike.lemma_ == "strike" and any(own)


def is_struck(verb: Token) -> bool:
    """Whether a weapon, an armed force or a state does what a verb tells: "Russia struck nine regions overnight"."""
    is_by_force = has_force(verb) or has_country(verb)
    return has_weapon(verb) or (is_by_force and not any(c.lower_ == "with" for c in verb.children))


def has_mishap(verb: Token) -> bool:
    """Whether what went wrong costs somebody something: "The strike has cost the firm $3 million"."""
    return has_child(verb, "dative", "dobj") and is_done_by(verb, _MISHAPS)


def has_rescuer(verb: Token) -> bool:
    """Whether a ship or who saves people does what a verb tells, or it was done at sea: "picked up by a trawler"."""
    if any({doer.lemma_.lower(), *(c.lower_ for c in doer.lefts)} & _RESCUERS for doer in _doers(verb)):
        return True
    places = (
        place for c in verb.children if c.dep_ == "prep" and c.lower_ in ("from", "off", "at", "in") for place in c.children
    )
    return any(place.lemma_.lower() in _WATERS for place in places)


def is_out_of_trap(verb: Token, freed: Token) -> bool:
    """Whether who is freed was stuck, not held: "freed 12 people trapped in a lift", "from a stranded bus", by firefighters."""
    if verb.lemma_ not in _FREEING:
        return False
    if any({doer.lemma_.lower(), *(c.lemma_.lower() for c in doer.lefts)} & _SAVERS for doer in _doers(verb)):
        return True
    places = (place for c in (*verb.children, *freed.children) if c.lower_ in ("from", "of") for place in c.children)
    if any(p.lemma_.lower() in _TRAPS for p in places) or any(c.lower_ in _STUCK for c in freed.children):
        return True
    behind = [t for t in verb.subtree if t.i > verb.i]  # "freed after 17 hours in the rubble", "who had been trapped"
    is_buried = any(t.lemma_.lower() in _RUINS and t.head.lower_ in ("in", "under", "beneath") for t in behind)
    return is_buried or any(t.lower_ in _STUCK and t.tag_ == "VBN" and has_child(t, "auxpass") for t in behind)


def has_layoff(verb: Token) -> bool:
    """Whether the end of jobs does what a verb tells: "The layoffs affect 900 people"."""
    return any(doer.lemma_.lower() in _LAYOFFS for doer in _doers(verb))


def is_promised(verb: Token) -> bool:
    """Whether somebody binds themselves to what a verb tells: "undertook to ship", "committed to basing", "a vow to plant"."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "to":
        above = above.head
    elif verb.dep_ not in ("xcomp", "acl") or not any(c.lower_ == "to" for c in verb.lefts):
        return False
    if verb.lemma_ == "be" or has_child(verb, "neg") or (verb.dep_ == "xcomp" and is_passive(above)):
        return False
    if above.lemma_ == "sign":
        return any(c.lower_ == "up" for c in above.rights)
    return above.lemma_ in _PROMISING


def has_pollster(verb: Token) -> bool:
    """Whether a poll or those who make one ask: "The poll questioned 1,004 people", "interviewed by researchers"."""
    doers = (d for d in _doers(verb) if d.lemma_ != "tank" or any(c.lower_ == "think" for c in d.lefts))
    return any(doer.lemma_.lower() in _ASKING for doer in doers)


def has_force(verb: Token) -> bool:
    """Whether those do what a verb tells who fight: "The regiment lost 57 lancers"."""
    return any(doer.lemma_.lower() in _FORCES for doer in _doers(verb))


def is_given(verb: Token) -> bool:
    """Whether money was given to somebody, not promised: "gave the school $3 million", "lent $3 million"."""
    if verb.lemma_ not in ("give", "lend", "loan") or any(
        c.tag_ == "MD" or c.lower_ == "to" for c in verb.children if c.dep_ == "aux"
    ):
        return False
    is_past = verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.lower_ in _PAST for c in verb.children)
    return is_past and (verb.lemma_ != "give" or has_child(verb, "dative", "nsubjpass"))


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells what will be done: "will provide", "is to send", "would contribute"."""
    if any(c.dep_ == "aux" and c.lower_ in _TO_COME for c in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are") and any(c.lower_ == "to" for c in verb.lefts)


def is_not_found(verb: Token) -> bool:
    """As in "could not be traced", "have not been seen", "have yet to be located", "have still to be found"."""
    if verb.lemma_ not in _FINDING or has_child(verb, "oprd", "xcomp", "acomp"):
        return False
    if not has_child(verb, "auxpass"):  # "could not trace four climbers", "have been unable to reach two doctors"
        is_vain = verb.dep_ == "xcomp" and verb.head.lower_ in ("unable", "failed", "fail", "struggling", "trying")
        is_denied = has_child(verb, "neg") and any(c.lower_ in ("could", "can") for c in verb.children)
        return verb.lemma_ in _TRACING and (is_vain or is_denied)
    is_yet = verb.dep_ == "xcomp" and any(c.lower_ in ("yet", "still") for c in verb.head.children)
    return is_yet or has_child(verb, "neg")


def is_lost(verb: Token, argument: str) -> bool:
    """As in "did not survive", "did not make it", "could not be saved", "could not save": who does not live has died."""
    if argument == "object":
        is_denied = has_child(verb, "auxpass") or any(c.lower_ == "could" for c in verb.children)
        return verb.lemma_ in _SAVING and has_child(verb, "neg") and is_denied
    is_told = verb.lemma_ != "make" or any(c.lower_ == "it" and c.dep_ == "dobj" for c in verb.children)
    is_none = any(c.dep_ == "nsubj" and c.lower_ in _NOBODY for c in verb.children)  # "None of the 72 on board survived"
    is_denied = is_none or has_child(verb, "neg") or (verb.lemma_ == "wake" and any(c.lower_ == "never" for c in verb.children))
    return argument == "subject" and verb.lemma_ in _LIVING and is_told and is_denied and not has_child(verb, "pobj", "ccomp")


def has_captor(verb: Token) -> bool:
    """Whether those do what a verb tells who kidnap: "Gunmen marched off 27 pupils", "Armed men took nine passengers"."""
    subject = subject_of(verb) if not is_passive(verb) else None
    is_armed = subject is not None and subject.lemma_ == "man" and any(c.lower_ in _ARMED for c in subject.lefts)
    return is_armed or is_done_by(verb, _CAPTORS)


def has_current(verb: Token) -> bool:
    """Whether water does what a verb tells: "The current carried off two bathers"."""
    return is_done_by(verb, _CURRENTS)


def has_officer(verb: Token) -> bool:
    """Whether those do what a verb tells who may arrest: "Police bundled nine men into a car"."""
    return is_done_by(verb, _OFFICERS)


def has_protest(verb: Token) -> bool:
    """Whether a protest does what a verb tells: "The march drew 80,000 people"."""
    return is_done_by(verb, _PROTESTS)


def has_disease(verb: Token) -> bool:
    """Whether a disease does what a verb tells: "Measles carried off nine infants"."""
    return is_done_by(verb, _DISEASES)


def has_country(verb: Token) -> bool:
    """Whether a country or a town does what a verb tells: "Spain welcomed 94 million visitors"."""
    subject = subject_of(verb)
    is_country = subject is not None and (subject.ent_type_ == "GPE" or subject.lemma_.lower() in _COUNTRIES)
    return is_country and not is_passive(verb)


def is_done_by(verb: Token, doers: AbstractSet[str]) -> bool:
    """Whether one of these does what a verb tells, as its subject, as the noun before a participle, or behind "by"."""
    subject = subject_of(verb) if not is_passive(verb) else None
    if subject is None and verb.tag_ == "VBG" and verb.dep_ == "acl":
        subject = verb.head  # "soldiers detaining 40 men"
    if subject is not None and subject.pos_ == "PRON" and verb.dep_ == "ccomp":
        subject = subject_of(verb.head) or subject  # "The group said it had seized 40 men"
    return any(not doers.isdisjoint(_names_of(d)) for d in (*_doers(verb), *((subject,) if subject is not None else ())))


def _names_of(doer: Token) -> Iterator[str]:
    """The words that tell what somebody is: "splinter group", "masked men", "police, who", "a swarm of bees"."""
    noun = antecedent(doer)
    lemma = noun.lemma_.lower()
    yield from (lemma, noun.lower_, noun.lower_.removesuffix("s"))
    if lemma in _ANYBODY:
        yield from (c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod"))
        yield from (m.lemma_.lower() for of in noun.rights if of.lower_ == "of" for m in of.children)


def has_detective(verb: Token) -> bool:
    """Whether those do what a verb tells who look into crimes: "Detectives interviewed 40 people"."""
    return is_done_by(verb, _DETECTIVES)


def is_by_court(verb: Token) -> bool:
    """Whether a court awards a sum, or one is awarded in damages: nobody has promised it."""
    behind = (c.lemma_.lower() for p in verb.subtree if p.lower_ == "in" for c in p.children)
    return any(doer.lemma_.lower() in _COURTS for doer in _doers(verb)) or not {"damages", "damage", "compensation"}.isdisjoint(
        behind
    )


def is_under_order(verb: Token) -> bool:
    """Whether a court makes somebody pay: "was ordered to pay $3 million", "must pay $3 million for dumping waste"."""
    if any(c.lower_ == "must" for c in verb.children):
        return any(c.tag_ == "VBG" for p in verb.subtree if p.lower_ == "for" for c in p.children)
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp"):
        return False
    if above.lemma_ in ("tell", "make", "compel", "require"):  # "A court told the monk to pay", "was made to pay"
        return is_passive(above) if above.lemma_ in ("tell", "make") and is_passive(above) else is_done_by(above, _COURTS)
    return above.lemma_ in ("order", "sentence", "condemn")


def has_employer(verb: Token) -> bool:
    """Whether who employs people does what a verb tells: "The firm let 190 go"."""
    above = verb.head if verb.dep_ == "conj" else verb
    return any(doer.lemma_.lower() in _EMPLOYERS for doer in (*_doers(verb), *_doers(above)))


def has_gatherer(verb: Token) -> bool:
    """Whether those do what a verb tells who fish or farm: "The fleet has hauled in 40 tonnes"."""
    return any(doer.lemma_.lower() in _GATHERERS for doer in _doers(verb))


def has_room(verb: Token) -> bool:
    """Whether a building or a vehicle does what a verb tells: "The stadium holds 60,000 people", "was built to hold 900"."""
    above = verb.head if verb.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" for c in verb.lefts) else verb
    own = (c for c in above.children if c.dep_ == "nsubjpass") if above is not verb else ()
    return any(doer.lemma_.lower() in _ROOMS for doer in (*_doers(verb), *own))


def is_blow(verb: Token) -> bool:
    """As in "Two gunmen struck at a bank", "Rebels struck a village": a strike that is no walkout."""
    is_aimed = verb.lemma_ == "strike" and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return is_aimed or (verb.lemma_ == "strike" and (has_captor(verb) or is_done_by(verb, _STRIKING)))


def fires_weapons(verb: Token) -> bool:
    """Whether rockets or shells are told of before "fired": nobody loses work by these."""
    before = verb.doc[max(0, verb.i - _NEAR_BEFORE) : verb.i]
    return any(t.lemma_.lower() in NOUN_GROUPS["munition"] and t.pos_ == "NOUN" and t.head != verb for t in before)


def is_asked(verb: Token) -> bool:
    """As in "Of 900 nurses asked, 40 per cent said yes and 60 per cent said no"."""
    first = verb.head if verb.dep_ == "conj" else verb
    those = (noun for c in first.children if c.lower_ == "of" and c.i < first.i for noun in c.children)
    return any(c.dep_ == "acl" and c.lemma_ in _QUESTIONS for noun in those for c in noun.children)


def imposes_no_fine(verb: Token, is_money: Callable[[Token], bool]) -> bool:
    """As in "will impose a tax of $3 million", "imposed $3 billion in cuts": a burden that punishes nobody."""
    if verb.lemma_ != "impose":
        return False
    things = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    cause = (c for thing in things for p in thing.children if p.lower_ == "in" for c in p.children if c.dep_ == "pobj")
    named = [t.lemma_.lower() for t in (*cause, *(t for t in things if t.pos_ == "NOUN" and not is_money(t)))]
    return bool(named) and _PENALTIES.isdisjoint(named)


def moves_up(verb: Token) -> bool:
    """As in "The rate shot up to 6.3 percent": nobody is shot by what no person or force does."""
    subject = subject_of(verb)
    is_up = verb.lemma_ == "shoot" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "up" and not is_passive(verb)
    return is_up and subject is not None and subject.lemma_.lower() in _LEVELS


def _kinds_named(name: Token) -> Iterator[Token]:
    """The words of a name that may say what bears it: the "Typhoon" of "Typhoon Haiyan"."""
    return (c for c in name.lefts if c.dep_ == "compound" and c.pos_ == name.pos_ == "PROPN")


def _doers(verb: Token) -> Iterator[Token]:
    agents = (a for c in verb.children if c.lower_ == "by" for a in c.children)
    return (c for c in (*verb.children, *agents) if c.dep_ in ("nsubj", "pobj"))
