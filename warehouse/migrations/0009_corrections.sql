-- What people correct in figures and actors.

CREATE TABLE core.corrections (
  correction_id VARCHAR NOT NULL,
  target_kind VARCHAR NOT NULL,
  article_id VARCHAR,
  target_id VARCHAR NOT NULL,
  field VARCHAR NOT NULL,
  new_value VARCHAR,
  old_value VARCHAR,
  rules_value VARCHAR,
  author VARCHAR NOT NULL,
  reason VARCHAR NOT NULL,
  corrected_at TIMESTAMP NOT NULL,
  undone_at TIMESTAMP,
  undone_by VARCHAR,
  undone_reason VARCHAR
);
COMMENT ON TABLE core.corrections IS 'One row per field of a figure or an actor that a person corrected; later runs and replays obey. Rows are only added; of two about the same field, the later holds. Key: (correction_id, target_id, field).';
COMMENT ON COLUMN core.corrections.correction_id IS 'Names what one command corrected: the first 12 hex digits of SHA-256 of target, author and time.';
COMMENT ON COLUMN core.corrections.target_kind IS 'figure or actor.';
COMMENT ON COLUMN core.corrections.article_id IS 'Article of the figure, or of an actor that is known in one article only; null for an actor across articles.';
COMMENT ON COLUMN core.corrections.target_id IS 'Figure id, actor id, or the name of an actor that is known in one article only.';
COMMENT ON COLUMN core.corrections.field IS 'Column of core.figures; for actors name, kind, affiliation or role; withdrawn for a figure that is none.';
COMMENT ON COLUMN core.corrections.new_value IS 'What holds, as text; lists as JSON; null for nothing.';
COMMENT ON COLUMN core.corrections.old_value IS 'What held before, whoever said it.';
COMMENT ON COLUMN core.corrections.rules_value IS 'What the rules had found when the correction was made.';
COMMENT ON COLUMN core.corrections.author IS 'Who corrected.';
COMMENT ON COLUMN core.corrections.reason IS 'Why.';
COMMENT ON COLUMN core.corrections.corrected_at IS 'When (UTC).';
COMMENT ON COLUMN core.corrections.undone_at IS 'When it was undone (UTC); null while it holds.';
COMMENT ON COLUMN core.corrections.undone_by IS 'Who undid it.';
COMMENT ON COLUMN core.corrections.undone_reason IS 'Why it was undone.';
