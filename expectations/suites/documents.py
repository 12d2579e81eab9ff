"""Expectations on the documents of a batch: is this batch what a batch usually is?"""

# SQL is put together here from constants only: names of tables and columns, and conditions.
# ruff: noqa: S608

from __future__ import annotations

from expectations.expectation import Suite, in_set, measured, rows

_DISPOSITIONS = (
    "loaded", "revised", "unchanged", "duplicate", "no_text", "not_article", "unreadable", "too_large", "other_language",
    "quarantined", "fetch_failed", "refused", "not_modified",
)  # fmt: skip


def _share(condition: str, at_least: int, within: str = "true") -> str:
    """The share of documents that fulfil a condition, or null where the batch is too small to say."""
    return (
        f"SELECT CASE WHEN count(*) FILTER ({within}) >= {at_least} "
        f"THEN count(*) FILTER ({condition}) / count(*) FILTER ({within}) END FROM staging.documents"
    )


_UNREADABLE = "disposition IN ('unreadable', 'no_text', 'too_large')"

DOCUMENTS = Suite(
    name="documents",
    table="documents",
    row_kind=None,
    row_key="s.document_number::VARCHAR",
    expectations=(
        measured(
            "batch_has_documents",
            "SELECT count(*) FROM staging.documents",
            "A gate on nothing would say yes to anything: the step before it has lost the batch.",
            "critical",
            low=1,
        ),
        measured(
            "document_numbers_unique",
            "SELECT count(*) - count(DISTINCT document_number) FROM staging.documents",
            "Everything of a document hangs on its number; two documents of one number would be mixed.",
            "critical",
            high=0,
        ),
        measured(
            "documents_are_named",
            "SELECT count(*) FROM staging.documents WHERE document_id IS NULL OR trim(document_id) = ''",
            "A document without a name cannot be found again.",
            "critical",
            high=0,
        ),
        in_set("disposition", _DISPOSITIONS, "Dispositions are a closed list that adds up to what came in.", "warning"),
        measured(
            "every_document_is_something",
            "SELECT count(*) FROM staging.documents WHERE NOT has_article AND disposition IS NULL",
            "A document without an article and without a disposition would vanish from the count.",
            "critical",
            high=0,
        ),
        measured(
            "one_run",
            "SELECT count(DISTINCT run_id) FROM staging.documents",
            "A batch belongs to one run: rows of another are left of one that died, and would be promoted under a wrong name.",
            "critical",
            high=1,
        ),
        measured(
            "articles_are_there",
            "SELECT count(*) FROM staging.documents AS d WHERE d.has_article AND NOT EXISTS (SELECT 1 FROM staging.articles AS a "
            "WHERE a.document_number = d.document_number)",
            "A document that says that it has an article has one: else the article was lost between analysis and gate.",
            "critical",
            high=0,
        ),
        rows(
            "fetched_at_not_in_future",
            "s.fetched_at > s.staged_at + INTERVAL 1 HOUR",
            "Nothing is fetched after it was staged: a clock or a zone is wrong, and dates are judged by it. An hour for clocks.",
            "warning",
        ),
        rows(
            "bytes_are_named",
            "s.has_article AND s.capture_id IS NULL",
            "An article without the name of its bytes, the capture, leads back to nothing.",
            "warning",
        ),
        rows(
            "documents_name_their_source",
            "s.source_name IS NULL AND s.has_article AND 'site ' || regexp_extract(s.url, '^https?://(?:www\\.)?([^/:?#]+)', "
            "1) IN "
            "(SELECT m.measure FROM quality.source_measures AS m WHERE starts_with(m.measure, 'site ') AND m.source_name <> "
            "'(by hand)')",
            "A document of a site that a source of the registry brings says which one: without it, it is judged by no "
            "history, and its "
            "source seems silent.",
            "warning",
        ),
        measured(
            "bytes_are_of_one_text",
            "SELECT count(*) FROM (SELECT d.capture_id FROM staging.documents AS d INNER JOIN staging.articles AS a "
            "ON a.document_number = d.document_number WHERE d.capture_id IS NOT NULL GROUP BY d.capture_id HAVING "
            "count(DISTINCT a.text) > 1)",
            "The same bytes, one capture, give one text: two that name them are crossed, and one of them has no evidence.",
            "critical",
            high=0,
        ),
        measured(
            "share_repeated",
            "SELECT CASE WHEN count(*) >= 10 THEN 1 - count(DISTINCT (source_name, document_id, capture_id)) / count(*) END "
            "FROM staging.documents WHERE has_article",
            "A source names the same address with the same bytes once in a run; where a tenth stands twice, the batch was "
            "doubled.",
            "warning",
            high=0.1,
        ),
        measured(
            "pages_have_one_source",
            "SELECT coalesce(max(shared), 0) FROM (SELECT count(DISTINCT a.url) / min(z.pages) AS shared "
            "FROM staging.documents AS a INNER JOIN staging.documents AS b ON b.url = a.url AND b.source_name > a.source_name "
            "INNER JOIN (SELECT source_name, count(DISTINCT url) AS pages FROM staging.documents GROUP BY ALL) AS z "
            "ON z.source_name = a.source_name WHERE a.has_article GROUP BY a.source_name, b.source_name "
            "HAVING count(DISTINCT a.url) >= 10)",
            "Two sources of the registry bring the same pages, ten and more and half of one of them: one outlet is registered "
            "twice, under two names. Sections of a site share some; what comes twice counts once, but is asked twice.",
            "warning",
            high=0.5,
        ),
        measured(
            "share_unreadable_bearable",
            _share(_UNREADABLE, 20),
            "Where more than half of 20 or more documents give no text, decoding or a source is broken, not the documents: in "
            "mixed archives up to a third are galleries, videos and stubs. Below 20 a single bad folder could reach any share.",
            "critical",
            high=0.5,
        ),
        measured(
            "share_unreadable_usual",
            _share(_UNREADABLE, 20),
            "One in five without text is more than ordinary feeds give (below one in ten); somebody should look.",
            "warning",
            high=0.2,
        ),
        measured(
            "share_not_article",
            _share("disposition = 'not_article'", 20),
            "Feeds and sitemaps list index pages too, but when most of a batch is none the source row points to the wrong place.",
            "warning",
            high=0.5,
        ),
        measured(
            "share_fetch_failed",
            _share("disposition = 'fetch_failed'", 20),
            "Single pages fail every day; a third of them means that a site or the network does.",
            "warning",
            high=0.33,
        ),
        measured(
            "share_duplicates",
            "SELECT CASE WHEN count(*) >= 20 THEN 1 - count(DISTINCT revision_id) / count(*) END "
            "FROM staging.documents WHERE has_article",
            "Feeds overlap, so some of a batch comes twice; more than half means that a source is registered twice.",
            "warning",
            high=0.5,
        ),
        measured(
            "share_other_language",
            _share("disposition = 'other_language'", 20, "has_article"),
            "Articles without a language model are kept but give no figures; a source that is mostly such needs a model.",
            "info",
            high=0.5,
        ),
    ),
)
