"""What changed between two knowledge bases, in terms of the content. Knows no git and no files."""
