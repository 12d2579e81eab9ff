-- A mention without the article that may stand before the name.
CREATE MACRO core.bare_name(surface) AS regexp_replace(surface, '^the\s+', '', 'i');
COMMENT ON MACRO core.bare_name IS 'The name that a mention uses: "Gaza Health Ministry" of "the Gaza Health Ministry".';
