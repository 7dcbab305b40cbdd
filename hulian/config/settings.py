"""All settings, read from the environment; docs/operations.md lists each variable."""

import dj_database_url

from hulian.config import env
from hulian.core import keys

DATA = env.data_dir()
KEYS_PATH = env.text("HULIAN_KEYS", f"{DATA}.keys")
KEYS = keys.load(KEYS_PATH)

SECRET_KEY = KEYS.secret
DEBUG = env.flag("HULIAN_DEBUG")
PUBLIC_URL = env.text("HULIAN_PUBLIC_URL").rstrip("/")
# Set by `hulian serve --lan`: where a phone fetches the root certificate, and where it goes once it trusts it.
LAN_URL, LAN_SAFE_URL = [*env.text("HULIAN_LAN").split(), "", ""][:2]
# Offices reach Hulian by whatever address their network gave it; links are built from PUBLIC_URL.
ALLOWED_HOSTS = env.words("HULIAN_HOSTS", "*")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("HULIAN_PROXY") else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
SESSION_ENGINE = "hulian.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 14 * 24 * 3600
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# Browsers pass over this header on plain HTTP, and complain about it.
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin" if PUBLIC_URL.startswith("https://") else None
CSRF_FAILURE_VIEW = "hulian.core.views.errors.csrf"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
    "hulian.core",
    "hulian.policies",
    "hulian.audit",
    "hulian.places",
    "hulian.accounts",
    "hulian.media",
    "hulian.notices",
    "hulian.printing",
    "hulian.people",
    "hulian.teams",
    "hulian.cases",
    "hulian.contact",
    "hulian.pages",
    "hulian.demo",
    "hulian.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hulian.core.middleware.ContentSecurity",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hulian.core.middleware.Language",
    "hulian.core.middleware.TooLarge",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "hulian.config.urls"
WSGI_APPLICATION = "hulian.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hulian.pages.navigation.context",
            ],
        },
    },
]

DATABASES = {"default": dj_database_url.parse(
    env.text("DATABASE_URL", f"sqlite:///{DATA}/hulian.sqlite3"),
    conn_max_age=env.number("HULIAN_CONN_AGE", 600),
)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"] |= {
        "ENGINE": "hulian.core.sqlite",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;",
        },
        "TEST": {"NAME": str(DATA / "test.sqlite3")},
    }
else:
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c timezone=UTC"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "hulian.accounts.backend.GrantBackend",
]
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "pages:today"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Six misses for one name from one address lock that pair for a quarter of an hour.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "hulian.accounts.views.sessions.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = env.ROOT / "build" / "collected"
# `hulian serve` collects them and says so to its processes; tests and runserver read the sources.
COLLECTED = env.flag("HULIAN_COLLECTED")
STATICFILES_DIRS = [path for path in [env.ROOT / "build" / "static"] if path.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not COLLECTED
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

MEDIA_DIR = DATA / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 40 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"veil": {"()": "hulian.core.secret_links.Veil"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {name: {"filters": ["veil"]} for name in ("django.request", "django.security.csrf")},
    "root": {"handlers": ["stderr"], "level": env.text("HULIAN_LOG", "WARNING")},
}
