"""What certificates adds to Wagtail: panels below completions, its list, its designs."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .completion_panels import add_certificate_panels
from .listing_buttons import preview_button
from .models import Certificate
from .permissions import EvidencePolicy
from .recognition_viewset import CourseRecognitionViewSet
from .viewsets import CertificateDesignViewSet, certificate_viewset

register_permission_policy(Certificate, EvidencePolicy(Certificate), exact_class=True)
register_snippet(CertificateDesignViewSet)
register_snippet(CourseRecognitionViewSet)

hooks.register("register_admin_viewset", lambda: certificate_viewset)
hooks.register("construct_completion_panels", add_certificate_panels)
hooks.register("register_snippet_listing_buttons", preview_button)
