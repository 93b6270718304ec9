"""Steers the response to one crisis: six steps, people, tasks, clocks, a timeline.

Hears   levels that rise, reports and tips of people
Says    nothing yet
Needs   nothing yet
Leaves  words that go outside to statements
"""
