"""Check: rules over a loaded knowledge base. Each rule yields the problems it finds."""
