-- Grain: one actor of an article's current revision and a known actor that it may be, undecided by rule and by person. Key:
-- (article_id, actor_number, actor_id). Best first by score.
CREATE VIEW reports.actor_doubts AS
WITH judged AS (
  SELECT actor_id, other_actor_id, article_id, name FROM core.actor_judgements
)
SELECT
  d.doubt_id, r.name_in_article AS name, r.kind, d.actor_id, a.name AS known_name, d.score, d.reasons, r.actor_key AS now_actor_key,
  d.article_id, d.actor_number, v.title, v.published_at
FROM core.actor_doubts AS d
INNER JOIN marts.revision_actors AS r ON r.revision_id = d.revision_id AND r.actor_number = d.actor_number AND r.is_current
INNER JOIN marts.articles AS v ON v.article_id = d.article_id
LEFT JOIN marts.actors AS a ON a.actor_key = d.actor_id
WHERE r.decision <> 'judged' AND r.actor_key <> d.actor_id
  AND NOT EXISTS (
    SELECT 1 FROM judged AS j
    WHERE (j.article_id = d.article_id AND j.name = r.name_in_article AND j.actor_id = d.actor_id)
      OR (j.actor_id IN (d.actor_id, r.actor_key) AND j.other_actor_id IN (d.actor_id, r.actor_key))
  );
COMMENT ON VIEW reports.actor_doubts IS 'One row per actor of an article and a known actor that it may be, for a person to decide with `newsledger actors review`. Key: (article_id, actor_number, actor_id).';
COMMENT ON COLUMN reports.actor_doubts.doubt_id IS 'What `newsledger actors review --accept` and `--reject` take.';
COMMENT ON COLUMN reports.actor_doubts.name IS 'Name in the article.';
COMMENT ON COLUMN reports.actor_doubts.kind IS 'person or organisation.';
COMMENT ON COLUMN reports.actor_doubts.actor_id IS 'Known actor that it may be.';
COMMENT ON COLUMN reports.actor_doubts.known_name IS 'Name of that one.';
COMMENT ON COLUMN reports.actor_doubts.score IS 'Points; the more, the likelier.';
COMMENT ON COLUMN reports.actor_doubts.reasons IS 'What speaks for it and against it, in words.';
COMMENT ON COLUMN reports.actor_doubts.now_actor_key IS 'Who it is until somebody decides.';
COMMENT ON COLUMN reports.actor_doubts.article_id IS 'Article.';
COMMENT ON COLUMN reports.actor_doubts.actor_number IS 'Position of the actor in the article, from 1.';
COMMENT ON COLUMN reports.actor_doubts.title IS 'Headline.';
COMMENT ON COLUMN reports.actor_doubts.published_at IS 'Start of the stated publication time (UTC).';
