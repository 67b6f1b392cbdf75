"""What a member reads when a rule says no: which rule, and where it can be, until when."""

from bot.errors import RefusedError


class RuleRefusedError(RefusedError):
    """A rule of the server does not allow this request."""


class NobodyMayDrawError(RuleRefusedError):
    """Drawing is switched off here."""

    words_id = "refusal-rules-nobody"


class ModeratorsOnlyError(RuleRefusedError):
    """Only moderators may draw here."""

    words_id = "refusal-rules-moderators"


class RoleMissingError(RuleRefusedError):
    """The person has none of the roles that may draw here. Facts: ``roles`` (mentions)."""

    words_id = "refusal-rules-roles"


class RolesGoneError(RuleRefusedError):
    """Every role that may draw here has been deleted; moderators still may."""

    words_id = "refusal-rules-roles-gone"


class RoleDeniedError(RuleRefusedError):
    """The person has a role that may not draw here. Facts: ``roles`` (mentions)."""

    words_id = "refusal-rules-denied"


class NewcomerError(RuleRefusedError):
    """The person joined too recently. Facts: ``until`` (a time mention)."""

    words_id = "refusal-rules-newcomer"


class QuietError(RuleRefusedError):
    """It is a quiet hour. Facts: ``start``, ``end``, ``timezone``, ``until`` (a time mention)."""

    words_id = "refusal-rules-quiet"


class AlwaysQuietError(RuleRefusedError):
    """All hours of the day are quiet."""

    words_id = "refusal-rules-always-quiet"


class SlowModeError(RuleRefusedError):
    """The person asked in this channel a moment ago. Facts: ``until`` (a time mention)."""

    words_id = "refusal-rules-slow-mode"


class ModelNotHereError(RuleRefusedError):
    """This model may not be used here. Facts: ``model``, ``models`` (those that may)."""

    words_id = "refusal-rules-model"


class NoModelLeftError(RuleRefusedError):
    """No model that may be used here is on offer any more. Facts: ``model``."""

    words_id = "refusal-rules-no-model"


class StyleNotHereError(RuleRefusedError):
    """This style may not be used here. Facts: ``style``, ``styles`` (those that may)."""

    words_id = "refusal-rules-style"


class NoStyleHereError(RuleRefusedError):
    """No style may be used here. Facts: ``style``."""

    words_id = "refusal-rules-no-style"


class TooManyPicturesError(RuleRefusedError):
    """Facts: ``count``, ``limit``."""

    words_id = "refusal-rules-count"


class PictureTooLargeError(RuleRefusedError):
    """Facts: ``megapixels``, ``limit``."""

    words_id = "refusal-rules-megapixels"


class ImageInputNotHereError(RuleRefusedError):
    """Requests here may not start from a picture."""

    words_id = "refusal-rules-image"


class PrivateNotHereError(RuleRefusedError):
    """Results here are for everyone to see."""

    words_id = "refusal-rules-private"
