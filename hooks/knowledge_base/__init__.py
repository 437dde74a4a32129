"""Polyglot Atlas' knowledge base: YAML claims in, complete pages out.

Plain Python that knows nothing of MkDocs. Five steps, each a subpackage that
imports only those before it: load, check, derive, render (adding the pages to a
site is the caller's).
"""
