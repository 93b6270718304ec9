"""What the directory keeps, step by step."""
