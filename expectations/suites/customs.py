"""What articles do by fault or by custom, each told only where it is no habit of the source (``manners``).

The patterns were tried on 437 texts: 160 pages of the open web, programming blogs among them, and annotated news.
"""

# SQL is put together here from constants only.

from __future__ import annotations

from expectations.suites.bodies import SEEN
from expectations.suites.manners import Manner

_ENGLISH = "the|and|of|to|in|was|that|with|for|said|it|he|she|at|by|from"
#: The offset or zone at the end of a time as written.
_ZONE = "regexp_extract(s.{}, 'T.*?([Zz]|[+-]\\d\\d:?\\d\\d)$', 1)"
IS_TIME = "s.published_precision IN ('second', 'minute')"


def _count(pattern: str, text: str = "s.text") -> str:
    return f"len(regexp_extract_all({text}, '{pattern}'))"


TEXT_MANNERS: tuple[Manner, ...] = (
    Manner(
        "begins_with_sentence",
        "regexp_matches(ltrim(s.text), '^[a-z]{2,}[ ,][^\\n]{30}') AND NOT regexp_matches(s.text, "
        "'^(de|van|von|bin|ibn|da|di) ')",
        "The text begins in lower case, in the middle of a sentence: its beginning was lost. Particles of names are left out.",
        is_custom=True,
    ),
    Manner(
        "ends_with_sentence",
        "length(t.last_words) > 60 AND t.last_label = 'paragraph' AND regexp_matches(t.last_words, "
        "'(^|\\s)[a-z]\\w*(-\\w+)*,?$')",
        "The last paragraph ends in the middle of a sentence, in a word of lower case or a comma: the body was cut off. "
        "Leftovers at the end (“Partner Links”, a signature) begin with a capital.",
        is_custom=True,
    ),
    Manner(
        "paragraphs_end_with_sentences",
        "t.paragraph_count >= 3 AND t.unended_share > 0.6",
        "Most paragraphs end without a stop: the ends of their sentences were cut off.",
        is_custom=True,
    ),
    Manner(
        "paragraphs_are_no_labels",
        "t.paragraph_count >= 5 AND t.label_share > 0.6",
        "Most paragraphs are a few words without an end: a menu or a list of links was kept as body.",
        is_custom=True,
    ),
    Manner(
        "sentences_go_on",
        "regexp_matches(s.text, '[^\\n]{60}[a-z],?\\n\\n[a-z]{2,} [^\\n]{40}')",
        "A paragraph ends without a stop and the next begins in lower case, both of a sentence's length: a sentence was cut "
        "in the middle, or the lines of the page were taken for paragraphs.",
    ),
    Manner(
        "line_ends_are_joined",
        f"{_count('[a-z]{2,}- [a-z]{2,}')} - {_count('[a-z]{2,}- (?:and|or|to|und|oder) ')} >= 5",
        "Five and more words are broken by a hyphen and a blank: the line ends of a printed page were kept. Hyphens before "
        "“and” or “to” (“two- and three-year”) are left out.",
    ),
    Manner(
        "no_ligatures",
        f"{_count('[\ufb00-\ufb06]')} >= 3",
        "Ligatures of print stand for letters: search and analysis do not know the words.",
    ),
    Manner(
        "not_in_capitals",
        "length(s.text) > 200 AND len(regexp_extract_all(s.text, '[A-Z]')) > 4 * len(regexp_extract_all(s.text, '[a-z]'))",
        "The text is in capitals: names are not told from words.",
        is_custom=True,
    ),
    Manner(
        "one_language",
        "s.language = 'en' AND t.foreign_share > 0.2 AND t.foreign_count >= 2",
        f"Two and more paragraphs, a fifth of the text, have eight words of lower case and none of those that make a fifth of "
        f"English ({_ENGLISH.replace('|', ', ')}): they are in another language, and no figure in them is read.",
        is_custom=True,
    ),
    Manner(
        "words_outnumber_numbers",
        "length(s.text) > 200 AND len(regexp_extract_all(s.text, '\\d+')) > len(regexp_extract_all(s.text, '\\pL{2,}'))",
        "The text has more numbers than words: a table was read as running text, and each cell would be a figure.",
        is_custom=True,
    ),
    Manner(
        "no_captions",
        "len(regexp_extract_all(s.text, '(?mi)^[ \\t]*(photo(graph)?s?|image|picture|video|caption|credit)( credit| by)? ?[:/|]|"
        "(?m)(Getty Images|/AFP|/Reuters|/AP)\\W*$')) >= greatest(3, len(string_split(s.text, chr(10) || chr(10))) / 2)",
        "Most paragraphs are captions or credits of pictures: the captions were taken for the body.",
        is_custom=True,
    ),
    Manner(
        "no_question_marks_in_words",
        f"{_count('\\pL\\?[a-z]+\\b[^=]')} >= 2",
        "Question marks within words stand for letters that some encoding did not have.",
    ),
    Manner(
        "no_entities",
        f"{_count('&(#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});')} >= 2",
        "HTML entities stand undecoded in the text: the page was escaped twice.",
    ),
    Manner(
        "no_escapes",
        f"{_count('\\\\u[0-9a-fA-F]{4}|\\\\[nrt]\\\\[nrt]|\\\\x[0-9a-fA-F]{2}|%[2-7C-E][0-9A-F]%[0-9A-F]{2}')} >= 3",
        "Escapes of a program (\\u2019, \\n, %20) stand for characters: the text was taken out of code or an address without "
        "reading them.",
    ),
    Manner(
        "no_shortcodes",
        f"{_count('\\[/?[a-z][a-z_]+( [a-z]+=[^\\]\\[]*)+\\]|\\[/[a-z][a-z_]+\\]')} >= 2",
        "Shortcodes of the editorial system (“[caption id=…]”) stand in the text: it was taken before the system filled them.",
    ),
    Manner(
        "no_template_variables",
        f"{_count('\\{\\{[^{}\\n]{1,80}\\}\\}|\\{%[^{}\\n]{1,80}%\\}|<%=[^<>\\n]{1,80}%>')} >= 2",
        "Variables of the page's template (“{{ author }}”) stand unfilled in the text: the page was read before its script ran, "
        "or the template is broken.",
    ),
    Manner(
        "no_gaps_to_fill",
        f"{_count('\\bTK(?:TK)*\\b|\\bX{3,}\\b|\\?{3,}|_{4,}')} >= 3 AND regexp_matches(s.text, '[a-z][a-z][a-z]')",
        "Three and more gaps that the author meant to fill (TK, XXX, ???): the article is unfinished, and its numbers are "
        "placeholders.",
    ),
    Manner(
        "no_notes_to_the_desk",
        "regexp_matches(s.text, '(?i)[\\[(][^\\[\\]()\\n]{0,20}\\b(to desk|for desk|desk:|eds:|please check|pls "
        "check|fact.?check|"
        "to be checked|check (this|with))\\b[^\\[\\]()\\n]{0,200}[\\])]')",
        "A note between author and desk stands in brackets in the text: it was published before it was edited.",
    ),
    Manner(
        "no_advertisement",
        "regexp_matches(lower(concat(left(s.text, 300), ' ', right(s.text, 300))), '\\bsponsored (content|post|article|by)|"
        "\\bpaid (post|content|partnership|for by)|\\badvertorial\\b|\\bpromotional feature|\\badvertisement feature')",
        "The text says that an advertiser paid for it: its claims are not those of the newsroom.",
    ),
    Manner(
        "is_all_of_its_pages",
        "regexp_matches(lower(right(s.text, 120)), '\\bpage \\d+ of \\d+\\b|\\bnext page\\b|\\bcontinue[sd]? on (the "
        ")?(next )?page|"
        "\\bread on: page\\b|\\b\\d+ of \\d+ pages\\b')",
        "The text ends with a link to its next page: only the first page of several was read.",
    ),
    Manner(
        "no_comments",
        _count(
            "(?m)^(?:Reply|Like|Report|Share|Flag|Upvote|Edit)\\b.{0,20}$|^.{2,40} (?:says|wrote|commented)\\b.{0,30}:?$|"
            "\\b\\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago$|^Posted by\\b|^.{2,30} \\| .{2,30} (?:ago|at "
            "\\d)|\\bReply$|^@\\w+"
        ) + " >= 3",
        "Lines of names, times and “Reply” are readers' comments taken for the body.",
    ),
    Manner(
        "no_menu_lines",
        _count(
            "(?m)^(?:Read more|Related|See also|Also read|Read also|Subscribe|Sign up|Sign in|Log in|Share this|Follow "
            "us|Advertisement|Most read|Most popular|Recommended|Trending|More from|Click here|Privacy policy|Terms of|All "
            "rights "
            "reserved|Copyright|©|Home|Contact|About us|Newsletters?|Skip to)\\b.{0,80}$"
        ) + " >= 3",
        "Lines of menus, links and other boilerplate were kept as body; each alone may be a heading.",
    ),
    Manner(
        "no_assistant",
        "len(list_distinct(regexp_extract_all(lower(s.text), 'as an ai(?: language)? model|language model, i (?:cannot|can.t)|"
        "^(?:certainly|sure|of course)[!,.] here|here is (?:a|the|your) (?:rewritten|revised|shortened|summari[sz]ed) (?:version|"
        "article|text)|let me know if you (?:would|need|want)|my (?:knowledge cutoff|last training)'))) >= 2",
        "A writing assistant, a language model, speaks to its user in the text: it was pasted in unread, and what it "
        "says is nobody's "
        "claim. Articles about such programs quote one of its phrases, not two.",
    ),
    Manner(
        "sentences_stand_once",
        "(SELECT len(list_filter(range(1, len(said)), lambda n: said[n] = said[n + 1] AND length(said[n]) > 30)) FROM "
        "(SELECT regexp_extract_all(s.text, '[^.!?\\s][^.!?\\n]*[.!?]') AS said)) >= 4",
        "One sentence of thirty and more characters is repeated five times in a row: a loop of the editorial system, or of the "
        "page's script.",
    ),
    Manner(
        "no_glued_footnotes",
        f"{_count('[a-z][.]\\d{1,3}(?:\\s|$)')} >= 3",
        "The numbers of footnotes are glued to the ends of sentences: they are read as numbers of the story.",
        share=0.5,
    ),
    Manner(
        "no_masked_words",
        f"{_count('(?:^|[\\s“(])[*█]{3,}')} >= greatest(5, 0.03 * t.word_count)",
        "Asterisks or bars stand in the place of words, three and more in a hundred: names are masked, and who did or "
        "said what is "
        "lost.",
    ),
    Manner(
        "digits_are_of_one_script",
        f"s.language = 'en' AND {_count('[٠-٩۰-۹०-९]+')} >= 3",
        "Digits of another script (Arabic, Persian, Devanagari) stand in an English text, as a translation left them: "
        "numbers are "
        "missed.",
    ),
    Manner(
        "text_is_not_old",
        "abs(date_diff('day', t.older_date, s.published_at)) > 7",
        "The same body came before with a date more than a week away: an old page with a new date, or a date misread. Copies "
        "of wire stories come within days. Looked up by a hash of the body.",
    ),
)  # fmt: skip

METADATA_MANNERS: tuple[Manner, ...] = (
    Manner(
        "published_at_not_after_fetched",
        f"{IS_TIME} AND {_ZONE.format('published_text')} <> '' AND s.published_at > {SEEN} + INTERVAL 30 MINUTE",
        "A time with its zone lies after it was fetched: the zone is another one. Half an hour for clocks.",
    ),
    Manner(
        "published_at_differs",
        f"{IS_TIME} AND t.time_texts >= 5 AND t.time_texts > 0.8 * t.source_texts",
        "Five and more articles, most of a source's batch, are published in the same second: one time was given to all.",
    ),
    Manner(
        "modified_follows_published",
        f"s.modified_at < s.published_at - INTERVAL 10 MINUTE AND {IS_TIME} AND contains(s.modified_text, 'T') "
        f"AND {_ZONE.format('modified_text')} = {_ZONE.format('published_text')}",
        "Modified before it was published, by the same clock: the two times are exchanged, or one is another thing. Where "
        "zones differ, pages often mean the same moment (4 of 160 tried).",
    ),
    Manner(
        "modified_not_before_published",
        "s.modified_at < date_trunc('day', s.published_at) - INTERVAL 1 DAY",
        "More than a day before the day of publication: one of the two times is something else. Zones explain a day.",
    ),
    Manner(
        "title_is_readable",
        "regexp_matches(s.title, '</[a-z][a-z0-9]*>|&(?:#\\d+|#x[0-9a-fA-F]+|amp|quot|apos|lt|gt|nbsp|[lr][sd]quo|"
        "[nm]dash|hellip);|â€|[ÃÂ][\u0080-\u00bf€‚]')",
        "Markup, entities or mojibake stand in the title: it was escaped twice, or read by the wrong table.",
    ),
    Manner(
        "authors_are_no_sections",
        "len(list_filter(s.authors, lambda name: lower(trim(name)) IN ('world', 'politics', 'sport', 'sports', 'opinion', "
        "'business', 'news', 'culture', 'technology', 'health', 'science', 'travel', 'entertainment', 'local', 'national', "
        "'international'))) > 0",
        "The author is the name of a section: another element was taken for the author.",
    ),
    Manner(
        "title_is_not_site",
        "lower(trim(s.title)) = lower(trim(s.site_name)) OR lower(trim(s.title)) IN ('home', 'news', 'untitled', 'article', "
        "'index', 'title')",
        "The title of the article is the name of the site or of a section: every article would have it.",
    ),
    Manner(
        "title_differs",
        "t.title_texts >= 3",
        "Three and more texts of a source have one title in one batch: something else was taken for the title.",
    ),
    Manner(
        "title_is_not_text",
        "length(s.title) > 120 AND starts_with(s.text, left(s.title, 120))",
        "The title is the beginning of the text: the first paragraph was taken for it.",
        is_custom=True,
    ),
    Manner(
        "title_is_whole",
        "regexp_matches(s.title, '(\\.\\.\\.|…)$') AND length(s.title) < 40",
        "The title is cut off: it ends in dots after less than forty characters.",
        is_custom=True,
    ),
)
#: A share above all of something; its expectation is one of figures.
SHARE_ABOVE_ALL = Manner(
    "share_at_most_all",
    "EXISTS (SELECT 1 FROM staging.figures AS f WHERE f.document_number = s.document_number AND f.kind = 'share' "
    "AND f.trend IS NULL AND f.value > 100)",
    "More than all of something is rare outside changes (“150 % of capacity”); worth a look, but for a desk that often tells so.",
    is_custom=True,
)
