# Easel's bot, without the sandbox and without anything that is only for development.
# scripts/release looks up the digest of this tag and builds from that: "python:3.13-slim@sha256:…".
ARG PYTHON=python:3.13-slim

FROM ${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/easel
COPY requirements.lock /tmp/
# Every package has a wheel for this Python; refusing anything else keeps a compiler out of here.
RUN /opt/easel/bin/pip install --quiet --no-deps --require-hashes --only-binary :all: \
    -r /tmp/requirements.lock \
  && /opt/easel/bin/pip uninstall --quiet --yes pip
COPY bot /app/bot
COPY cogs /app/cogs
COPY scripts/health.py LICENSE /app/
# The container's disk is read-only, so what Python would compile at each start is compiled here.
RUN /opt/easel/bin/python -m compileall -q /app

FROM ${PYTHON}
# What a release says of itself. An image that is built by hand leaves it open: its version is in
# bot/__init__.py alone, and `python -m bot --version` reads it there.
ARG PYTHON
ARG VERSION=
ARG REVISION=
ARG CREATED=
ARG SOURCE=
LABEL org.opencontainers.image.title="Easel" \
  org.opencontainers.image.description="A Discord bot that turns /imagine into a picture." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.created="${CREATED}" \
  org.opencontainers.image.source="${SOURCE}" \
  org.opencontainers.image.base.name="${PYTHON}"
RUN groupadd --gid 10001 easel \
  && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin easel \
  && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /opt/easel /opt/easel
COPY --from=build /app /app
# On its own loopback address, for the health check below; nothing is published.
# Settings come from the environment alone: EASEL_ENV_FILE= means that no .env is looked for.
ENV PATH=/opt/easel/bin:$PATH \
  PYTHONDONTWRITEBYTECODE=1 \
  PYTHONUNBUFFERED=1 \
  DATA_DIR=/data \
  HTTP_PORT=9090 \
  EASEL_ENV_FILE= \
  EASEL_REVISION=${REVISION}
WORKDIR /app
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["python", "/app/health.py"]
CMD ["python", "-m", "bot", "run"]
