"""Two ways to run the same pipeline: embedded in one process, or replayed with a set clock.

Hears   connectors, a clock, people's verbs
Says    committed posts, levels, notices, and the live feed that tells of them
Needs   a store (adapters.sql, adapters.archive), a desk, a postman
Leaves  building the house to assembly.py
"""
