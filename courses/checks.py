"""Start-up complaints of the courses app: what a host forgot, with a hint."""

from typing import Any

from django.apps import apps
from django.conf import settings as django_settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.template import Engine, TemplateDoesNotExist, TemplateSyntaxError, engines
from django.template.backends.django import DjangoTemplates
from django.template.base import Template
from django.template.loader_tags import BlockNode, ExtendsNode

from .conf import settings

NEEDED_APPS = (
    "wagtail.contrib.typed_table_block",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.snippets",
)
NEEDED_BLOCKS = ("title", "extra_css", "content", "extra_js")
NEEDED_PROCESSORS = {
    "django.template.context_processors.request": "Templates can't see the request.",
    "django.contrib.messages.context_processors.messages": "Templates can't see the messages.",
}
OWN_TEMPLATE = "courses/layout.html"
OWN_STYLES = "courses/css/courses.bundle.css"


def missing_apps(needed: tuple[str, ...], identifier: str) -> list[checks.CheckMessage]:
    """One error per app that is not installed; the storeys above ask for theirs the same way."""
    return [
        checks.Error(
            f"'{name}' is not installed.",
            hint=f"Add '{name}' to INSTALLED_APPS.",
            id=identifier,
        )
        for name in needed
        if not apps.is_installed(name)
    ]


@checks.register
def needed_apps(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return missing_apps(NEEDED_APPS, "courses.E005")


@checks.register
def base_template(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Every page extends the host's `base.html` and fills four of its blocks."""
    try:
        engine, template = find_template("base.html")
        missing = set(NEEDED_BLOCKS) - block_names(engine, template)
    except (TemplateDoesNotExist, TemplateSyntaxError) as error:
        return [
            checks.Error(
                f"There is no usable template 'base.html': {error}",
                hint="Give your site a base.html with the blocks " + ", ".join(NEEDED_BLOCKS) + ".",
                id="courses.E001",
            )
        ]
    return [
        checks.Error(
            f"Your base.html has no block '{name}'.",
            hint=f"Add {{% block {name} %}}{{% endblock %}} to base.html.",
            id="courses.E002",
        )
        for name in sorted(missing)
    ]


@checks.register
def own_templates(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    try:
        find_template(OWN_TEMPLATE)
    except TemplateDoesNotExist:
        return [
            checks.Error(
                "The templates of the plugin are not found.",
                hint="Set APP_DIRS to True in TEMPLATES, or add the loader 'app_directories'.",
                id="courses.E006",
            )
        ]
    return []


def find_template(name: str) -> tuple[Engine, Template]:
    """The template and its engine, of Django's own kind: ours cannot extend one of Jinja2."""
    for backend in engines.all():
        if isinstance(backend, DjangoTemplates):
            try:
                return backend.engine, backend.engine.get_template(name)
            except TemplateDoesNotExist:
                continue
    raise TemplateDoesNotExist(name)


def block_names(engine: Engine, template: Template) -> set[str]:
    """The blocks of a template and of all it extends."""
    chain = [template]
    while parents := chain[-1].nodelist.get_nodes_by_type(ExtendsNode):
        name = parents[0].parent_name.var
        if not isinstance(name, str):  # known while rendering only: trust the host
            return set(NEEDED_BLOCKS)
        parent, _origin = engine.find_template(name, skip=[seen.origin for seen in chain])
        chain.append(parent)
    return {node.name for seen in chain for node in seen.nodelist.get_nodes_by_type(BlockNode)}


@checks.register
def context_processors(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Both belong to Wagtail's own settings; without them pages break or keep silent."""
    there = {
        name
        for engine in django_settings.TEMPLATES
        for name in engine.get("OPTIONS", {}).get("context_processors", [])
    }
    return [
        checks.Error(
            message,
            hint=f"Add '{name}' to the context processors in TEMPLATES.",
            id="courses.E003",
        )
        for name, message in NEEDED_PROCESSORS.items()
        if name not in there
    ]


@checks.register
def own_styles(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if apps.is_installed("django.contrib.staticfiles") and finders.find(OWN_STYLES):
        return []
    return [
        checks.Warning(
            "The style sheets of the plugin are not found.",
            hint="Add 'django.contrib.staticfiles' to INSTALLED_APPS and "
            "'django.contrib.staticfiles.finders.AppDirectoriesFinder' to STATICFILES_FINDERS.",
            id="courses.W001",
        )
    ]


@checks.register(deploy=True)
def sanitiser(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if settings.SANITISER == "nh3":
        return []
    if settings.SANITISER != "bleach":
        return [
            checks.Error(
                f"COURSES_SANITISER is {settings.SANITISER!r}.",
                hint='Set it to "bleach" or "nh3".',
                id="courses.E004",
            )
        ]
    return [
        checks.Info(
            "HTML is cleaned by bleach, which has had no maintainers since June 2026.",
            hint='Install the extra "nh3" and set COURSES_SANITISER = "nh3" to change engines.',
            id="courses.I001",
        )
    ]
