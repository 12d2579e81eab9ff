-- Grain: one segment that repeats across a site's articles, or about which was decided. Key: segment_id.
CREATE VIEW marts.learned_segments AS
WITH decided AS (
  FROM core.segment_decisions QUALIFY row_number() OVER (PARTITION BY segment_id ORDER BY decided_at DESC) = 1
)
SELECT
  coalesce(s.segment_id, d.segment_id) AS segment_id, coalesce(s.site, d.site) AS site, coalesce(d.state, 'counted') AS state,
  coalesce(d.state IN ('learned', 'confirmed'), false) AS is_removed, 'learned_' || coalesce(s.segment_id, d.segment_id) AS rule,
  d.label, coalesce(s.text, d.text) AS text, coalesce(s.place, d.place) AS place, s.form, s.sign, s.article_count, s.story_count,
  s.day_count, s.share, s.first_seen_on, s.last_seen_on, d.author, d.reason, d.decided_at
FROM core.repeated_segments AS s
FULL JOIN decided AS d ON d.segment_id = s.segment_id;
COMMENT ON VIEW marts.learned_segments IS 'One row per segment that at least five stories of a site have, with the evidence and what was decided: what is removed as learned boilerplate, and what waits for a person. Key: segment_id.';
COMMENT ON COLUMN marts.learned_segments.segment_id IS 'Names site and segment.';
COMMENT ON COLUMN marts.learned_segments.site IS 'Host of the address, else the source; empty for files without either.';
COMMENT ON COLUMN marts.learned_segments.state IS 'counted (nothing is decided), proposed (a person is to decide), learned (removed, by the evidence), confirmed or refused (by a person).';
COMMENT ON COLUMN marts.learned_segments.is_removed IS 'Whether articles lose it.';
COMMENT ON COLUMN marts.learned_segments.rule IS 'Rule that its removed blocks name (marts.blocks).';
COMMENT ON COLUMN marts.learned_segments.label IS 'What it is removed as; null where nothing is decided.';
COMMENT ON COLUMN marts.learned_segments.text IS 'The segment.';
COMMENT ON COLUMN marts.learned_segments.place IS 'head, mid or tail of its articles; any where only a decision is known.';
COMMENT ON COLUMN marts.learned_segments.form IS 'furniture (speaks to readers or of the outlet), line (no sentence), sentence, or story (speech, reports, headings).';
COMMENT ON COLUMN marts.learned_segments.sign IS 'Row of seeds/segment_signs.csv, or outlet_name, that tells the form.';
COMMENT ON COLUMN marts.learned_segments.article_count IS 'Articles that have it.';
COMMENT ON COLUMN marts.learned_segments.story_count IS 'Different stories among the last 400 articles of the site that have it; copies count once.';
COMMENT ON COLUMN marts.learned_segments.day_count IS 'Days on which these were published.';
COMMENT ON COLUMN marts.learned_segments.share IS 'Their share of the stories since the first one with the segment.';
COMMENT ON COLUMN marts.learned_segments.first_seen_on IS 'First day that it was seen.';
COMMENT ON COLUMN marts.learned_segments.last_seen_on IS 'Last day that it was seen.';
COMMENT ON COLUMN marts.learned_segments.author IS 'Who decided: a person, or evidence.';
COMMENT ON COLUMN marts.learned_segments.reason IS 'Why.';
COMMENT ON COLUMN marts.learned_segments.decided_at IS 'When (UTC).';
