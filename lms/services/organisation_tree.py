"""Where an organisation stands: on top, or below its provider."""

from django.db import transaction

from ..exceptions import NotBelowItself
from ..models import Organisation


@transaction.atomic
def add(*, organisation: Organisation, above: Organisation | None) -> Organisation:
    """Store a new organisation below another one, or on top."""
    if above is None:
        return Organisation.add_root(instance=organisation)
    return Organisation.objects.get(pk=above.pk).add_child(instance=organisation)


@transaction.atomic
def move(*, organisation: Organisation, above: Organisation | None) -> Organisation:
    """Hang an organisation and all below it somewhere else; managers follow the new place.

    Raises NotBelowItself.
    """
    organisation = Organisation.objects.get(pk=organisation.pk)
    parent = organisation.get_parent()
    if parent == above:
        return organisation
    if above is None:
        organisation.move(Organisation.get_last_root_node(), pos="last-sibling")
    elif above.path.startswith(organisation.path):
        raise NotBelowItself
    else:
        organisation.move(Organisation.objects.get(pk=above.pk), pos="last-child")
    return Organisation.objects.get(pk=organisation.pk)
