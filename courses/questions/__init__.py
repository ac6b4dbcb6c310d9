"""Question kinds: one file each. `registry.KINDS` lists them, `base` says what one does."""
