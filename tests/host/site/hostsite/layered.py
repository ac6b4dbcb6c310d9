"""The same settings; here base.html extends another file, as in many sites."""

from .settings import *  # noqa: F403
from .settings import PROJECT_DIR, TEMPLATES

TEMPLATES[0]["DIRS"] = [PROJECT_DIR / "layered_templates", PROJECT_DIR / "templates"]
