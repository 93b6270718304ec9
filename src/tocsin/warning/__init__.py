"""Grades a watch's danger from blue to red, and says so once.

Hears   counts per watch and minute, from indicators
Says    LevelChanged(level, because=reasons + evidence post ids)
Needs   ports.Detector, a clock
Leaves  opening cases to cases/, telling people to notices/
"""
