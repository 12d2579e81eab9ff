-- A figure that pointed at one that was held back points at nothing now; a document whose article was held back says so.
UPDATE staging.figures AS f
SET part_of = NULL
WHERE EXISTS (
  SELECT 1 FROM held AS h
  WHERE h.row_kind = 'figure' AND NOT h.is_released AND h.document_number = f.document_number AND h.staged_key = f.part_of
);

UPDATE staging.figures AS f
SET exchanged_for = NULL
WHERE EXISTS (
  SELECT 1 FROM held AS h
  WHERE h.row_kind = 'figure' AND NOT h.is_released AND h.document_number = f.document_number AND h.staged_key = f.exchanged_for
);

UPDATE staging.documents AS d
SET disposition = 'quarantined', reason = h.expectations
FROM (
  SELECT document_number, string_agg(DISTINCT expectation, ', ' ORDER BY expectation) AS expectations
  FROM held
  WHERE row_kind = 'article' AND NOT is_released
  GROUP BY document_number
) AS h
WHERE d.document_number = h.document_number;
