"""What is read together for one answer: the picture of now, figures over time, the scrape.

Hears   the books of one transaction, the board, the clock
Says    shapes
Needs   ports.House
Leaves  counting to indicators/, levels to warning/
"""

from tocsin.web.views import figures, picture, scraping

__all__ = ["figures", "picture", "scraping"]
