-- Grain: one looked-at row of core whose span is not where it says in the text of its revision.
WITH texts AS (
  SELECT r.revision_id, r.text, length(r.text) AS text_length
  FROM core.revisions AS r
  INNER JOIN looked_at AS l ON l.revision_id = r.revision_id
),
spans AS (
  SELECT
    'core.figures ' || revision_id || ' ' || figure_id AS row_name, revision_id, span_start, span_end, surface,
    [[sentence_start, sentence_end], [attribution_start, attribution_end]] AS others,
    sentence_start <= span_start AND span_end <= sentence_end AS is_within
  FROM core.figures
  UNION ALL
  SELECT 'core.actor_mentions ' || revision_id || ' ' || actor_number || ':' || span_start, revision_id, span_start, span_end, surface, [], true
  FROM core.actor_mentions
  UNION ALL
  SELECT 'core.actor_roles ' || revision_id || ' ' || actor_number || ':' || span_start, revision_id, span_start, span_end, role, [], true
  FROM core.actor_roles
  UNION ALL
  SELECT
    'core.quotes ' || revision_id || ' ' || quote_number, revision_id, span_start, span_end, NULL,
    [[speaker_start, speaker_end], [cue_start, cue_end]], true
  FROM core.quotes
  UNION ALL
  SELECT 'core.times ' || revision_id || ' ' || time_number, revision_id, span_start, span_end, surface, [], true FROM core.times
  UNION ALL
  SELECT 'core.live_entries ' || revision_id || ' ' || entry_number, revision_id, span_start, span_end, NULL, [], true FROM core.live_entries
  UNION ALL
  SELECT 'core.skipped_numbers ' || revision_id || ' ' || span_start, revision_id, span_start, span_end, surface, [], true
  FROM core.skipped_numbers
  UNION ALL
  SELECT 'core.blocks ' || revision_id || ' ' || block_number, revision_id, span_start, span_end, NULL, [], true
  FROM core.blocks
  WHERE is_kept AND span_start IS NOT NULL
)
SELECT
  s.row_name,
  CASE
    WHEN s.surface IS NOT NULL AND substr(t.text, s.span_start + 1, s.span_end - s.span_start) <> s.surface
      THEN 'the text at its span is not its surface'
    ELSE 'a span of it is not within the text'
  END AS problem
FROM spans AS s
INNER JOIN texts AS t ON t.revision_id = s.revision_id
WHERE (s.span_start >= 0 AND s.span_start <= s.span_end AND s.span_end <= t.text_length AND s.is_within) IS NOT TRUE
  OR substr(t.text, s.span_start + 1, s.span_end - s.span_start) <> s.surface
  OR len(list_filter(s.others, lambda o: (o[1] IS NULL) <> (o[2] IS NULL) OR o[1] < 0 OR o[1] > o[2] OR o[2] > t.text_length)) > 0
