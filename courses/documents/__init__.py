"""Printed matter: HTML to tagged, archivable PDF. Knows no model, so every app may use it."""
