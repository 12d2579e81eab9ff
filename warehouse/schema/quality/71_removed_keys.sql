-- Grain: one thing that must not come again. Key: key.
CREATE TABLE quality.removed_keys (
  key VARCHAR NOT NULL,
  removal_id VARCHAR NOT NULL
);
COMMENT ON TABLE quality.removed_keys IS 'Keyed hashes of articles, captures and sources that were removed and must not come again. Key: key.';
COMMENT ON COLUMN quality.removed_keys.key IS 'BLAKE2 of what it was, with a key that the ledger does not hold.';
COMMENT ON COLUMN quality.removed_keys.removal_id IS 'Removal that it belongs to (quality.removals).';
