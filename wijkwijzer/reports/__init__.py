"""What is printed: records and released figures in, bytes out."""
