"""One module for each command: it parses, calls one function and says how it went."""
