"""Rules of several clauses and places put together: chains of steps, and comparisons of places. Not a place."""
