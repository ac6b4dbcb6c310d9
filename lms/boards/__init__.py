"""The employer's board: how a status is said, what may be done, and its files."""
