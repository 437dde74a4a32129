"""Derive: a checked knowledge base to views, complete and in one language."""
