-- Grain: what one rule removes from one outlet. Key: (outlet, label, rule). A text that stands in many articles is a template; one
-- that stands in a single article, under a rule that usually finds templates, is worth a look.
CREATE VIEW reports.boilerplate AS
WITH totals AS (
  SELECT coalesce(outlet, '') AS outlet, count(DISTINCT article_id) AS outlet_article_count, sum(length(text)) AS outlet_characters
  FROM marts.blocks
  GROUP BY ALL
),
removed AS (
  SELECT
    coalesce(outlet, '') AS outlet, label, rule, count(*) AS block_count, count(DISTINCT article_id) AS article_count,
    count(DISTINCT text) AS text_count, sum(length(text)) AS characters, mode(text) AS usual_text, max(length(text)) AS longest
  FROM marts.blocks
  WHERE NOT is_kept
  GROUP BY ALL
)
SELECT
  r.outlet, r.label, r.rule, r.block_count, r.article_count, r.text_count, r.article_count / t.outlet_article_count AS share_of_articles,
  r.characters::BIGINT AS characters, r.characters / nullif(t.outlet_characters, 0) AS share_of_characters, r.longest,
  left(r.usual_text, 200) AS usual_text, s.reason AS learned_from
FROM removed AS r
INNER JOIN totals AS t ON t.outlet = r.outlet
LEFT JOIN marts.learned_segments AS s ON s.rule = r.rule;
COMMENT ON VIEW reports.boilerplate IS 'One row per outlet, label and rule: what is removed, how often, how much. Key: (outlet, label, rule).';
COMMENT ON COLUMN reports.boilerplate.outlet IS 'Outlet; empty where unknown.';
COMMENT ON COLUMN reports.boilerplate.label IS 'What the block is.';
COMMENT ON COLUMN reports.boilerplate.rule IS 'Rule that decided.';
COMMENT ON COLUMN reports.boilerplate.block_count IS 'Blocks removed.';
COMMENT ON COLUMN reports.boilerplate.article_count IS 'Articles they stood in.';
COMMENT ON COLUMN reports.boilerplate.text_count IS 'Different texts among them.';
COMMENT ON COLUMN reports.boilerplate.share_of_articles IS 'Share of the outlet''s articles.';
COMMENT ON COLUMN reports.boilerplate.characters IS 'Characters removed.';
COMMENT ON COLUMN reports.boilerplate.share_of_characters IS 'Share of all characters of the outlet.';
COMMENT ON COLUMN reports.boilerplate.longest IS 'Length of the longest block.';
COMMENT ON COLUMN reports.boilerplate.usual_text IS 'Commonest text, its first 200 characters.';
COMMENT ON COLUMN reports.boilerplate.learned_from IS 'Evidence, or a person''s reason, of a segment that was learned (marts.learned_segments); null for the rules of seeds/boilerplate.csv.';
