-- Grain: one quote of an article's current revision. Key: (article_id, quote_number). The speaker is an actor where exactly one
-- actor of the article has that name, or is mentioned at the speaker's place, where the mention may begin with an article.
CREATE VIEW marts.quotes AS
WITH named AS (
  SELECT q.revision_id, q.quote_number, c.actor_number
  FROM core.quotes AS q
  INNER JOIN core.actors AS c ON c.revision_id = q.revision_id AND c.name = q.speaker
  UNION
  SELECT q.revision_id, q.quote_number, m.actor_number
  FROM core.quotes AS q
  INNER JOIN core.actor_mentions AS m
    ON m.revision_id = q.revision_id AND m.span_end = q.speaker_end AND m.span_start <= q.speaker_start
),
speakers AS (
  SELECT revision_id, quote_number, any_value(actor_number) AS actor_number
  FROM named
  GROUP BY revision_id, quote_number
  HAVING count(*) = 1
)
SELECT
  q.article_id, q.revision_id, q.quote_number, q.kind, substr(r.text, q.span_start + 1, q.span_end - q.span_start) AS content,
  q.speaker, c.actor_key AS speaker_key, c.actor_id AS speaker_actor_id, c.affiliation AS speaker_affiliation, c.kind AS speaker_kind, q.cue, q.span_start, q.span_end, q.speaker_start, q.speaker_end,
  q.cue_start, q.cue_end, r.title, r.url, coalesce(r.site_name, r.source_name) AS outlet, r.published_at, t.story_id
FROM core.quotes AS q
INNER JOIN core.articles AS a ON a.revision_id = q.revision_id
INNER JOIN core.revisions AS r ON r.revision_id = q.revision_id
LEFT JOIN speakers AS s ON s.revision_id = q.revision_id AND s.quote_number = q.quote_number
LEFT JOIN marts.revision_actors AS c ON c.revision_id = s.revision_id AND c.actor_number = s.actor_number
LEFT JOIN core.stories AS t ON t.article_id = q.article_id;
COMMENT ON VIEW marts.quotes IS 'One row per quote of an article''s current revision. Key: (article_id, quote_number).';
COMMENT ON COLUMN marts.quotes.article_id IS 'Article.';
COMMENT ON COLUMN marts.quotes.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.quotes.quote_number IS 'Position in the article, from 1.';
COMMENT ON COLUMN marts.quotes.kind IS 'direct, indirect or mixed.';
COMMENT ON COLUMN marts.quotes.content IS 'Words of the quote.';
COMMENT ON COLUMN marts.quotes.speaker IS 'Name of the speaking actor, or the noun phrase as written.';
COMMENT ON COLUMN marts.quotes.speaker_actor_id IS 'Speaker across articles, of the reference tables or learned; null where nothing identifies them.';
COMMENT ON COLUMN marts.quotes.speaker_key IS 'Speaker as an actor (marts.actors); null where the speaker is no named actor.';
COMMENT ON COLUMN marts.quotes.speaker_affiliation IS 'Actor or country that the article''s descriptions of the speaker name.';
COMMENT ON COLUMN marts.quotes.speaker_kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.quotes.cue IS 'Reporting word.';
COMMENT ON COLUMN marts.quotes.span_start IS 'First code point in the text.';
COMMENT ON COLUMN marts.quotes.span_end IS 'Code point after the last one.';
COMMENT ON COLUMN marts.quotes.speaker_start IS 'First code point of the speaker.';
COMMENT ON COLUMN marts.quotes.speaker_end IS 'Code point after the speaker.';
COMMENT ON COLUMN marts.quotes.cue_start IS 'First code point of the cue.';
COMMENT ON COLUMN marts.quotes.cue_end IS 'Code point after the cue.';
COMMENT ON COLUMN marts.quotes.title IS 'Headline.';
COMMENT ON COLUMN marts.quotes.url IS 'Address asked for; null for files.';
COMMENT ON COLUMN marts.quotes.outlet IS 'Who published it, as the page or the source registry says; null where neither does.';
COMMENT ON COLUMN marts.quotes.published_at IS 'Start of the stated publication time (UTC).';
COMMENT ON COLUMN marts.quotes.story_id IS 'Story that the article tells together with its copies; count these to count independent sources.';
