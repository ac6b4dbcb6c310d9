"""The settings of the lms app, all named `LMS_…`: one typed, lazy door."""

from django.conf import settings as django_settings


class LmsSettings:
    """Read a setting at the moment of use, so that tests and hosts may override it."""

    def _get(self, name: str, default: object) -> object:
        return getattr(django_settings, f"LMS_{name}", default)

    @property
    def LOGIN_URL(self) -> str:
        """Where visitors log in; the host's `LOGIN_URL` unless set."""
        return str(self._get("LOGIN_URL", django_settings.LOGIN_URL))

    @property
    def ANSWER_RETENTION_DAYS(self) -> int:
        """Days after handing in until the answers of a quiz are erased (field rule B.8)."""
        return int(str(self._get("ANSWER_RETENTION_DAYS", 30)))

    @property
    def OPEN_ATTEMPT_DAYS(self) -> int:
        """Days after the start until the answers of an attempt never handed in are erased."""
        return int(str(self._get("OPEN_ATTEMPT_DAYS", 365)))

    @property
    def MY_LEARNING_PAGE_SIZE(self) -> int:
        """Courses on one page of "My learning"."""
        return int(str(self._get("MY_LEARNING_PAGE_SIZE", 20)))

    @property
    def REAUTHENTICATION(self) -> str:
        """Decorator (dotted path) that asks for the password again; empty: a log-in of late."""
        return str(self._get("REAUTHENTICATION", ""))

    @property
    def BASE_URL(self) -> str:
        """Scheme and host of links in mails; the host's `WAGTAILADMIN_BASE_URL` unless set."""
        default = getattr(django_settings, "WAGTAILADMIN_BASE_URL", "")
        return str(self._get("BASE_URL", default)).rstrip("/")


settings = LmsSettings()
