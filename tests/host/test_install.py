"""Deed: install the plugin into a foreign site."""

import pytest

pytestmark = pytest.mark.host


def test_only_the_storage_is_left_to_think_about(project):
    """Without a storage of their own, certificates would lie in the public media."""
    output = project.must("check")
    assert output.count("\n?: (") == 1, output
    assert "(certificates.W001)" in output


def test_no_migration_is_missing(filled):
    """Whatever the site chose for AUTH_USER_MODEL and DEFAULT_AUTO_FIELD."""
    assert "No changes detected" in filled.must("makemigrations", "--check", "--dry-run")


def test_the_starter_is_loaded_once(filled):
    assert "Nothing to do" in filled.must("load_starter")


def test_the_keys_are_made_once(filled):
    assert "token" not in filled.must("certificates_keys", "create")
    assert "(certificates." not in filled.must("check", "--database", "default").replace(
        "(certificates.W001)", ""
    )
