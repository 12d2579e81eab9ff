-- Grain: one actor of one revision, old ones included. Key: (revision_id, actor_number). Who it is across articles, and why: an
-- actor that nothing identifies across articles has a key of its own, made of the article and its number there.
CREATE VIEW marts.revision_actors AS
WITH resolved AS (
  SELECT
    c.revision_id, c.article_id, c.actor_number, c.name AS name_in_article, c.kind, c.affiliation, c.actor_id AS extracted_id,
    CASE WHEN x.revision_id IS NULL THEN c.actor_id ELSE x.actor_id END AS actor_id,
    coalesce(x.decision, CASE WHEN c.actor_id IS NOT NULL THEN 'reference_name' END) AS decision,
    x.score, coalesce(x.reasons, []) AS reasons, x.judgement_id, coalesce(x.countries, []) AS countries
  FROM core.actors AS c
  LEFT JOIN core.actor_resolutions AS x ON x.revision_id = c.revision_id AND x.actor_number = c.actor_number
),
names AS (
  SELECT actor_id, name FROM core.learned_actors
  UNION ALL
  SELECT actor_id, name FROM reference.actors
  UNION ALL
  SELECT actor_id, name FROM reference.countries
)
SELECT
  coalesce(r.actor_id, r.article_id || '/' || r.actor_number) AS actor_key, r.actor_id,
  CASE
    WHEN map_contains(k.said, 'name') THEN k.said['name']
    WHEN r.actor_id IS DISTINCT FROM r.extracted_id THEN coalesce(n.name, r.name_in_article)
    ELSE r.name_in_article
  END AS name,
  r.name_in_article, CASE WHEN map_contains(k.said, 'kind') THEN k.said['kind'] ELSE r.kind END AS kind,
  CASE WHEN map_contains(k.said, 'affiliation') THEN k.said['affiliation'] ELSE r.affiliation END AS affiliation,
  r.revision_id, r.article_id, r.actor_number, a.revision_id IS NOT NULL AS is_current,
  coalesce(r.decision, 'unresolved') AS decision, r.score, r.reasons, r.judgement_id,
  coalesce(k.correction_ids, []) AS correction_ids, r.countries
FROM resolved AS r
LEFT JOIN names AS n ON n.actor_id = r.actor_id
LEFT JOIN core.articles AS a ON a.revision_id = r.revision_id
LEFT JOIN core.corrected_actors AS k ON k.target_id = coalesce(r.actor_id, r.name_in_article)
  AND k.article_id IS NOT DISTINCT FROM CASE WHEN r.actor_id IS NULL THEN r.article_id END;
COMMENT ON VIEW marts.revision_actors IS 'One row per actor of every revision, old ones included: who it is across articles, and why. Key: (revision_id, actor_number).';
COMMENT ON COLUMN marts.revision_actors.actor_key IS 'Actor across articles: actor id, or article and number where nothing identifies them.';
COMMENT ON COLUMN marts.revision_actors.actor_id IS 'Actor across articles, of the reference tables or learned; null where nothing identifies them.';
COMMENT ON COLUMN marts.revision_actors.name IS 'Name as the ledger shows it.';
COMMENT ON COLUMN marts.revision_actors.name_in_article IS 'Name as the article''s actors show it.';
COMMENT ON COLUMN marts.revision_actors.kind IS 'person, organisation or country.';
COMMENT ON COLUMN marts.revision_actors.affiliation IS 'Actor or country that the description names.';
COMMENT ON COLUMN marts.revision_actors.revision_id IS 'Revision of the article.';
COMMENT ON COLUMN marts.revision_actors.article_id IS 'Article.';
COMMENT ON COLUMN marts.revision_actors.actor_number IS 'Position of the actor in the article, from 1.';
COMMENT ON COLUMN marts.revision_actors.is_current IS 'Whether the revision is the article''s current one.';
COMMENT ON COLUMN marts.revision_actors.decision IS 'reference_name, matched, first_seen, kept, judged, contradicted, or why it is nobody known: undecided, surname_only, common_name, unresolved.';
COMMENT ON COLUMN marts.revision_actors.score IS 'Points of the match; null where none was made.';
COMMENT ON COLUMN marts.revision_actors.reasons IS 'What spoke for it, or against it, in words.';
COMMENT ON COLUMN marts.revision_actors.judgement_id IS 'Judgement of a person that decided (core.actor_judgements); null for rules.';
COMMENT ON COLUMN marts.revision_actors.correction_ids IS 'Corrections of the actor by people that hold (marts.corrections).';
COMMENT ON COLUMN marts.revision_actors.countries IS 'Countries that the article''s words give the actor (ISO 3166 codes); empty where they give none.';
