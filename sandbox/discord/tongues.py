"""Commands as Discord shows them to people in their language."""

from sandbox.discord.wire import Json, as_objects

ENGLISH = "en-US"
LANGUAGES = {
    ENGLISH: "English",
    "en-GB": "English (UK)",
    "bg": "Български",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "es-ES": "Español",
    "es-419": "Español (LATAM)",
    "fi": "Suomi",
    "fr": "Français",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "lt": "Lietuviškai",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt-BR": "Português do Brasil",
    "ro": "Română",
    "ru": "Русский",
    "sv-SE": "Svenska",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh-CN": "简体中文",
    "zh-TW": "繁體中文",
}
"""Discord's languages, by their own names; its list ("Locales") has no others."""


def in_language(command: Json, locale: str) -> Json:
    """Return a command, with all its parts, in a language where it has been brought in that.

    What one types stays as it is: a name that has a translation gets it as its `label`.
    """
    said = {**command}
    for field, shown in (("description", "description"), ("name", "label")):
        told = _told(command, field, locale)
        if told is not None:
            said[shown] = told
    if "options" in command:
        said["options"] = [in_language(one, locale) for one in as_objects(command["options"])]
    if "choices" in command:
        said["choices"] = [_choice(one, locale) for one in as_objects(command["choices"])]
    return said


def _choice(choice: Json, locale: str) -> Json:
    return {**choice, "name": _told(choice, "name", locale) or choice["name"]}


def _told(part: Json, field: str, locale: str) -> str | None:
    told: dict[str, str] = part.get(f"{field}_localizations") or {}
    return told.get(locale)
