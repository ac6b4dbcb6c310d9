"""Making a new course: its skeleton, its prompts, and what the editor shows on the way."""
