"""Fetching: being written; the interface stands in the brief folder (FETCH_API.md, FLOWS_SPLIT.md)."""
