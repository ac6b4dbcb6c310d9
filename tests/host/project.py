"""A foreign site on disk, and the commands its operator types."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

COMMAND_SECONDS = 180


@dataclass(frozen=True)
class Project:
    """A folder with a manage.py, and the Python that has the plugin installed."""

    folder: Path
    python: Path

    def environment(self, **variables: str) -> dict[str, str]:
        """Nothing of the repository's own test run may leak into the site."""
        leaking = ("DJANGO_", "PYTHON", "DATABASE_URL", "DATA_DIR")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(leaking)}
        return kept | {"PYTHONIOENCODING": "utf-8"} | variables

    def manage(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `manage.py …`; output and errors come back together."""
        return subprocess.run(
            [self.python, "manage.py", *words],
            cwd=self.folder,
            env=self.environment(**variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=COMMAND_SECONDS,
            check=False,
        )

    def must(self, *words: str, **variables: str) -> str:
        """Run `manage.py …` and return its output; the test fails where the command does."""
        done = self.manage(*words, **variables)
        assert done.returncode == 0, f"manage.py {' '.join(words)}\n{done.stdout}"
        return done.stdout
