-- Whose lines are counted together, as transforms.learned_segments.site_of says it in Python.
CREATE MACRO core.site_of(url, source_name) AS
  coalesce(nullif(regexp_extract(lower(url), '^https?://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)', 1), ''), source_name, '');
COMMENT ON MACRO core.site_of IS 'Host of an address without www., else the source, else nothing: whose lines are counted together.';

CREATE MACRO core.site_version(url, source_name, sites, suffixes) AS
  coalesce(list_extract(suffixes::VARCHAR[], list_position(sites::VARCHAR[], core.site_of(url, source_name))), '');
COMMENT ON MACRO core.site_version IS 'What the learned boilerplate of a document''s site adds to the name of the rules.';
