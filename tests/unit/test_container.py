"""The container image, what runs it, and what releases it; no container engine is needed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text(encoding="utf-8")
STEPS = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE)).splitlines()
DIGEST = f"sha256:{'0123456789abcdef' * 4}"


def steps(name: str) -> list[str]:
    """The arguments of each instruction of this name."""
    return [step.partition(" ")[2].strip() for step in STEPS if step.startswith(f"{name} ")]


HADOLINT = {
    "DL3000 absolute WORKDIR": all(one.startswith("/") for one in steps("WORKDIR")),
    "DL3002 the last USER is not root": steps("USER")[-1].split(":")[0] not in {"root", "0"},
    "DL3006, DL3007 the base has a tag, and not latest": re.fullmatch(
        r"PYTHON=python:3\.\d+-slim", steps("ARG")[0]
    ),
    "DL3006 every stage has it": all(one.startswith("${PYTHON}") for one in steps("FROM")),
    "DL3008, DL3009, DL3015 nothing of the system is installed": "apt" not in DOCKERFILE,
    "DL3013, DL3042 packages are pinned, and no cache is kept": "--require-hashes" in DOCKERFILE
    and "PIP_NO_CACHE_DIR=1" in DOCKERFILE,
    "DL3020 COPY and not ADD": not steps("ADD"),
    "DL3021 several sources end in a folder": all(
        one.endswith("/") for one in steps("COPY") if len(one.split()) > 2 and "--from" not in one
    ),
    "DL3022 COPY --from names a stage": all(
        "--from=build " in one for one in steps("COPY") if "--from" in one
    ),
    "DL3025 CMD and ENTRYPOINT are JSON": all(one.startswith("[") for one in steps("CMD")),
    "DL3044 no ENV refers to itself within one": "${DATA_DIR}" not in DOCKERFILE,
    "DL4000 no MAINTAINER": not steps("MAINTAINER"),
    "DL4003 one CMD": len(steps("CMD")) == 1,
    "no secret is built in": not re.search(r"(?i)token|key|password", DOCKERFILE),
}


def test_the_dockerfile_keeps_to_the_rules_that_apply_to_it() -> None:
    assert [rule for rule, is_kept in HADOLINT.items() if not is_kept] == []


def test_what_is_copied_is_enough_to_run(tmp_path: Path) -> None:
    app = tmp_path / "app"
    for copied in (one for one in steps("COPY") if "--from" not in one):
        *sources, target = copied.split()
        if not target.startswith("/app"):
            continue
        place = tmp_path / target.lstrip("/")
        for source in (ROOT / name for name in sources):
            if source.is_dir():
                shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                place.mkdir(exist_ok=True)
                shutil.copy(source, place)
    environment = {"PATH": os.environ["PATH"], "EASEL_ENV_FILE": "", "EASEL_REVISION": "1a2b3c4"}
    arguments = ["-m bot worker --version", "-m bot models", "health.py"]

    ran = [
        subprocess.run(
            [sys.executable, *one.split()],
            cwd=app,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        for one in arguments
    ]

    assert [one.returncode for one in ran] == [0, 0, 0], [one.stderr for one in ran]
    assert ran[0].stdout.startswith(f"Easel {bot.__version__} (revision 1a2b3c4, Python ")
    assert "FLUX" in ran[1].stdout
    assert (app / "LICENSE").is_file()


def test_services_have_limits_and_the_database_is_asked_whether_it_is_well() -> None:
    services = re.split(r"^  (?=\S+:)", COMPOSE.partition("\nservices:\n")[2], flags=re.MULTILINE)
    own = [one for one in services if "image:" in one]

    assert len(own) == 2
    assert all("mem_limit:" in one and "pids_limit:" in one for one in own)
    assert not re.search(r"image: \S+:latest", COMPOSE)
    (postgres,) = (one for one in own if one.startswith("postgres:"))
    assert "pg_isready" in postgres
    assert COMPOSE.count("condition: service_healthy") == 1


DOCKER = f"""#!/bin/sh
case "$*" in
*imagetools*) echo {DIGEST} ;;
*) printf '%s\\n' "$@" > built ;;
esac
"""


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A repository with what the release script reads, tagged, and a Docker that takes notes."""
    for name in ("Dockerfile", "scripts/release", "bot/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "CHANGELOG.md").write_text(f"## [{bot.__version__}] - 2026-12-01\n")
    (tmp_path / ".gitignore").write_text("bin\nbuilt\n")
    (tmp_path / "bin").mkdir()
    docker = tmp_path / "bin" / "docker"
    docker.write_text(DOCKER)
    docker.chmod(0o755)
    as_somebody = ["-c", "user.name=x", "-c", "user.email=x@example.com"]
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run(["git", *as_somebody, *step], cwd=tmp_path, check=True)
    subprocess.run(["git", "tag", f"v{bot.__version__}"], cwd=tmp_path, check=True)
    return tmp_path


def released(where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PATH": f"{where / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run(
        [where / "scripts" / "release", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_release_is_built_from_a_digest_with_labels_and_what_is_in_it(release: Path) -> None:
    ran = released(release, "registry.example:5000/easel")

    assert ran.returncode == 0, ran.stderr
    built = (release / "built").read_text().splitlines()
    assert f"PYTHON=python:3.13-slim@{DIGEST}" in built
    assert f"VERSION={bot.__version__}" in built
    assert any(re.fullmatch("REVISION=[0-9a-f]{40}", one) for one in built)
    assert {"--sbom=true", "--provenance=mode=max", "--push"} <= set(built)
    assert f"registry.example:5000/easel:{bot.__version__}" in built


def test_what_is_no_release_is_not_built(release: Path) -> None:
    (release / "new").touch()
    changed = released(release, "easel")
    (release / "new").unlink()
    subprocess.run(["git", "tag", "-d", f"v{bot.__version__}"], cwd=release, check=True)
    untagged = released(release, "easel")

    assert "not committed" in changed.stderr
    assert f"not tagged v{bot.__version__}" in untagged.stderr
    assert not (release / "built").exists()
