"""What `load_starter` has loaded, so that it never overwrites what a person changed."""

from django.db import models


class StarterRecord(models.Model):
    """One shipped page or snippet: digests of its source and of what it looked like when loaded."""

    key = models.CharField(max_length=200, unique=True)
    source_digest = models.CharField(max_length=64)
    state_digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.key
