"""The shipped content (Markdown and YAML) and what reads it into the database."""
