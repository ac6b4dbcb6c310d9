"""Accounts of the ready-made site: an e-mail address and a password, no user name."""

from typing import Any

from django.contrib.auth.models import AbstractUser, BaseUserManager, Permission
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from courses.models.restrictions import RestrictionsMixin
from courses.models.routing import ShortRouteMixin
from lms.models import Membership

from .accessibility_page import AccessibilityPage
from .easy_language import EasyLanguagePage

__all__ = ["AccessibilityPage", "EasyLanguagePage", "HomePage", "User", "UserManager"]


class UserManager(BaseUserManager["User"]):
    """Creates users by e-mail address, as `AbstractUser` does by user name."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractUser):
    """A person who can log in."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()  # type: ignore[misc]

    class Meta(AbstractUser.Meta):
        constraints = [
            # Also the index by which lists of members find their people.
            models.UniqueConstraint(
                Lower("email"),
                name="lms_site_one_account_an_address",
                violation_error_message=_("There is an account with this address already."),
            )
        ]

    def __str__(self) -> str:
        return self.email

    @cached_property
    def may_edit(self) -> bool:
        """True if the Wagtail admin is open to this person.

        Every page of the site asks, so `lms.site.entrance` fetches it along with the account;
        else it takes one query, where `has_perm` takes two.
        """
        return User.objects.filter(pk=self.pk).filter(opens_admin()).exists()

    @cached_property
    def manages(self) -> bool:
        """True if this person manages an organisation today; fetched as `may_edit` is."""
        return User.objects.filter(pk=self.pk).filter(manages_something()).exists()


def opens_admin() -> Q:
    """True for accounts that the Wagtail admin is open to."""
    door = Permission.objects.filter(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    own = door.filter(Q(user=OuterRef("pk")) | Q(group__user=OuterRef("pk")))
    return Q(is_active=True) & (Q(is_superuser=True) | Q(Exists(own)))


def manages_something() -> Q:
    """True for accounts of people who manage an organisation today."""
    posts = Membership.objects.active().filter(
        learner__user=OuterRef("pk"), role=Membership.Role.MANAGER, organisation__is_active=True
    )
    return Q(is_active=True) & Q(Exists(posts))


class HomePage(ShortRouteMixin, RestrictionsMixin, Page):
    """The start page of the ready-made site: what this is, and the way to the catalogue."""

    parent_page_types = ["wagtailcore.Page"]
    template = "shell/home_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from courses.models import CatalogPage, Topic
        from courses.queries.catalogue import courses_to_begin_with
        from courses.queries.contacts import help_contacts

        context = super().get_context(request, *args, **kwargs)
        context["catalogue"] = CatalogPage.objects.child_of(self).live().first()
        context["courses"] = courses_to_begin_with()
        context["topics"] = Topic.objects.all()
        context["contacts"] = help_contacts()
        return context
