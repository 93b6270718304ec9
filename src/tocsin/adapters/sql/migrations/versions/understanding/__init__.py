"""What is understood of posts, and kept beside them."""
