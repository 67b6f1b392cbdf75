"""The container's health check: asks the bot's own /livez where HTTP_PORT is set."""

import http.client
import os
import sys
from http import HTTPStatus

ANSWER_SECONDS = 4.0


def is_healthy(host: str, port: str) -> bool:
    """Whether the bot on this port answers; without a port nothing can be asked.

    Not whether it is connected: what restarts a container would then do so whenever Discord is
    away, and lose nothing but time.

    A bot that listens on every address is asked on the container's own.

    The address is asked directly: a proxy in the environment is for other machines.
    """
    if not port:
        return True
    here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = http.client.HTTPConnection(here, int(port), timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/livez")
        return connection.getresponse().status == HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    host, port = (os.environ.get(name, "").strip() for name in ("HTTP_HOST", "HTTP_PORT"))
    sys.exit(not is_healthy(host, port))
