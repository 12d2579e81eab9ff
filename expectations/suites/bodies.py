"""Expectations on the words of an article: is this the story at all, whole and readable?

The patterns were tried on 437 texts (160 pages of the open web, programming blogs among them, and annotated news): what is
critical here broke none of them but three pages whose mojibake is real.
"""

# SQL is put together here from constants only: names of tables and columns, and conditions.

from __future__ import annotations

from expectations.expectation import Expectation, Severity, rows

#: When the bytes came, or when they were staged where nobody knows. A day is added: where a date is known to the day only, it
#: may have begun in Auckland while it is still yesterday in UTC. Two documents with one number: ``documents`` tells them.
SEEN = "(SELECT max(coalesce(d.fetched_at, d.staged_at)) FROM staging.documents AS d WHERE d.document_number = s.document_number)"
_COUNT = "len(regexp_extract_all({text}, '{pattern}'))"
#: A page that is not the story is short; a story that names such words is not.
_SHORT = 1500
_AFTER_C3 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u0080-\u00bf"
#: Traits are measured once for each article: texts are long, and several expectations ask the same of them.
_TRAITS = "SELECT 1 FROM staging.article_traits AS t WHERE t.document_number = s.document_number"

FILL = """
DELETE FROM staging.article_traits;
INSERT INTO staging.article_traits BY NAME
WITH kept AS (
  SELECT
    b.document_number, b.label, b.block_number, b.span_start, b.span_end,
    rtrim(substr(a.text, b.span_start + 1, b.span_end - b.span_start)) AS words,
    lag(b.span_end, 1, 0) OVER (PARTITION BY b.document_number ORDER BY b.span_start, b.block_number) AS gap_start
  FROM staging.blocks AS b
  INNER JOIN staging.articles AS a ON a.document_number = b.document_number
  WHERE b.is_kept
),
bodies AS (
  SELECT
    document_number, count(*) FILTER (label = 'paragraph') AS paragraph_count,
    count(*) FILTER (length(words) > 40) - count(DISTINCT words) FILTER (length(words) > 40) AS repeated_count,
    avg((NOT regexp_matches(words, '[.!?…:;,"”’''»)\\]*–—-]$'))::INT)
      FILTER (label = 'paragraph' AND length(words) > 40) AS unended_share,
    avg((length(words) < 40 AND NOT regexp_matches(words, '[.!?…:;"”’»)]$'))::INT) FILTER (label = 'paragraph') AS label_share,
    -- Paragraphs of words (of lower case, which names and capitals are not) without any of the small words of English.
    count(*) FILTER (is_foreign) AS foreign_count,
    sum(length(words)) FILTER (is_foreign) / sum(length(words)) AS foreign_share,
    count(*) FILTER (words IN (SELECT title FROM staging.articles WHERE length(title) > 15)) AS title_count,
    arg_max(label, span_start) AS last_label, arg_max(words, span_start) AS last_words,
    bool_and(span_start >= gap_start) AS is_apart,
    sum(length(regexp_replace(words, '\\s', '', 'g'))) AS characters
  FROM (
    SELECT
      *, len(regexp_extract_all(words, '\\b\\p{Ll}[\\p{Ll}''’]+')) >= 8 AND NOT regexp_matches(
        lower(words), '\\b(the|and|of|to|in|was|that|with|for|said|it|he|she|at|by|from)\\b'
      ) AS is_foreign
    FROM kept
  )
  GROUP BY document_number
),
described AS (
  SELECT
    a.document_number, a.title, a.published_at, a.published_precision, a.canonical_url, a.text,
    d.source_name, d.article_id, d.url,
    md5_number_lower(a.text) AS body_hash
  FROM staging.articles AS a
  LEFT JOIN staging.documents AS d ON d.document_number = a.document_number
),
texts AS (
  SELECT source_name, body_hash, count(DISTINCT article_id) AS text_addresses FROM described GROUP BY ALL
),
titles AS (
  SELECT source_name, title, count(DISTINCT body_hash) AS title_texts FROM described WHERE title IS NOT NULL GROUP BY ALL
),
moments AS (
  SELECT source_name, published_at, count(DISTINCT body_hash) AS time_texts
  FROM described
  WHERE published_precision IN ('second', 'minute')
  GROUP BY ALL
),
sources AS (
  SELECT source_name, count(DISTINCT body_hash) AS source_texts FROM described GROUP BY ALL
),
canonicals AS (
  SELECT canonical_url, count(DISTINCT url) AS canonical_addresses, count(DISTINCT title) AS canonical_titles
  FROM described
  WHERE canonical_url IS NOT NULL
  GROUP BY ALL
),
older AS (
  SELECT e.document_number, arg_max(r.published_at, abs(date_diff('day', r.published_at, e.published_at))) AS older_date
  FROM described AS e
  INNER JOIN core.revisions AS r ON r.body_hash = e.body_hash
  WHERE length(e.text) > 200 AND r.published_at IS NOT NULL
  GROUP BY e.document_number
),
known AS (
  SELECT e.document_number, coalesce(max(b.span_end), 0) AS known_length
  FROM described AS e
  INNER JOIN core.articles AS k ON k.article_id = e.article_id
  LEFT JOIN core.blocks AS b ON b.article_number = k.article_number AND b.revision_id = k.revision_id
  GROUP BY e.document_number
)
SELECT
  e.document_number, len(regexp_extract_all(e.text, '[\\pL\\pN]+')) AS word_count,
  len(regexp_extract_all(lower(e.text), '\\b(the|and|of|to|in|was|that|with|for|on|said)\\b')) AS english_count,
  len(regexp_extract_all(e.text, '\\b\\p{Ll}\\pL+')) AS lower_count,
  coalesce(b.paragraph_count, 0) AS paragraph_count, coalesce(b.repeated_count, 0) AS repeated_count,
  b.unended_share, b.label_share, coalesce(b.foreign_count, 0) AS foreign_count, coalesce(b.foreign_share, 0) AS foreign_share,
  coalesce(b.title_count, 0) AS title_count, r.known_length,
  b.last_label, b.last_words,
  coalesce(b.is_apart AND b.characters = length(regexp_replace(e.text, '\\s', '', 'g')), trim(e.text) = '') AS is_whole,
  coalesce(x.text_addresses, 0) AS text_addresses, coalesce(i.title_texts, 0) AS title_texts,
  coalesce(m.time_texts, 0) AS time_texts,
  coalesce(o.source_texts, 0) AS source_texts, coalesce(c.canonical_addresses, 0) AS canonical_addresses,
  coalesce(c.canonical_titles, 0) AS canonical_titles, l.older_date
FROM described AS e
LEFT JOIN bodies AS b ON b.document_number = e.document_number
LEFT JOIN texts AS x ON x.source_name IS NOT DISTINCT FROM e.source_name AND x.body_hash = e.body_hash
LEFT JOIN titles AS i ON i.source_name IS NOT DISTINCT FROM e.source_name AND i.title = e.title
LEFT JOIN moments AS m ON m.source_name IS NOT DISTINCT FROM e.source_name AND m.published_at = e.published_at
LEFT JOIN sources AS o ON o.source_name IS NOT DISTINCT FROM e.source_name
LEFT JOIN canonicals AS c ON c.canonical_url = e.canonical_url
LEFT JOIN older AS l ON l.document_number = e.document_number
LEFT JOIN known AS r ON r.document_number = e.document_number
WHERE e.text IS NOT NULL;
"""


def trait(name: str, condition: str, reason: str, severity: Severity = "critical") -> Expectation:
    """A row-level expectation on the traits ``t`` of article ``s``."""
    return rows(name, f"EXISTS ({_TRAITS} AND ({condition}))", reason, severity)


def _matches(name: str, pattern: str, at_least: int, reason: str, severity: Severity = "critical") -> Expectation:
    return rows(name, f"{_COUNT.format(text='s.text', pattern=pattern)} >= {at_least}", reason, severity)


def short_page(name: str, pattern: str, reason: str, at_least: int = 1) -> Expectation:
    """No page that is too short for a story matches a pattern so many times in different words."""
    found = f"len(list_distinct(regexp_extract_all(lower(s.text), '{pattern}')))"
    return rows(
        name,
        f"length(s.text) < {_SHORT} AND {found} >= {at_least}",
        f"{reason} Only pages below {_SHORT:,} characters are meant.",
    )


def _dense(name: str, pattern: str, reason: str) -> Expectation:
    count = _COUNT.format(text="s.text", pattern=pattern)
    return rows(
        name, f"{count} >= 3 AND {count} * 150 > length(s.text)",
        f"{reason} Three of its forms, one in 150 characters at least: articles about programming have one in 1,500.",
    )  # fmt: skip


READABLE: tuple[Expectation, ...] = (
    _matches(
        "no_control_characters", "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]", 1,
        "Null bytes and other control characters are no text: bytes of another encoding, or of no text at all, were read.",
    ),
    _matches(
        "no_mojibake", f"â€|[ÃÐÑ][{_AFTER_C3}]|Â[\u00a0-\u00bf]|â[\u0080-\u009f]", 3,
        "Mojibake (“â€œ”, “Ã©”): UTF-8 was read by the wrong table, once or twice. One may be the article's subject, three "
        "are not.",
    ),
    _matches("no_markup", "(?i)</?(p|div|span|a|br|img|script|style|li|ul|td|tr|h[1-6]|em|strong|b|i)( [^<>]*)?/?>", 3,
             "HTML markup stands in the text: it was not parsed, or was escaped twice. An article about HTML may name one or "
             "two elements."),
    _dense("no_script", "function ?\\w*\\(|=> ?\\{|\\b(?:var|let|const) \\w+ ?=|\\bwindow\\.\\w|\\bdocument\\.\\w",
           "The text is script code, not an article."),
    _dense("no_data_structure", '"[\\w@-]+" ?: ?["\\[{\\dtfn]', "The text is JSON, the code of a data structure, not an "
        "article."),
    _dense("no_style_sheet", "[\\w.#-]+ ?\\{ ?[\\w-]+ ?: ?[^;{}]+;|[\\w-]+ ?: ?[^;{}:]{1,40}; ?\\}", "The text is the code of "
        "a style sheet, not an article."),
    rows(
        "words_have_blanks",
        "regexp_matches(regexp_replace(s.text, '(https?:|www\\.)?[\\w.-]*/\\S*', '', 'g'), '[A-Za-z0-9+=]{60,}') "
        f"OR (length(s.text) > 100 AND regexp_matches(s.text, '[a-z]') AND EXISTS ({_TRAITS} AND length(s.text) > 15 * "
        f"t.word_count))",
        "Sixty letters without white space, or words of fifteen on average, are no words: blanks were lost, or the text is "
        "base64. "
        "Addresses are left out; the longest word of the tried texts has 34 letters.",
    ),
    rows(
        "digits_not_masked", "regexp_matches(s.text, '[\\s$€£][#][#,.]*#\\b|[^\\n#][ $€£]#[#,.]+')",
        "Digits stand masked as #: the numbers of the article are lost.", "warning",
    ),
    trait(
        "language_is_that_of_words",
        "length(s.text) > 200 AND ((s.language = 'en' AND t.lower_count >= 20 AND t.english_count < 0.04 * t.word_count) "
        "OR (s.language <> 'en' AND t.english_count > 0.1 * t.word_count))",
        "Eleven small words make a fifth of English news and at least 0.06 of any English page tried, lists included; of "
        "other languages "
        "next to nothing. Results of games and capitals, without twenty words of lower case, are not judged. The "
        "language given is not the one of the words, or they are no words.",
    ),
    rows("language_known", "s.language IS NULL AND length(s.text) > 200", "Two hundred characters are enough to tell a "
        "language.", "warning"),
)  # fmt: skip

STORY: tuple[Expectation, ...] = (
    short_page(
        "no_bot_wall",
        "enable javascript|javascript (?:is|to be) (?:disabled|enabled)|(?:verify|prove|confirm) (?:that )?you(?:.re| are) "
        "(?:a )?(?:human|not a (?:ro)?bot)|"
        "checking your browser|unusual traffic|captcha|are you a robot|ddos protection|access (?:to this page )?(?:has been "
        ")?denied|"
        "security check|not a robot|ray id|your ip address",
        "A page that asks to prove one is human is no article: a bot wall was read.", 2,
    ),
    short_page(
        "no_cookie_wall",
        "(?:use|uses|using|accept|accept all|reject|reject all|manage|our|these) cookies|cookie "
        "(?:policy|preferences|settings|notice|consent)|"
        "your consent|legitimate interest|our partners|privacy policy|personalised (?:ads|content)|personalized (?:ads|content)",
        "A request for consent to cookies is no article.", 2,
    ),
    short_page(
        "no_paywall",
        "(?:subscribe|sign in|log in|register|sign up)(?: now| today)? to (?:continue|read|keep|unlock|get)|subscribers "
        "only|already a subscriber|"
        "subscribe (?:now|today)|free trial|unlimited access|cancel any ?time|per month|to continue reading",
        "An invitation to subscribe in place of the story is no article.", 2,
    ),
    short_page(
        "no_error_page",
        "\\b(?:404|403|410|500|502|503|504)\\b.{0,5}(?:not found|forbidden|gone|internal server error|bad gateway|service "
        "unavailable|gateway time)|"
        "page (?:you requested |you are looking for |you were looking for )?(?:could not be|was not|cannot be|can.t be|does "
        "not exist)|"
        "service (?:is )?temporarily unavailable|internal server error|no longer available|proxy error",
        "An error page of the server that came with the status of success is no article.",
    ),
    _matches("no_placeholder", "(?i)lorem ipsum", 1, "Placeholder text is of a template, not of an article."),
    trait(
        "paragraphs_stand_once",
        "t.repeated_count >= 2 AND t.repeated_count > 0.3 * t.paragraph_count",
        "A third of the paragraphs stands twice: the page holds its article two times, and every figure would count twice.",
    ),
    trait(
        "one_address_for_a_text",
        "t.text_addresses >= 3 AND length(s.text) > 0",
        "The same text under three and more addresses of one source: a bot wall, an error page, or one article under many "
        "addresses.",
    ),
)  # fmt: skip
