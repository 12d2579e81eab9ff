-- Grain: one article, with the story that it tells together with its copies. Key: article_id. Articles of one story_id count as
-- one independent source. The origin is the agency that the copies credit, and of its copies the agency's own or the earliest one
-- that credits it; else the earliest article. A day without a time of day reaches from its first to its last minute: where several
-- articles may be the earliest, the confidence is shared. It is the part of the evidence that speaks for the origin, no probability.
CREATE VIEW marts.story_clusters AS
WITH members AS (
  SELECT
    s.story_id, s.article_id, s.matched_article_id, s.similarity, s.agency, s.credit_rule, r.title,
    coalesce(r.site_name, o.outlet, r.source_name) AS outlet, r.url,
    coalesce(r.published_at, r.fetched_at, r.loaded_at) AS seen_at,
    coalesce(CASE r.published_precision
      WHEN 'day' THEN r.published_at + INTERVAL 1 DAY - INTERVAL 1 SECOND
      WHEN 'month' THEN r.published_at + INTERVAL 1 MONTH - INTERVAL 1 SECOND
      WHEN 'year' THEN r.published_at + INTERVAL 1 YEAR - INTERVAL 1 SECOND
      ELSE r.published_at
    END, r.fetched_at, r.loaded_at) AS seen_by
  FROM core.stories AS s
  INNER JOIN core.articles AS a ON a.article_number = s.article_number
  INNER JOIN core.revisions AS r ON r.article_number = a.article_number AND r.revision_id = a.revision_id
  LEFT JOIN reference.sources AS o ON o.name = r.source_name
),
credited AS (
  SELECT
    *, count(agency) OVER (PARTITION BY story_id, agency) AS credit_count, nullif(count(agency) OVER (PARTITION BY story_id), 0) AS all_credits
  FROM members
),
agreed AS (
  SELECT *, first_value(agency) OVER by_credit AS story_agency, first_value(credit_count) OVER by_credit / all_credits AS agreement
  FROM credited
  -- Where some name an agency, "agencies" of others says nothing against it.
  WINDOW by_credit AS (PARTITION BY story_id ORDER BY agency IS NULL, agency = 'agencies', credit_count DESC, agency)
),
candidates AS (
  SELECT
    m.*, coalesce(m.agency = m.story_agency, false) AS is_credited,
    coalesce(lower(m.outlet) = lower(m.story_agency) OR list_contains(string_split(lower(n.signs), '|'), lower(m.outlet)), false) AS is_own
  FROM agreed AS m
  LEFT JOIN reference.news_agencies AS n ON n.agency = m.story_agency
),
ranked AS (
  SELECT
    *,
    seen_at <= min(seen_by) OVER (PARTITION BY story_id) AS may_be_first,
    row_number() OVER (PARTITION BY story_id ORDER BY seen_at, seen_by, article_id) AS position,
    row_number() OVER (PARTITION BY story_id ORDER BY is_own DESC, is_credited DESC, seen_at, seen_by, article_id) AS place_as_origin,
    count(*) OVER (PARTITION BY story_id) AS copy_count
  FROM candidates
),
-- Everything about a story is a window over its articles, and not a join with it: so a filter by story comes first.
told AS (
  SELECT
    *, count(DISTINCT outlet) OVER in_story AS outlet_count, max(article_id) FILTER (place_as_origin = 1) OVER in_story AS origin_article_id,
    max(outlet) FILTER (place_as_origin = 1) OVER in_story AS origin_outlet, bool_or(is_own) OVER in_story AS has_own,
    count(*) FILTER (may_be_first) OVER in_story AS first_count
  FROM ranked
  WINDOW in_story AS (PARTITION BY story_id)
)
SELECT
  story_id, article_id, outlet, title, url, seen_at, matched_article_id, similarity, position, position = 1 AS is_first, copy_count,
  outlet_count, agency, credit_rule, origin_article_id, origin_outlet, story_agency AS origin_agency,
  CASE
    WHEN has_own THEN 'own_article'
    WHEN story_agency IS NOT NULL THEN 'agency_credit'
    WHEN copy_count = 1 THEN 'only_article'
    ELSE 'earliest'
  END AS origin_method,
  coalesce(agreement, 1.0 / first_count) AS origin_confidence, article_id = origin_article_id AS is_origin
FROM told;
COMMENT ON VIEW marts.story_clusters IS 'One row per article with the story that it tells together with its copies; one story_id is one independent source. Key: article_id.';
COMMENT ON COLUMN marts.story_clusters.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
COMMENT ON COLUMN marts.story_clusters.article_id IS 'Article.';
COMMENT ON COLUMN marts.story_clusters.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.story_clusters.title IS 'Headline.';
COMMENT ON COLUMN marts.story_clusters.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.story_clusters.seen_at IS 'Publication, else fetching of the article (UTC).';
COMMENT ON COLUMN marts.story_clusters.matched_article_id IS 'Article that it was found to be a copy of.';
COMMENT ON COLUMN marts.story_clusters.similarity IS 'Jaccard similarity of their word shingles, 0 to 1.';
COMMENT ON COLUMN marts.story_clusters.position IS 'Position among the copies, by publication.';
COMMENT ON COLUMN marts.story_clusters.is_first IS 'Whether it stands for the story.';
COMMENT ON COLUMN marts.story_clusters.copy_count IS 'Number of articles of the story.';
COMMENT ON COLUMN marts.story_clusters.outlet_count IS 'Number of outlets of the story.';
COMMENT ON COLUMN marts.story_clusters.agency IS 'News agency that the article credits; null where it credits none.';
COMMENT ON COLUMN marts.story_clusters.credit_rule IS 'Where the credit stands: dateline, byline, copyright, source_line, opening or closing.';
COMMENT ON COLUMN marts.story_clusters.origin_article_id IS 'Article that the others copy, as far as the ledger has it: the agency''s own, else the earliest that credits it, else the earliest.';
COMMENT ON COLUMN marts.story_clusters.origin_outlet IS 'Outlet of that article.';
COMMENT ON COLUMN marts.story_clusters.origin_agency IS 'Agency that the story comes from; null where no copy credits one.';
COMMENT ON COLUMN marts.story_clusters.origin_method IS 'own_article (the agency''s own is among them), agency_credit, earliest or only_article.';
COMMENT ON COLUMN marts.story_clusters.origin_confidence IS 'Part of the evidence that speaks for the origin: of the credits those that name the agency, else one divided by the articles that may be the earliest.';
COMMENT ON COLUMN marts.story_clusters.is_origin IS 'Whether this article is the origin.';
