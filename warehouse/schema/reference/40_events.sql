-- Grain: one word of the event vocabulary. Key: event. Filled from seeds/events.csv.
CREATE TABLE reference.events (
  event VARCHAR,
  family VARCHAR,
  counts_people VARCHAR,
  gdelt_count_type VARCHAR,
  plover_mode VARCHAR
);
COMMENT ON TABLE reference.events IS 'The event vocabulary with its mappings, from seeds/events.csv. Key: event.';
COMMENT ON COLUMN reference.events.event IS 'Word of the vocabulary.';
COMMENT ON COLUMN reference.events.family IS 'Group of events it belongs to.';
COMMENT ON COLUMN reference.events.counts_people IS 'Whether it happens to people.';
COMMENT ON COLUMN reference.events.gdelt_count_type IS 'GDELT count type, where one exists.';
COMMENT ON COLUMN reference.events.plover_mode IS 'PLOVER event and mode, where one exists.';
