"""Walls of the house: they carry out the rooms' ports with SQL, files and models."""
