"""What authors write, as frozen types: pydantic models, one module for each family of records."""
