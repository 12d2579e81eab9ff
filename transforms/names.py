"""A name at a token span, and the words of names: titles, particles, and the last words of places, institutions and companies."""

from __future__ import annotations

from transforms.frozen import frozen
from transforms.records import ActorKind

TITLES = frozenset(
    (
        "mr mr. mrs mrs. ms ms. miss dr dr. sir lady lord prof prof. rev rev. sen sen. rep rep. gov gov. gen gen. lt lt. "
        "col col. maj maj. capt capt. sgt sgt. sheikh hon hon. cpl cpl. cmdr cmdr. det. insp insp. supt supt. brig brig. "
        "spc spc. pvt pvt. pfc pfc. cllr cllr. adm adm. msgr msgr. seyyed sayyed sayyid ayatollah hojatoleslam mullah mufti "
        "mallam alhaji hajia mazi datuk dato datin shri smt maulana ustad ustaz"
    ).split()
)
#: Titles that tell a person's gender.
GENDER_OF_TITLE = {
    **dict.fromkeys("mr mr. sir lord king prince sheikh senor señor don herr monsieur".split(), "male"),
    **dict.fromkeys("mrs mrs. ms ms. miss lady dame madam madame queen princess sheikha señora senora frau".split(), "female"),
}
#: Ranks written out are titles before a name, and ordinary words elsewhere.
RANKS = frozenset(
    (
        "major general colonel captain lieutenant sergeant brigadier admiral corporal commodore marshal private prince princess "
        "king queen pope"
    ).split()
)
PARTICLES = frozenset(("al el bin ben ibn abu van von de del della di da dos du la le der den ter bint y").split())
#: Prepositions behind which a place stands.
LOCATIVES = frozenset({"in", "near", "outside", "around", "across", "throughout", "at", "towards", "toward", "off"})
PLACE_HEADS = frozenset(
    (
        "heights city street road avenue river valley island islands mountain mountains sea bay border square park beach "
        "strip bank province county district region desert ocean coast peninsula airport bridge highway hills lake gulf "
        "strait straits trail boulevard camp crossing corridor dam barrage airfield airbase stadium arena reservoir volcano canal"
    ).split()
)
INSTITUTION_HEADS = frozenset(
    ("hospital university college school court church mosque embassy institute museum clinic prison").split()
)
#: Last words of company names that are nobody's surname.
COMPANY_WORDS = frozenset(
    (
        "holdings group shipping motors foods airlines airways energy partners industries technologies pharmaceuticals pharma "
        "systems resources logistics insurance stores brands laboratories petroleum telecom electric aerospace properties "
        "investors ventures enterprises securities solutions software networks chemicals beverages breweries inc inc. corp corp. "
        "shipyards shipyard films film pictures labs resorts hotels studios farms railways robotics therapeutics biosciences "
        "biologics biotech analytics plastics minerals "
        "ltd ltd. plc llc co. electronics semiconductor semiconductors retail financial media capital mining"
    ).split()
)
UPPER_COMMON = frozenset(("COVID COVID-19 Covid Covid-19 AIDS HIV GDP CEO CFO TV DNA PM AM GMT EST EDT AI VAT IPO").split())
#: Acronyms that are nobody's name; some are words in lower case.
ACRONYMS_OF_THINGS = UPPER_COMMON | frozenset(
    (
        "SARS MERS FGM TB GNP CPI PPI PMI EBIT EBITA EBITDA EPS ETF ETFs IPOs ROI COO CTO MP MPs MEP MEPs GP GPs VIP VIPs "
        "NGO NGOs DVD CD CCTV GPS SUV SUVs ATM ATMs USB PC PCs IT IP DNS URL SMS PIN ID IDs RNA PCR MRI CT ICU PPE IVF IQ PhD "
        "A&E GI GIs MK MKs "
        "EBITDAR EBITDAX FTSE DAX MSCI STOXX KOSPI IBEX OMX "
        "MBA UTC PST PDT CET BST IED IEDs VBIED UAV UAVs UAS USV USVs RPG RPGs TNT LNG LPG MW FAQ Q&A SOS UFO LGBT LGBTQ"
    ).split()
)

#: What stands before a body's name in capitals and is none of its words: "the human rights NGO Border Watch".
SORTS_IN_CAPITALS = frozenset({"ngo", "ngos"})


@frozen
class NameMention:
    """A name at a token span; ``known_id`` is the reference actor's id where the name is one of its names."""

    start: int
    end: int
    kind: ActorKind
    known_id: str | None
    rule: str
    key: tuple[frozenset[str], str] | None = None
