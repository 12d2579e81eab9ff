"""The order of things: what is loaded, fetched, run, kept and shown, and when.

Prefect, HTTP, files, settings and the command line live here and nowhere below.
"""
