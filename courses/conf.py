"""The settings of the courses app, all named `COURSES_…`: one typed, lazy door."""

from pathlib import Path

from django.conf import settings as django_settings


class CoursesSettings:
    """Read a setting at the moment of use, so that tests and hosts may override it."""

    def _get(self, name: str, default: object) -> object:
        return getattr(django_settings, f"COURSES_{name}", default)

    @property
    def SANITISER(self) -> str:
        """Engine behind `courses.html`: "bleach" (default) or "nh3"."""
        return str(self._get("SANITISER", "bleach"))

    @property
    def EXIT_URL(self) -> str:
        """Where "leave this page quickly" leads: a neutral page of the operator's choice."""
        return str(self._get("EXIT_URL", "https://www.wetter.de/"))

    @property
    def CONTENT_LANGUAGE(self) -> str:
        """Language the courses are written in, for `lang` where the interface has another."""
        languages = getattr(django_settings, "WAGTAIL_CONTENT_LANGUAGES", None)
        written = languages[0][0] if languages else django_settings.LANGUAGE_CODE
        return str(self._get("CONTENT_LANGUAGE", written))

    @property
    def CATALOGUE_PAGE_SIZE(self) -> int:
        """Courses on one page of the catalogue."""
        return int(str(self._get("CATALOGUE_PAGE_SIZE", 12)))

    @property
    def PUBLISHER(self) -> str:
        """Who stands as author in handouts; the host's `WAGTAIL_SITE_NAME` unless set."""
        return str(self._get("PUBLISHER", getattr(django_settings, "WAGTAIL_SITE_NAME", "")))

    @property
    def FONT_CACHE(self) -> Path | None:
        """Directory that keeps the cut fonts between processes; None cuts them per process."""
        path = self._get("FONT_CACHE", None)
        return Path(str(path)) if path else None

    @property
    def FURTHER_FONTS(self) -> tuple[Path, ...]:
        """Font files for names in scripts that the installed packages lack: a list of paths."""
        return tuple(Path(str(path)) for path in self._get("FURTHER_FONTS", ()))  # type: ignore[attr-defined]

    @property
    def CONTACT_MAX_AGE_DAYS(self) -> int:
        """Days after which the admin warns that a help number was not checked again."""
        return int(str(self._get("CONTACT_MAX_AGE_DAYS", 183)))


settings = CoursesSettings()
