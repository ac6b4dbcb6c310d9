"""Settings of the ready-made site, read from the environment; every default is safe to run.

Embedded: SQLite, local files, tasks at once. Grown up: set DATABASE_URL, CACHE_URL and TASKS.
"""

from pathlib import Path

import django
import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from .csp import STRICT_POLICY
from .logs import console

env = environ.Env()
ROOT = Path(__file__).resolve().parents[2]
IN_CHECKOUT = (ROOT / "manage.py").exists()
DATA = Path(env.str("DATA_DIR", default=str((ROOT if IN_CHECKOUT else Path.cwd()) / "var")))
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
HTTPS = BASE_URL.startswith("https://")


def secret_key() -> str:
    """The key from the environment, or one made on first start and kept beside the data."""
    from django.core.management.utils import get_random_secret_key

    given = env.str("SECRET_KEY", default="")
    if given:
        return given
    path = DATA / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = secret_key()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[BASE_URL] if HTTPS else [])

INSTALLED_APPS = [
    "lms.site",
    "certificates",
    "lms",
    "courses",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lms.site.compression.PageCompression",
    "lms.site.csp.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.site.languages.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "courses.middleware.SayWhyNot",
]

ROOT_URLCONF = "lms.site.urls"
WSGI_APPLICATION = "lms.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        # In a checkout the templates lie in one folder; in a wheel each app carries its own.
        "DIRS": [ROOT / "templates", ROOT / "templates" / "site"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Deferred transactions collide under load; these settings gave no lock error in 2,000 writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Wagtail's search index has fields of PostgreSQL; Django 6.1 refuses to start without this.
    INSTALLED_APPS.append("django.contrib.postgres")

# Rate limits need a cache that all workers share: the database when nothing else is given.
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://django_cache?max_entries=100000")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS_BACKENDS = {
    "immediate": "django_tasks.backends.immediate.ImmediateBackend",
    "database": "django_tasks_db.DatabaseBackend",
}
TASKS_BACKEND = env.str("TASKS", default="immediate")
if TASKS_BACKEND == "database" and django.VERSION >= (6,):
    # Wagtail 8.0 enqueues tasks of the package, django-tasks-db then runs those of Django only.
    raise ImproperlyConfigured("TASKS=database needs Django 5.2 as long as Wagtail is at 8.0.")
TASKS = {
    "default": {
        "BACKEND": TASKS_BACKENDS[TASKS_BACKEND],
        "ENQUEUE_ON_COMMIT": False,
    }
}

AUTH_USER_MODEL = "lms_site.User"
AUTHENTICATION_BACKENDS = ["lms.site.entrance.AccountBackend"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "lms:my_learning"
LMS_REAUTHENTICATION = "allauth.account.decorators.reauthentication_required"
WAGTAILADMIN_LOGIN_URL = "admin_door"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = env.str("EMAIL_VERIFICATION", default="mandatory")
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="lernplattform@localhost")
FEEDBACK_EMAIL = env.str("FEEDBACK_EMAIL", default="")  # where reports of barriers go

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="de")
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [ROOT / "lms" / "locale"]  # one catalogue for all three apps
WAGTAIL_CONTENT_LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
MEDIA_URL = "media/"
MEDIA_ROOT = DATA / "media"
_STATICFILES = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else _STATICFILES
    },
    # Proofs are personal: their own place, never below MEDIA_URL.
    "certificates": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "certificates", "base_url": None},
    },
}

WAGTAIL_SITE_NAME = env.str("SITE_NAME", default="Lernplattform Kinderschutz")
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_ENABLE_UPDATE_CHECK = False  # no request to third parties from the admin
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Opening a long lesson on a slow machine is no reason to keep a draft of it.
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "courses.rich_text_area.SettledRichTextArea"}
}
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # one door for passwords: the account pages
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp3", "mp4", "odt", "ogg", "pdf", "vtt", "webm", "xlsx"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "lms.site.search", "SEARCH_CONFIG": "german"}}
COURSES_FONT_CACHE = DATA / "fonts"  # cut once, not in every process
CERTIFICATES_KEY_DIR = env.str("KEY_DIR", default=str(DATA / "keys"))
CERTIFICATES_KEY_STORE = env.str("KEY_STORE", default="certificates.keys.files.FileKeyStore")
CERTIFICATES_FORMER_BASE_URLS = env.list("FORMER_BASE_URLS", default=[])
CERTIFICATES_TIMESTAMP_URL = env.str("TIMESTAMP_URL", default="")
CERTIFICATES_KEY_PASSWORD = env.str("KEY_PASSWORD", default="")
COURSES_EXIT_URL = env.str("EXIT_URL", default="https://www.wetter.de/")

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=HTTPS)
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000 if HTTPS else 0)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the preview of the Wagtail admin is a frame of our own origin
CONTENT_SECURITY_POLICY = STRICT_POLICY
# Number of own proxies in front; their headers are believed, nobody else's.
PROXIES = env.int("PROXIES", default=0)
CERTIFICATES_TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
if PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = console(env.str("LOG_LEVEL", default="INFO"))
