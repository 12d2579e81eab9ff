-- The schemas. marts and reports are the public interface; the others are where their rows come from.
CREATE SCHEMA raw;
CREATE SCHEMA staging;
CREATE SCHEMA core;
CREATE SCHEMA reference;
CREATE SCHEMA quality;
CREATE SCHEMA materialised;
CREATE SCHEMA marts;
CREATE SCHEMA reports;
