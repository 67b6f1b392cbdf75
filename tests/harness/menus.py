"""The menu of a message, as people use it."""

from io import BytesIO

import discord
from PIL import Image as Pillow
from PIL import ImageDraw
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from tests.harness.world import World


def scene(
    kind: str = "PNG", *, size: tuple[int, int] = (320, 240), is_turned: bool = False
) -> bytes:
    """A hill before a sky, so that there is something to know again."""
    drawn = Pillow.new("RGB", (320, 240), "#88aaff")
    draw = ImageDraw.Draw(drawn)
    draw.polygon([(0, 240), (40, 60), (200, 240)], fill="#225522")
    draw.rectangle((180, 180, 320, 240), fill="#553311")
    if is_turned:
        drawn = drawn.transpose(Pillow.Transpose.ROTATE_180)
    buffer = BytesIO()
    drawn.resize(size).save(buffer, kind)
    return buffer.getvalue()


async def posted(world: World, *files: tuple[str, bytes]) -> discord.Message:
    """Bob's message with pictures of his own."""
    message = await world.bob.send(world.channel, "look", attachments=files)
    for attachment, (_, content) in zip(message.attachments, files, strict=True):
        world.harness.downloads.at[attachment.url] = content
    return message


async def menu(
    world: World, name: str, message: discord.Message, *, who: MemberActor | None = None
) -> InteractionResult:
    result = await (who or world.ann).context_menu(world.channel, name, message)
    await world.harness.all_over()
    return result


def told(world: World, result: InteractionResult) -> str:
    assert result.ephemeral
    return world.shown(result).text
