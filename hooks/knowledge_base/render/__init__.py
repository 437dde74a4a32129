"""Render: views to finished pages, by templates."""
