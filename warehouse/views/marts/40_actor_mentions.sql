-- Grain: one mention of an actor in an article's current revision. Key: (article_id, actor_number, span_start).
CREATE VIEW marts.actor_mentions AS
SELECT
  c.actor_key, c.actor_id, c.name, c.kind, c.affiliation,
  m.article_id, m.revision_id, m.actor_number, m.surface, m.span_start, m.span_end,
  b.block_number, r.title, r.url, coalesce(r.site_name, r.source_name) AS outlet, r.published_at, t.story_id
FROM core.actor_mentions AS m
INNER JOIN core.revisions AS r ON r.revision_id = m.revision_id
INNER JOIN marts.revision_actors AS c ON c.revision_id = m.revision_id AND c.actor_number = m.actor_number AND c.is_current
LEFT JOIN core.stories AS t ON t.article_id = m.article_id
LEFT JOIN core.blocks AS b ON b.revision_id = m.revision_id AND b.is_kept AND b.span_start <= m.span_start AND m.span_end <= b.span_end;
COMMENT ON VIEW marts.actor_mentions IS 'One row per mention of an actor in an article''s current revision. Key: (article_id, actor_number, span_start).';
COMMENT ON COLUMN marts.actor_mentions.actor_key IS 'Actor across articles: actor id, or article and number where nothing identifies them.';
COMMENT ON COLUMN marts.actor_mentions.actor_id IS 'Actor across articles; null where nothing identifies them.';
COMMENT ON COLUMN marts.actor_mentions.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN marts.actor_mentions.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.actor_mentions.affiliation IS 'Actor or country that the description names.';
COMMENT ON COLUMN marts.actor_mentions.article_id IS 'Article.';
COMMENT ON COLUMN marts.actor_mentions.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.actor_mentions.actor_number IS 'Position of the actor in the article, from 1.';
COMMENT ON COLUMN marts.actor_mentions.surface IS 'Exact words in the text: the name with its article.';
COMMENT ON COLUMN marts.actor_mentions.span_start IS 'First code point in the text.';
COMMENT ON COLUMN marts.actor_mentions.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN marts.actor_mentions.block_number IS 'Block in which the name stands.';
COMMENT ON COLUMN marts.actor_mentions.title IS 'Headline.';
COMMENT ON COLUMN marts.actor_mentions.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.actor_mentions.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.actor_mentions.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.actor_mentions.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
