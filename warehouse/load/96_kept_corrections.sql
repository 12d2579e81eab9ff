-- Corrections that were kept elsewhere come in; one that is here already is undone here too where it was undone there.
MERGE INTO core.corrections AS old
USING kept AS new
ON old.correction_id = new.correction_id AND old.target_id = new.target_id AND old.field = new.field
WHEN MATCHED AND old.undone_at IS NULL AND new.undone_at IS NOT NULL THEN UPDATE SET
  undone_at = new.undone_at, undone_by = new.undone_by, undone_reason = new.undone_reason
WHEN NOT MATCHED THEN INSERT BY NAME;
