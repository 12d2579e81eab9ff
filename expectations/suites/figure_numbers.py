"""Expectations on what a figure says against its own words: digits, number words, modifiers, signs of money and percent."""

from __future__ import annotations

from expectations.expectation import Expectation, rows

#: The numerals of the surface; what follows is about surfaces with exactly one.
_NUMERALS = "regexp_extract_all(s.surface, '\\.?\\d[\\d,.]*\\d|\\.?\\d')"
#: A comma before one or two digits at the end is a decimal one; before three it groups thousands.
_NUMERAL = (
    f"try_cast(CASE WHEN regexp_full_match({_NUMERALS}[1], '\\d+,\\d{{1,2}}') THEN replace({_NUMERALS}[1], ',', '.') "
    f"ELSE replace({_NUMERALS}[1], ',', '') END AS DECIMAL(38,9))"
)
_STATED = "[abs(s.value), abs(s.low), abs(s.high)]"
_SCALE = "(dozen|score|hundred|thousand|million|billion|trillion|lakh|crore|mn|bn|tn|[0-9 ][mbk]\\b)"
_OTHER = "(half|quarter|third|fifth|\\bin (a |every )?\\d|\\bout of\\b|\\bof \\d|/)"
_ONE_NUMERAL = (
    f"len({_NUMERALS}) = 1 AND NOT s.is_implicit AND {_NUMERAL} IS NOT NULL AND NOT regexp_matches(lower(s.surface), '{_OTHER}')"
)
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
)
_LISTED = ", ".join(f"'{word}'" for word in _WORDS.split())
_INEXACT = (
    "more than|over|at least|about|around|nearly|almost|up to|fewer than|less than|some|roughly|no fewer|as many as|approximately"
)
_SEEN = "Of 9,700 figures of real pages"

_TEXT = "(SELECT a.text FROM staging.articles AS a WHERE a.document_number = s.document_number)"
_BEFORE = f"substr({_TEXT}, greatest(s.span_start - 14, 1), s.span_start - greatest(s.span_start - 14, 1) + 1)"
_AFTER = f"substr({_TEXT}, s.span_end + 1, 20)"
#: The five words or so before the number, within its clause.
_LEAD = (
    f"regexp_extract(lower(substr({_TEXT}, greatest(s.span_start - 39, s.sentence_start + 1), "
    "s.span_start - greatest(s.span_start - 39, s.sentence_start + 1) + 1)), '[^,;:.()–—]*$')"
)
_FALLS = (
    "\\b(fell|falls?|fallen|falling|dropped|drops?|dropping|declined|declines?|declining|decreased|decreases?|shrank|shrunk|"
    "slumped|down)\\b"
)
_RISES = "\\b(rose|rises?|risen|rising|grew|grows?|grown|growing|increased|increases?|climbed|jumped|gained|soared|surged|up)\\b"
_SENTENCE = f"lower(substr({_TEXT}, s.sentence_start + 1, s.sentence_end - s.sentence_start))"
_KILLED = (
    "kill|dead|death|dying|die|fatal|toll|slain|slay|murder|massacre|lives|perish|body|bodies|lost|victim|casualt|"
    "execut|martyr|shot"
)
_INJURED = "injur|wound|hurt|maim"

NUMBERS_AS_WRITTEN: tuple[Expectation, ...] = (
    rows(
        "value_is_as_written",
        f"{_ONE_NUMERAL} AND NOT regexp_matches(lower(s.surface), '{_SCALE}') AND NOT list_contains({_STATED}, {_NUMERAL})",
        "A surface with one numeral and no word of scale says its value, digit by digit: exchanged or lost digits, thousands "
        "added, "
        f"fractions for percent, a decimal comma taken for one of thousands are caught here. {_SEEN} none broke it; "
        f"ratios (“one in 15”) are left out.",
    ),
    rows(
        "value_is_scaled_as_written",
        f"{_ONE_NUMERAL} AND {_NUMERAL} > 0 AND regexp_matches(lower(s.surface), '{_SCALE}') AND NOT list_has_any("
        f"list_transform({_STATED}, lambda x: round(x::DOUBLE / {_NUMERAL}::DOUBLE, 6)), "
        "[1, 12, 20, 100, 1e3, 1e5, 1e6, 1e7, 1e8, 1e9, 1e11, 1e12])",
        f"“4.5 million” is 4.5 times a million: surface and value differ by a word of scale, by nothing else. {_SEEN} none "
        f"broke it.",
    ),
    rows(
        "scale_is_as_written",
        f"{_ONE_NUMERAL} AND {_NUMERAL} > 0 AND greatest(abs(s.value), abs(s.low), abs(s.high)) IS NOT NULL AND ("
        f"(regexp_matches(lower(s.surface), 'thousand') AND NOT list_contains({_STATED}, {_NUMERAL} * 1000) "
        "AND NOT regexp_matches(lower(s.surface), 'million|billion|trillion|hundred')) "
        f"OR (regexp_matches(lower(s.surface), 'million') AND NOT list_contains({_STATED}, {_NUMERAL} * 1000000)) "
        f"OR (regexp_matches(lower(s.surface), 'billion') AND NOT list_contains({_STATED}, {_NUMERAL} * 1000000000)))",
        f"A thousand is a thousand, a million a million: what the surface says and the value differ by a lost factor. {_SEEN} "
        f"none did.",
    ),
    rows(
        "number_word_is_as_written",
        f"s.kind = 'count' AND s.value IS NOT NULL AND lower(s.surface) IN ({_LISTED}) "
        f"AND s.value <> list_position([{_LISTED}], lower(s.surface))",
        f"A surface that is one number word, up to twenty, says its value. {_SEEN} none broke it.",
    ),
    rows(
        "modifier_is_as_written",
        f"s.modifier = 'exact' AND NOT s.is_implicit AND regexp_matches(lower(s.surface), '^({_INEXACT})\\b')",
        f"A surface that begins with “more than” or the like is not exact: its modifier words were lost. {_SEEN} none did.",
    ),
    rows(
        "kind_is_as_written",
        "(regexp_matches(s.surface, '[$€£¥₹]') AND s.kind NOT IN ('money', 'rate')) "
        "OR (regexp_matches(lower(s.surface), '%|per ?cent') AND s.kind NOT IN ('share', 'rate'))",
        f"What carries the sign of a currency is money, and what carries percent a share; the kind says something else. "
        f"{_SEEN} none did.",
    ),
    rows(
        "currency_is_as_written",
        "s.kind = 'money' AND ((contains(s.surface, '$') AND s.unit NOT LIKE '__D') OR (contains(s.surface, '€') AND s.unit "
        "<> 'EUR') "
        "OR (contains(s.surface, '£') AND s.unit NOT LIKE '__P'))",
        f"The currency is that of the sign: dollars end in D, pounds in P. {_SEEN} none broke it.",
    ),
    rows(
        "unit_given",
        "s.unit IS NULL OR trim(s.unit) = '' OR (s.unit = '1' AND s.kind NOT IN ('count', 'multiple', 'rate'))",
        f"A number without its unit says nothing; only counts and multiples have the unit 1. {_SEEN} none lacked it.",
    ),
    rows(
        "people_are_not_more_than_live",
        "s.kind = 'count' AND s.value > 8.5e9 AND s.event IN (SELECT e.event FROM reference.events AS e WHERE e.counts_people "
        "= 'true')",
        "Nothing happens to more people than live on Earth (8.3 thousand million in 2026).",
    ),
    rows(
        "number_is_whole",
        f"(regexp_matches(s.surface, '\\d$') AND regexp_matches({_AFTER}, '^([.,:]?\\d)')) "
        f"OR (regexp_matches(s.surface, '^\\d') AND regexp_matches({_BEFORE}, '\\d[.,:]?$'))",
        "The number is cut: digits go on before or after its span, beyond a comma, a point or a colon of the same number. Of "
        "9,700 figures of real pages two were, both in the name of a chemical.",
    ),
    rows(
        "count_is_no_age",
        f"s.kind = 'count' AND regexp_matches({_AFTER}, '^(-(year|month|week|day)s?-old| (years?|months?) old\\b)')",
        f"What stands before “-year-old” is an age: counted as people, it would be a toll. {_SEEN} none was.",
    ),
    rows(
        "trend_is_as_written",
        f"(s.trend = 'up' AND regexp_matches({_LEAD}, '{_FALLS}') AND NOT regexp_matches({_LEAD}, '{_RISES}')) "
        f"OR (s.trend = 'down' AND regexp_matches({_LEAD}, '{_RISES}') AND NOT regexp_matches({_LEAD}, '{_FALLS}'))",
        "The trend of a change is that of its words: the words just before the number tell of a fall where the figure is "
        "a rise, or "
        "the other way round.",
        "warning",
    ),
    rows(
        "count_is_no_identifier",
        "s.kind = 'count' AND (regexp_full_match(s.surface, '0\\d{5,}') OR (s.value > 1e9 AND "
        "regexp_full_match(s.surface, '\\d{10,}') "
        "AND s.value % 1000 <> 0))",
        "Ten and more bare digits, or six after a nought, are a telephone number or the identifier of a message or an account, "
        "no count.",
        "warning",
    ),
    rows(
        "count_is_no_year",
        "s.kind = 'count' AND s.modifier = 'exact' AND regexp_full_match(s.surface, '(19|20)\\d\\d') "
        f"AND regexp_matches(lower({_BEFORE}), '\\b(in|since|until|during|early|late|mid) $') "
        f"AND NOT starts_with(lower(ltrim({_AFTER})), lower(coalesce(s.counted, '-')))",
        "A bare number from 1900 to 2099 after “in” or “since” is a year, no count.",
        "warning",
    ),
    rows(
        "points_are_as_written",
        "s.unit = 'percentage_point' AND regexp_matches(lower(s.surface), '%|per ?cent') AND NOT "
        "contains(lower(s.surface), 'point') "
        f"AND NOT regexp_matches(lower(concat({_BEFORE}, {_AFTER})), 'point')",
        "What is written as percent, with no point beside it, is a share and no difference in percentage points.",
        "warning",
    ),
    rows(
        "event_is_as_written",
        f"(s.event = 'killed' AND NOT regexp_matches({_SENTENCE}, '{_KILLED}') AND regexp_matches({_SENTENCE}, '{_INJURED}')) "
        f"OR (s.event = 'injured' AND NOT regexp_matches({_SENTENCE}, '{_INJURED}') AND regexp_matches({_SENTENCE}, "
        f"'{_KILLED}'))",
        "The sentence of the killed tells of injured only, or the other way round: the event of the figure was exchanged.",
        "warning",
    ),
    rows(
        "no_modifier_before_exact",
        "s.modifier = 'exact' AND NOT s.is_implicit AND s.kind <> 'age' AND "
        f"regexp_matches(lower({_BEFORE}), '\\b(more than|at least|nearly|almost|fewer than|less than|roughly|approximately) $')",
        f"“More than” or the like stands before the span of a number that is noted as exact: its modifier was lost. "
        f"{_SEEN} none had it.",
        "warning",
    ),
    rows(
        "thousands_are_whole",
        "s.kind = 'count' AND s.value <> floor(s.value) AND regexp_full_match(s.surface, '[1-9]\\d{0,2}([.]\\d{3})+') "
        "AND s.event IN (SELECT e.event FROM reference.events AS e WHERE e.counts_people = 'true')",
        "People are counted in whole numbers: a point before three digits sets off thousands, and was read as a decimal one.",
        "warning",
    ),
    rows(
        "range_is_as_written",
        "s.modifier = 'exact' AND regexp_matches(s.surface, '\\d ?(to|-|–|—) ?[$€£]?\\d')",
        f"Two numerals with “to” or a dash between them are a range, not one exact number or their mean. {_SEEN} none was.",
    ),
    rows(
        "unit_is_as_written",
        "s.kind = 'duration' AND regexp_extract(lower(s.surface), '\\b(second|minute|hour|day|week|month|year)s?$', 1) "
        "NOT IN ('', s.unit)",
        f"The unit of a duration is the word at the end of its surface. {_SEEN} none differed.",
    ),
)
