"""What the strong reader is made of: an encoder out of a wheel, taught on the data pack."""
