-- Grain: one revision that brings a correction note. Key: revision_id. Notes stand beside the text, as blocks labelled correction,
-- or in it; one that stood in the revision before is none. "Updated with new details" is no correction.
CREATE VIEW marts.correction_notes AS
WITH steps AS (
  SELECT article_id, revision_id, previous_revision_id
  FROM marts.revisions
  WHERE previous_revision_id IS NOT NULL
),
notes AS (
  SELECT revision_id, coalesce(text, '') AS note
  FROM core.blocks
  WHERE label = 'correction'
    AND regexp_matches(text, '(?i)correct|corrig|errat|erron|amend|misstat|wrong|in error|mistake|(?:earlier|previous) version|clarif')
  UNION ALL
  SELECT r.revision_id, p.paragraph AS note
  FROM core.revisions AS r
  CROSS JOIN unnest(string_split(r.text, chr(10) || chr(10))) AS p(paragraph)
  WHERE r.article_id IN (SELECT article_id FROM steps)
    AND (regexp_matches(p.paragraph, '^[\s\[(*_]*(?i:corrections?|clarification|corrigendum|erratum)\b') OR regexp_matches(
      p.paragraph,
      '(?i)\b(?:an earlier|a previous|earlier|previous) versions? of this|\bthis (?:article|story|report|piece|post) (?:was|has been) (?:amended|corrected)'
    ))
),
new_notes AS (
  SELECT s.article_id, s.revision_id, string_agg(n.note, chr(10) ORDER BY n.note) AS note
  FROM steps AS s
  INNER JOIN notes AS n ON n.revision_id = s.revision_id
  WHERE NOT EXISTS (SELECT 1 FROM notes AS o WHERE o.revision_id = s.previous_revision_id AND o.note = n.note)
  GROUP BY s.article_id, s.revision_id
)
SELECT
  article_id, revision_id, note, list_transform(
    -- Numbers of the note that are no days, years or times of day.
    regexp_extract_all(regexp_replace(
      note,
      '(?i)\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:,? \d{4})?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4})?|\b(?:19|20)\d{2}\b|\b\d{1,2}:\d{2}\b',
      ' ', 'g'
    ), '[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?'),
    lambda word: try_cast(replace(word, ',', '') AS DECIMAL(38, 9))
  ) AS numbers
FROM new_notes;
COMMENT ON VIEW marts.correction_notes IS 'One row per revision that brings a correction note. Key: revision_id.';
COMMENT ON COLUMN marts.correction_notes.article_id IS 'Article.';
COMMENT ON COLUMN marts.correction_notes.revision_id IS 'Revision that brings it.';
COMMENT ON COLUMN marts.correction_notes.note IS 'The note; several with a line each.';
COMMENT ON COLUMN marts.correction_notes.numbers IS 'Numbers that it names in digits, without days, years and times of day.';
