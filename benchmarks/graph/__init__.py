"""How the queries of the dependency graph, its rules and its map grow with the graph."""
