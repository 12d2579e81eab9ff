"""Records, and pure functions from bytes to articles, times, figures, actors and quotes.

Nothing here reads a file, a clock, an environment variable or a database. Reference data and the language model are
arguments. The way in is :class:`transforms.extract.Extractor`.
"""
