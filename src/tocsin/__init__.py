"""Tocsin (警鐘): a self-hosted command room for social-media crises.

Read the rooms in the order a crisis passes through them:
kernel, notices, listening, enrichment, indicators, warning, simulation.
"""

__version__ = "0.1.0"
