"""The floor: what discord.py and aiohttp alone cost. Defer, POST, look every 0.5 s, edit.

No store, no checks, no progress, no words. Whatever a real bot does comes on top of this.
"""

import asyncio
import io
import os
from typing import Any

import aiohttp
import discord
from discord import app_commands

from benchmarks.bots.connect import intents, run

API = os.environ["PREDICTION_API_URL"]
HEADERS = {"Authorization": f"Bearer {os.environ['COMETAPI_KEY']}"}
POLL_SECONDS = float(os.environ.get("FLOOR_POLL_SECONDS", "0.5"))
OVER = {"succeeded", "failed", "canceled"}
TOO_MANY_REQUESTS = 429


class Floor(discord.Client):
    """A client, a command and a session."""

    session: aiohttp.ClientSession

    def __init__(self) -> None:
        super().__init__(intents=intents(), max_messages=None)
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(name="imagine", description="Make a picture")
        async def imagine(interaction: discord.Interaction, prompt: str, model: str) -> None:
            await self.imagine(interaction, prompt, model)

    async def setup_hook(self) -> None:
        """Open the session and publish the command."""
        self.session = aiohttp.ClientSession()
        await self.tree.sync()

    async def close(self) -> None:
        """Close the session as well."""
        await super().close()
        await self.session.close()

    async def imagine(self, interaction: discord.Interaction, prompt: str, model: str) -> None:
        """Make the picture."""
        await interaction.response.defer()
        url = f"{API}/models/{model}/predictions"
        prediction = await self._ask("POST", url, json={"input": {"prompt": prompt}})
        while prediction["status"] not in OVER:
            await asyncio.sleep(POLL_SECONDS)
            prediction = await self._ask("GET", f"{API}/predictions/{prediction['id']}")
        async with self.session.get(prediction["output"][0]) as response:
            content = await response.read()
        file = discord.File(io.BytesIO(content), filename="picture.png")
        await interaction.edit_original_response(content=prompt, attachments=[file])

    async def _ask(self, method: str, url: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
        while True:
            async with self.session.request(method, url, headers=HEADERS, **body) as response:
                if response.status != TOO_MANY_REQUESTS:
                    response.raise_for_status()
                    answer: dict[str, Any] = await response.json()
                    return answer
                # As Replicate's own clients do with their looks.
                wait = float(response.headers.get("Retry-After", "0"))
            await asyncio.sleep(max(wait, POLL_SECONDS))


if __name__ == "__main__":
    run(Floor)
