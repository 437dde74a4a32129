"""Load: YAML files to a knowledge base, with every fault of their form."""
