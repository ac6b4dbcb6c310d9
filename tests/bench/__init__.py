"""`python -m tests.bench`: how much slower our pages are than bare ones, side by side."""
