"""Exports: what the published ledger says, in the forms that others read; each says what it does not carry."""
