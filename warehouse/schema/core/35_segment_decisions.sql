-- Grain: one decision about one segment. Key: (segment_id, decided_at). Rows are only added; the last of a segment holds.
CREATE TABLE core.segment_decisions (
  segment_id VARCHAR NOT NULL,
  site VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  label VARCHAR NOT NULL,
  place VARCHAR NOT NULL,
  text VARCHAR NOT NULL,
  author VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  decided_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE core.segment_decisions IS 'One row per decision about a repeated segment: what learned boilerplate was in force at any time follows from it. Rows are only added; the last of a segment holds. Key: (segment_id, decided_at).';
COMMENT ON COLUMN core.segment_decisions.segment_id IS 'Segment (core.repeated_segments).';
COMMENT ON COLUMN core.segment_decisions.site IS 'Host of the address, else the source; empty for files without either.';
COMMENT ON COLUMN core.segment_decisions.state IS 'proposed (stays in until a person decides), learned (removed, by the evidence), confirmed or refused (by a person).';
COMMENT ON COLUMN core.segment_decisions.label IS 'What the segment is removed as.';
COMMENT ON COLUMN core.segment_decisions.place IS 'Where it is removed: head, tail or any.';
COMMENT ON COLUMN core.segment_decisions.text IS 'The segment.';
COMMENT ON COLUMN core.segment_decisions.author IS 'Who decided: a person, or evidence.';
COMMENT ON COLUMN core.segment_decisions.reason IS 'Why.';
COMMENT ON COLUMN core.segment_decisions.decided_at IS 'When (UTC).';
