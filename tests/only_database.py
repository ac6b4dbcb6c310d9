"""`--only-database` leaves out what touches no database: it was tested on the first one."""

import pytest

OPTION = "--only-database"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(OPTION, action="store_true", help="leave out tests that touch no database")


def needs_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool({"db", "transactional_db"} & set(getattr(item, "fixturenames", ())))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption(OPTION):
        return
    left_out = [item for item in items if not needs_database(item)]
    items[:] = [item for item in items if needs_database(item)]
    config.hook.pytest_deselected(items=left_out)
