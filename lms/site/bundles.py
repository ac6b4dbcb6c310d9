"""The ready-made site's one style sheet: that of the courses, then its own shell.

`python -m lms.site.bundles` writes it, and the files of `courses.bundles` with it.
"""

from pathlib import Path

from courses import bundles as courses

HERE = Path(__file__).parent / "static" / "site" / "css"
STYLES = ("site.css", "menu.css", "footer.css", "home.css", "account.css", "easy.css", "art.css")


def bundles() -> dict[Path, str]:
    """Path → content of every file that is put together, those of the courses included."""
    own = courses.styles(HERE / name for name in STYLES)
    shared = courses.course_styles().replace("../img/", "../../courses/img/")
    made = {HERE / "site.bundle.css": shared + own + courses.paper()}
    return courses.bundles() | made


if __name__ == "__main__":
    courses.write(bundles())
