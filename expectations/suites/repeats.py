"""Expectations on what the articles of a site share: a line that begins to repeat is told when it does.

What the warehouse has counted of a site's last articles is looked up (``core.segment_sightings``); whether it is boilerplate
is decided at promotion, or by a person (``newsledger boilerplate``).
"""

from __future__ import annotations

from expectations.expectation import Suite, rows

#: An article of which most repeats is a copy of others, not a sign of a template: which articles are copies is known only later.
FILL = """
DELETE FROM staging.repeats;
INSERT INTO staging.repeats BY NAME
WITH brought AS MATERIALIZED (
  SELECT
    s.site, s.segment_id, s.document_number, s.block_number, d.article_id,
    coalesce(a.published_at, d.fetched_at, d.staged_at)::DATE AS seen_on, b.span_start, b.span_end - b.span_start AS length
  FROM staging.segments AS s
  INNER JOIN staging.documents AS d ON d.document_number = s.document_number
  INNER JOIN staging.articles AS a ON a.document_number = s.document_number
  INNER JOIN staging.blocks AS b ON b.document_number = s.document_number AND b.block_number = s.block_number
  WHERE NOT s.is_removed
),
seen AS MATERIALIZED (
  SELECT segment_id, article_id AS story_id, seen_on FROM brought
  UNION ALL
  SELECT segment_id, story_id, seen_on
  FROM core.segment_sightings
  WHERE segment_id IN (SELECT segment_id FROM brought) AND article_id NOT IN (SELECT article_id FROM brought)
),
counted AS MATERIALIZED (
  SELECT segment_id, count(DISTINCT story_id) AS story_count, count(DISTINCT seen_on) AS day_count FROM seen GROUP BY segment_id
),
sizes AS (
  SELECT site, count(DISTINCT story_id) AS story_count
  FROM (
    SELECT site, article_id AS story_id FROM brought
    UNION ALL
    SELECT site, story_id FROM core.segment_sightings
    WHERE site IN (SELECT site FROM brought) AND article_id NOT IN (SELECT article_id FROM brought)
  )
  GROUP BY site
),
own AS (
  SELECT
    b.document_number, max(b.block_number) FILTER (c.story_count < 3) AS last_own,
    coalesce(sum(b.length) FILTER (c.story_count < 3), 0) / sum(b.length) AS own_share
  FROM brought AS b
  INNER JOIN counted AS c ON c.segment_id = b.segment_id
  GROUP BY b.document_number
)
SELECT
  any_value(b.document_number) AS document_number, b.site,
  any_value(substr(a.text, b.span_start + 1, b.length)) AS text, any_value(c.story_count) AS story_count,
  avg((b.block_number > o.last_own)::INT) >= 0.8 AS is_tail
FROM brought AS b
INNER JOIN staging.articles AS a ON a.document_number = b.document_number
INNER JOIN counted AS c ON c.segment_id = b.segment_id
INNER JOIN sizes AS z ON z.site = b.site
INNER JOIN own AS o ON o.document_number = b.document_number
WHERE c.story_count >= 5 AND c.story_count >= 0.05 * z.story_count AND c.day_count >= 3
  AND o.own_share >= 0.3 AND o.last_own IS NOT NULL
  AND b.segment_id NOT IN (SELECT segment_id FROM core.segment_decisions)
  AND b.segment_id NOT IN (SELECT segment_id FROM core.repeated_segments WHERE story_count >= 5 AND day_count >= 3)
GROUP BY b.site, b.segment_id;
"""

REPEATS = Suite(
    name="repeats",
    table="repeats",
    row_kind=None,
    row_key="format('{}: {} ({} articles)', s.site, left(s.text, 120), s.story_count)",
    fill=FILL,
    expectations=(
        rows(
            "no_new_tail",
            "s.is_tail AND NOT EXISTS (SELECT 1 FROM reference.segment_signs AS g "
            "WHERE g.label = 'story' AND regexp_matches(s.text, g.pattern))",
            "Five articles of a site, on three days, and one in twenty of its last 400 (so many have one columnist's biography) "
            "end with the same line for the first time: boilerplate that no rule knows yet, or a sentence that the newsroom "
            "repeats; reports of speech and of harm are its story. `newsledger boilerplate list` shows what was decided.",
            "warning",
        ),
    ),
)
