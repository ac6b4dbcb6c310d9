"""A bank of 10,000 questions and 1,000,000 attempts, written by a few statements."""
