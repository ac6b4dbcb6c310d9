"""WSGI entry point: `gunicorn lms.site.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lms.site.settings")
application = get_wsgi_application()
