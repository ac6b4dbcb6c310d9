"""Questions in and out: GIFT, Moodle XML, QTI packages and our own Markdown/YAML form."""
