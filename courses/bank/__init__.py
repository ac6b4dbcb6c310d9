"""The question bank in the Wagtail admin."""
