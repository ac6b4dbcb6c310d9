from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def create_homepage(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The club's start page in place of Wagtail's welcome page, as `wagtail start` does it."""
    ContentType = apps.get_model("contenttypes.ContentType")
    Page = apps.get_model("wagtailcore.Page")
    Page.objects.filter(slug="home", depth=2).delete()
    content_type, _ = ContentType.objects.get_or_create(model="homepage", app_label="home")
    homepage = apps.get_model("home.HomePage").objects.create(
        title="Willkommen im Verein",
        draft_title="Willkommen im Verein",
        slug="home",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    apps.get_model("wagtailcore.Site").objects.create(
        hostname="localhost", root_page=homepage, is_default_site=True
    )


class Migration(migrations.Migration):
    run_before = [("wagtailcore", "0053_locale_model")]
    dependencies = [("home", "0001_initial")]
    operations = [migrations.RunPython(create_homepage, migrations.RunPython.noop)]
