-- Grain: one object or column without a comment. staging takes its columns from core, which has them documented.
SELECT schema_name || '.' || view_name AS name FROM duckdb_views() WHERE NOT internal AND NOT temporary AND comment IS NULL
UNION ALL
SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary AND comment IS NULL
UNION ALL
SELECT schema_name || '.' || function_name FROM duckdb_functions() WHERE NOT internal AND comment IS NULL
UNION ALL
SELECT schema_name || '.' || table_name || '.' || column_name FROM duckdb_columns()
WHERE NOT internal AND comment IS NULL AND schema_name IN ('raw', 'core', 'reference', 'quality', 'marts', 'reports')
ORDER BY ALL;
