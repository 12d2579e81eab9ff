-- Grain: one key of {table} that stands twice.
SELECT '{table} ' || concat_ws(' ', {key}) AS row_name, 'it stands ' || count(*) || ' times' AS problem
FROM {table}
GROUP BY {key}
HAVING count(*) > 1
