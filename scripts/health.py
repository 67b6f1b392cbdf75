"""The container's health check: asks the bot's own /health where HTTP_PORT is set."""

import http.client
import os
import sys
from http import HTTPStatus

ANSWER_SECONDS = 4.0


def is_healthy(port: str) -> bool:
    """Whether the bot on this port says that it is connected; without a port nothing can be asked.

    The address is asked directly: a proxy in the environment is for other machines.
    """
    if not port:
        return True
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_healthy(os.environ.get("HTTP_PORT", "").strip()))
