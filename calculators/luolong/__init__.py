"""The rules of plans of Luolong District."""
