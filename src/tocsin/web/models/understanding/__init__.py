"""Shapes of what posts come to together: complaints."""

from tocsin.web.models.understanding.complaints import (
    ComplaintExample,
    Complaints,
    ComplaintTheme,
)

__all__ = ["ComplaintExample", "ComplaintTheme", "Complaints"]
