"""Deed: the sweep issues what the queue lost."""

import pytest
from django.core.management import CommandError, call_command

from certificates.models import Certificate

pytestmark = pytest.mark.django_db
NAME = "certificates_issue_missing"


def test_it_heals_and_leaves_the_others_alone(complete, certificate, capsys):
    complete()
    complete()
    call_command(NAME)
    assert Certificate.objects.count() == 3
    assert "2 issued, 0 failed" in capsys.readouterr().out
    call_command(NAME)
    assert "0 issued, 0 failed" in capsys.readouterr().out
    assert Certificate.objects.filter(pk=certificate.pk, code=certificate.code).exists()


def test_a_failure_is_told_and_holds_nobody_up(complete, make_learner, capsys):
    broken = complete(make_learner("𓀀"))
    complete()
    with pytest.raises(CommandError):
        call_command(NAME)
    out, err = capsys.readouterr()
    assert "1 issued, 1 failed" in out
    assert f"completion {broken.pk}" in err
    assert Certificate.objects.count() == 1


def test_once_the_cause_is_gone_it_heals(complete, make_learner):
    learner = make_learner("")
    complete(learner)
    with pytest.raises(CommandError):
        call_command(NAME)
    learner.name = "Ada Löwenherz"
    learner.save()
    call_command(NAME)
    assert Certificate.objects.get().holder == "Ada Löwenherz"


def test_a_dry_run_only_counts(completion, capsys):
    call_command(NAME, "--dry-run")
    assert "1 completions" in capsys.readouterr().out
    assert not Certificate.objects.exists()
