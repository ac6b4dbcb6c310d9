"""The PostgreSQL the tests run on besides SQLite: the one that is named, or a local one.

Prints its DATABASE_URL, or nothing. A server that was named but does not answer is an error:
leaving it out silently would call a half-tested tree green.
"""

import os
import socket
import sys
from urllib.parse import urlsplit

LOCAL = "postgres://postgres@127.0.0.1:5432/lms"


def answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname, parts.port or 5432), timeout=3):
            return True
    except OSError:
        return False


def main() -> int:
    named = os.environ.get("DATABASE_URL", "")
    if named.startswith("postgres"):
        if not answers(named):
            print("DATABASE_URL names a PostgreSQL server that does not answer.", file=sys.stderr)
            return 1
        print(named)
    elif answers(LOCAL):
        print(LOCAL)
    else:
        print("No PostgreSQL on 127.0.0.1:5432: testing on SQLite only.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
