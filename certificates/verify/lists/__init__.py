"""Many certificates at once: read what was sent, answer in portions."""
