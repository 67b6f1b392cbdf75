"""What Easel answers to a message: an offer with its price, and who may press what."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import discord
from discord import ui

from bot.catalog import MAX_PROMPT_LENGTH, Catalog
from bot.imagine.request import ImagineRequest
from bot.locales import Words
from cogs.kit.panels import panel, rows_of
from cogs.kit.router import HexId, Press, Written
from cogs.kit.times import clock
from cogs.limits import dollars, micros_of
from cogs.messages.model import Offer
from cogs.reply import quoted

WORDS_FIELD = "words"
_PICTURE_BUTTONS = 10


class OfferAct(StrEnum):
    """What may be said to an offer."""

    DRAW = "draw"
    CHANGE = "change"
    CANCEL = "cancel"
    PICTURE = "picture"


class OfferPress(Press, tag="offer"):
    """A button of an offer; with ``change`` also the form with its words."""

    act: OfferAct
    offer_id: HexId
    number: Annotated[int, Written("[1-9][0-9]?", read=int)] | None = None


class OfferViews:
    """Shows offers and what they become."""

    def __init__(self, *, catalog: Catalog, words: Words) -> None:
        self._catalog = catalog
        self._words = words

    def offer(self, offer: Offer, offer_id: str, locale: str, *, ends_at: float) -> ui.LayoutView:
        """Show what would be drawn, with which model and for how much; or that it was refused.

        What was refused is not repeated: only its writer is told why, when they ask.
        """
        if not offer.requests:
            return self._refused(offer_id, locale)
        title = self._words.say(
            "messages-offer-edit" if offer.pictures else "messages-offer-draw", locale
        )
        parts: list[ui.Item[ui.LayoutView]] = [ui.TextDisplay(f"{title}\n{quoted(offer.words)}")]
        picture = offer.picture
        if picture is not None:
            gallery = ui.MediaGallery[ui.LayoutView]()
            alt = self._words.say("results-choice-picture", locale, number=offer.number)
            gallery.add_item(media=picture.url, description=alt, spoiler=picture.is_spoiler)
            parts.append(gallery)
        if len(offer.pictures) > 1:
            parts.extend(rows_of(self._numbers(offer, offer_id)))
        ends = self._words.say("messages-ends", locale, when=clock(ends_at))
        parts.extend(
            (
                ui.TextDisplay(f"{self._price(offer.requests, locale)}\n-# {ends}"),
                ui.ActionRow(
                    self._button(OfferAct.DRAW, offer_id, locale, discord.ButtonStyle.primary),
                    self._button(OfferAct.CHANGE, offer_id, locale),
                    self._button(OfferAct.CANCEL, offer_id, locale),
                ),
            )
        )
        return panel(*parts)

    def _refused(self, offer_id: str, locale: str) -> ui.LayoutView:
        why = self._button(OfferAct.DRAW, offer_id, locale, label="messages-button-why")
        return panel(
            ui.TextDisplay(self._words.say("messages-refused", locale)),
            ui.ActionRow(
                why,
                self._button(OfferAct.CHANGE, offer_id, locale),
                self._button(OfferAct.CANCEL, offer_id, locale),
            ),
        )

    def form(self, offer: Offer, offer_id: str, locale: str) -> ui.Modal:
        """Ask for other words."""
        form = ui.Modal(
            title=self._words.say("messages-button-change", locale),
            custom_id=OfferPress(act=OfferAct.CHANGE, offer_id=offer_id).custom_id,
            timeout=None,
        )
        field = ui.TextInput[ui.Modal](
            custom_id=WORDS_FIELD,
            style=discord.TextStyle.paragraph,
            default=offer.words,
            max_length=MAX_PROMPT_LENGTH,
        )
        label = "results-form-instruction" if offer.pictures else "results-form-prompt"
        form.add_item(ui.Label(text=self._words.say(label, locale), component=field))
        form.stop()
        return form

    def said(self, words_id: str, locale: str, **facts: str) -> ui.LayoutView:
        """Show a sentence."""
        return panel(ui.TextDisplay(self._words.say(words_id, locale, **facts)))

    @staticmethod
    def _numbers(offer: Offer, offer_id: str) -> list[ui.Button[ui.LayoutView]]:
        styles = {True: discord.ButtonStyle.primary, False: discord.ButtonStyle.secondary}
        return [
            ui.Button(
                label=str(number),
                style=styles[number == offer.number],
                custom_id=OfferPress(
                    act=OfferAct.PICTURE, offer_id=offer_id, number=number
                ).custom_id,
            )
            for number in range(1, min(len(offer.pictures), _PICTURE_BUTTONS) + 1)
        ]

    def _price(self, requests: Sequence[ImagineRequest], locale: str) -> str:
        prices = [micros_of(request, self._catalog) for request in requests]
        known = [price for price in prices if price is not None]
        words_id = "messages-price" if len(known) == len(prices) else "messages-price-unknown"
        return self._words.say(
            words_id,
            locale,
            count=sum(request.image_count for request in requests),
            models=tuple(dict.fromkeys(request.model_label for request in requests)),
            price=dollars(sum(known)),
        )

    def _button(
        self,
        act: OfferAct,
        offer_id: str,
        locale: str,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        *,
        label: str | None = None,
    ) -> ui.Button[ui.LayoutView]:
        said = self._words.say(label or f"messages-button-{act}", locale)
        press = OfferPress(act=act, offer_id=offer_id)
        return ui.Button(label=said, style=style, custom_id=press.custom_id)
