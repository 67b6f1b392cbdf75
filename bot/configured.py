"""The models as the settings say: Easel's, the operator's, and what the service asks for them."""

from bot.catalog import Catalog, load_catalog
from bot.catalog.attachment import DISCORD_ORIGINS
from bot.catalog.price_list import kept_prices, service_of, shipped_prices
from bot.settings import Settings


def configured_catalog(
    settings: Settings, picture_origins: frozenset[str] = DISCORD_ORIGINS
) -> Catalog:
    """Read the models, priced as their own entries say, else as the service's newest list does.

    A prompt may begin with pictures at ``picture_origins``.

    Raises:
        SettingsError: one of the files is wrong; with every problem of it.
    """
    service = service_of(settings.prediction_api_url)
    lists = kept_prices(settings.data_dir, service), shipped_prices(service)
    prices = [one for one in lists if one is not None and one.service == service]
    return load_catalog(
        settings.models_file, settings.default_model, picture_origins, prices=prices
    )
