"""The service's settings for tests: a folder of their own, nothing slow that tests nothing."""

import os
import tempfile

os.environ.setdefault("BUREAU_DATA", tempfile.mkdtemp(prefix="bureau-test-"))

from bureau.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MFA_FOR_STAFF = False
# WhiteNoise warns of a folder that is not there, and a warning fails a test.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
