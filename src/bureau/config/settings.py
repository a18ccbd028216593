"""Settings, each read from the environment; docs/how-to/run-the-service.md lists them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from csp.constants import NONCE, SELF
from django.core.management.utils import get_random_secret_key
from environs import Env, validate

from bureau.config.logs import configuration

env = Env()

DATA = Path(env.str("BUREAU_DATA", "var")).resolve()
"""Everything the service writes: the database, attachments, runs, uploads, backups."""
PLACE = env.str("BUREAU_PLACE", "320481")
"""The division code of the county whose ledger this is."""
DEBUG = env.bool("BUREAU_DEBUG", False)
ALLOWED_HOSTS = env.list("BUREAU_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("BUREAU_ORIGINS", [])
HTTPS = env.bool("BUREAU_HTTPS", False)
MFA_FOR_STAFF = env.bool("BUREAU_MFA", True)
"""Whether staff must set up a second factor before they see anything."""
STAFF_SESSION_HOURS = env.float("BUREAU_STAFF_SESSION_HOURS", 8)
"""How long staff stay signed in at most; and, below, while they do nothing."""
STAFF_IDLE_MINUTES = env.float("BUREAU_STAFF_IDLE_MINUTES", 30)

BACKUPS = Path(env.str("BUREAU_BACKUPS", str(DATA / "backups"))).resolve()
"""Where the nightly backup goes; better on another disk than the data."""
BACKUPS_KEPT = env.int("BUREAU_BACKUPS_KEPT", 14)
LOGGING = configuration(
    env.str("BUREAU_LOG", "plain", validate=validate.OneOf(["plain", "json"])),
    env.str("BUREAU_LOG_LEVEL", "INFO", validate=validate.OneOf(["INFO", "WARNING", "ERROR"])),
)
"""One line an event, `plain` for people or `json` for a collector."""

NIGHTLY = env.bool("BUREAU_NIGHTLY", True)
"""Whether workers plan what is done every night: a run, a backup, tidying."""
JOB_LEASE = env.float("BUREAU_JOB_LEASE", 30)
"""Seconds after which a background job whose worker gives no sign is another worker's."""


def _secret_key() -> str:
    """The key of the environment; else one made once and kept beside the data."""
    if given := env.str("BUREAU_SECRET_KEY", ""):
        return given
    kept = DATA / "secret-key"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key(), encoding="utf-8")
    return kept.read_text(encoding="utf-8").strip()


SECRET_KEY = _secret_key()
MFA_KEY = env.str("BUREAU_MFA_KEY", "") or SECRET_KEY
"""Encrypts the secrets of second factors."""
ROOT_URLCONF = "bureau.config.urls"
WSGI_APPLICATION = "bureau.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    *("look", "accounts", "jobs", "channels", "ledger", "runs", "applications"),
    *("indicators", "reports", "desk", "portal"),
]
INSTALLED_APPS = [
    *(f"bureau.{room}" for room in ROOMS),
    "bureau.config",
    "bureau.accounts.console_app.ConsoleConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "ninja",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "bureau.config.health.middleware",
    "bureau.config.logs.requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bureau.accounts.middleware.viewer",
    "bureau.accounts.middleware.session_limits",
    "bureau.accounts.middleware.entrance",
    "bureau.look.uploads.Limit",
    "bureau.look.refusals.Refusals",
    "axes.middleware.AxesMiddleware",
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "bureau.look.context.frame",
                "bureau.ledger.context.place",
            ]
        },
    }
]

# SQLite: one writer at a time that waits its turn; without these three, writers meet "locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}
if env.str("BUREAU_DATABASE_URL", ""):
    DATABASES: dict[str, Any] = {"default": env.dj_db_url("BUREAU_DATABASE_URL")}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "bureau.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }
    }

LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "zh-hans", "Asia/Shanghai", True, True
STATIC_URL, STATIC_ROOT = "/static/", DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "attachments"
RUNS, CERTIFICATES = DATA / "runs", DATA / "certificates"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_LIMIT = 20 * 1024 * 1024
"""Bytes of one uploaded file; what is larger is refused while it arrives."""
FILE_UPLOAD_HANDLERS = [
    "bureau.look.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": ["'none'"],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
        "form-action": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_SAVE_EVERY_REQUEST = False

LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "account_login", "/", "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_ADAPTER = "bureau.accounts.adapter.Adapter"
MFA_ADAPTER = "bureau.accounts.adapter.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
AXES_FAILURE_LIMIT = 5
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # who signs in is on the accounts' own trail
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a name is locked, wherever the tries come from
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_TEMPLATE = "429.html"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
] + [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "bureau.accounts.passwords.MixedValidator"},
]
