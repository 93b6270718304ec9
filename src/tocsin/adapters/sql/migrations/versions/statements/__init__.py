"""What is written, signed and sent, step by step."""
