-- Grain: one pair of actors that a paragraph names together, of whom one speaks about the other, or who claim figures of one
-- thing. Key: (actor_key, other_actor_key), the smaller key first. Counted by stories: a copied article makes no friendship.
CREATE VIEW reports.actor_network AS
WITH present AS (
  SELECT DISTINCT actor_key, article_id, block_number, story_id, published_at
  FROM marts.actor_mentions
  WHERE block_number IS NOT NULL
),
spoken AS (
  SELECT DISTINCT q.speaker_key, m.actor_key, q.article_id, q.story_id, q.published_at
  FROM marts.quotes AS q
  INNER JOIN marts.actor_mentions AS m
    ON m.article_id = q.article_id AND q.span_start <= m.span_start AND m.span_end <= q.span_end AND m.actor_key <> q.speaker_key
),
claimed AS (
  SELECT DISTINCT thing_id, claimant_key, article_id, story_id, published_at
  FROM marts.figures
  WHERE claimant_key IS NOT NULL AND thing_id IS NOT NULL
),
met AS (
  SELECT a.actor_key, b.actor_key AS other_actor_key, 'together' AS how, a.article_id, a.story_id, a.published_at
  FROM present AS a
  INNER JOIN present AS b ON b.article_id = a.article_id AND b.block_number = a.block_number AND a.actor_key < b.actor_key
  UNION ALL
  SELECT
    least(speaker_key, actor_key), greatest(speaker_key, actor_key),
    CASE WHEN speaker_key < actor_key THEN 'speaks' ELSE 'spoken' END, article_id, story_id, published_at
  FROM spoken
  UNION ALL
  SELECT a.claimant_key, b.claimant_key, 'claims', b.article_id, b.story_id, b.published_at
  FROM claimed AS a
  INNER JOIN claimed AS b ON b.thing_id = a.thing_id AND a.claimant_key < b.claimant_key
)
SELECT
  m.actor_key, m.other_actor_key, any_value(a.name) AS name, any_value(b.name) AS other_name, any_value(a.kind) AS kind,
  any_value(b.kind) AS other_kind, count(*) FILTER (m.how = 'together') AS paragraph_count,
  count(DISTINCT m.article_id) AS article_count, count(DISTINCT m.story_id) AS story_count,
  count(DISTINCT m.story_id) FILTER (m.how = 'speaks') AS speaks_about_count,
  count(DISTINCT m.story_id) FILTER (m.how = 'spoken') AS spoken_about_count,
  count(DISTINCT m.story_id) FILTER (m.how = 'claims') AS claims_with_count,
  min(m.published_at) AS first_seen_at, max(m.published_at) AS last_seen_at, arg_max(m.article_id, m.published_at) AS latest_article_id
FROM met AS m
INNER JOIN marts.actors AS a ON a.actor_key = m.actor_key
INNER JOIN marts.actors AS b ON b.actor_key = m.other_actor_key
GROUP BY m.actor_key, m.other_actor_key;
COMMENT ON VIEW reports.actor_network IS 'One row per pair of actors that a paragraph names together, of whom one speaks about the other, or who claim figures of one thing. Key: (actor_key, other_actor_key).';
COMMENT ON COLUMN reports.actor_network.actor_key IS 'One actor; the smaller key.';
COMMENT ON COLUMN reports.actor_network.other_actor_key IS 'The other actor.';
COMMENT ON COLUMN reports.actor_network.name IS 'Name of the one.';
COMMENT ON COLUMN reports.actor_network.other_name IS 'Name of the other.';
COMMENT ON COLUMN reports.actor_network.kind IS 'Kind of the one.';
COMMENT ON COLUMN reports.actor_network.other_kind IS 'Kind of the other.';
COMMENT ON COLUMN reports.actor_network.paragraph_count IS 'Paragraphs that name both.';
COMMENT ON COLUMN reports.actor_network.article_count IS 'Number of articles.';
COMMENT ON COLUMN reports.actor_network.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.actor_network.speaks_about_count IS 'Independent stories in which a quote of the one names the other.';
COMMENT ON COLUMN reports.actor_network.spoken_about_count IS 'Independent stories in which a quote of the other names the one.';
COMMENT ON COLUMN reports.actor_network.claims_with_count IS 'Independent stories of the other that claim a figure of a thing of which the one claims figures, too.';
COMMENT ON COLUMN reports.actor_network.first_seen_at IS 'Publication of the first article (UTC).';
COMMENT ON COLUMN reports.actor_network.last_seen_at IS 'Publication of the last article (UTC).';
COMMENT ON COLUMN reports.actor_network.latest_article_id IS 'Latest article of the pair.';
