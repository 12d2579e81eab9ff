-- Grain: one pair of actors that one paragraph names together. Key: (actor_key, other_actor_key), the smaller key first. Counted
-- by stories, so that a copied article does not make a friendship.
CREATE VIEW reports.actor_network AS
WITH present AS (
  SELECT DISTINCT actor_key, name, kind, article_id, block_number, story_id, published_at
  FROM marts.actor_mentions
  WHERE block_number IS NOT NULL
)
SELECT
  a.actor_key, b.actor_key AS other_actor_key, mode(a.name) AS name, mode(b.name) AS other_name, mode(a.kind) AS kind,
  mode(b.kind) AS other_kind, count(*) AS paragraph_count, count(DISTINCT a.article_id) AS article_count,
  count(DISTINCT a.story_id) AS story_count, min(a.published_at) AS first_seen_at, max(a.published_at) AS last_seen_at,
  arg_max(a.article_id, a.published_at) AS latest_article_id
FROM present AS a
INNER JOIN present AS b
  ON b.article_id = a.article_id AND b.block_number = a.block_number AND a.actor_key < b.actor_key
GROUP BY a.actor_key, b.actor_key;
COMMENT ON VIEW reports.actor_network IS 'One row per pair of actors that a paragraph names together. Key: (actor_key, other_actor_key).';
COMMENT ON COLUMN reports.actor_network.actor_key IS 'One actor; the smaller key.';
COMMENT ON COLUMN reports.actor_network.other_actor_key IS 'The other actor.';
COMMENT ON COLUMN reports.actor_network.name IS 'Name of the one.';
COMMENT ON COLUMN reports.actor_network.other_name IS 'Name of the other.';
COMMENT ON COLUMN reports.actor_network.kind IS 'Kind of the one.';
COMMENT ON COLUMN reports.actor_network.other_kind IS 'Kind of the other.';
COMMENT ON COLUMN reports.actor_network.paragraph_count IS 'Paragraphs that name both.';
COMMENT ON COLUMN reports.actor_network.article_count IS 'Number of articles.';
COMMENT ON COLUMN reports.actor_network.story_count IS 'Number of independent stories: copies count once.';
COMMENT ON COLUMN reports.actor_network.first_seen_at IS 'Publication of the first article (UTC).';
COMMENT ON COLUMN reports.actor_network.last_seen_at IS 'Publication of the last article (UTC).';
COMMENT ON COLUMN reports.actor_network.latest_article_id IS 'Latest article that names both.';
