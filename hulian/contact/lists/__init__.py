"""Lists of links on their way: what goes into the solver, what comes out, and what pages show of it."""
