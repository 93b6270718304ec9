"""The schema's history: each step is explicit and never changes once it is released."""
