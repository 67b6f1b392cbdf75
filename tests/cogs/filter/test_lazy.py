"""A bot whose servers have no filter does not load what reads prompts."""

import subprocess
import sys

RUN = "import sys, bot.app; print('regex' in sys.modules)"


def test_without_any_list_the_library_of_expressions_is_not_loaded() -> None:
    ran = subprocess.run([sys.executable, "-c", RUN], capture_output=True, check=True, text=True)

    assert ran.stdout.strip() == "False"
