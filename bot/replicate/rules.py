"""What the texts, codes and statuses of the prediction API mean, as tables; first match wins.

Sources: CometAPI's error pages, Replicate's error bodies, the ``E00x`` codes of Replicate's
official models, and the codes and messages (English and Chinese) of the open-source gateway
new-api, whose wording CometAPI's answers share.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import (
    AccessDeniedError,
    AllFilteredError,
    AnswerUnreadableError,
    BusyError,
    FlaggedError,
    InputInvalidError,
    KeyRefusedError,
    ModelUnavailableError,
    NoBalanceError,
    PredictionError,
    PredictionFailedError,
    PredictionInterruptedError,
    PredictionLostError,
    RateLimitedError,
    ServiceUnreachableError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An answer with one of these codes or words, under these statuses, is this error."""

    error: type[PredictionError]
    codes: frozenset[str] = frozenset()
    words: re.Pattern[str] | None = None
    statuses: frozenset[int] = frozenset()
    """Empty: whatever the status. Without codes and words: the status alone decides."""
    is_vague: bool = False
    """Whether the service uses these codes for anything, so that words are tried first."""

    def fits(self, *, status: int) -> bool:
        """Whether the rule is about this kind of answer at all."""
        return not self.statuses or status in self.statuses


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRule:
    """Maps words in a failed prediction's error text to an error."""

    error: type[PredictionError]
    words: re.Pattern[str]


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _statuses(*statuses: int) -> frozenset[int]:
    return frozenset(statuses)


def _codes(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


_NO_BALANCE_WORDS = (
    r"insufficient[ _](?:\w+[ _])?(?:credit|balance|quota|fund)",
    r"quota (?:is |has been )?(?:exhausted|not enough|used up)",
    r"not enough (?:credit|balance|quota)",
    r"exceeded (?:your|the) (?:current |monthly )?quota\b",
    r"\bbilling (?:hard )?limit\b",
    r"\bpayment required\b",
    r"\bunpaid invoice",
    r"\bbalance (?:is )?(?:too low|insufficient)\b",
    r"\bout of credits?\b",
    r"(?:额度|余额|配额|费用|积分|点数)\s*(?:不足|已用尽|已用完|耗尽)",
    r"欠费",
    r"请充值",
)

_ABOUT_THE_CHECK = (
    r"must|should|parameter|is not (?:a )?valid"
    r"|service|endpoint|api\b|server|timed|timeout|unavailable"
)
# What a safety check says, in the words of providers and of the gateways in front of them. A
# sentence about the check itself ("moderation must be one of", "the moderation service timed out")
# is none.
_FLAGGED_WORDS = (
    r"flagged as sensitive",
    r"sensitive words",
    r"\b(?:content|usage|safety|use) polic(?:y|ies)\b",
    r"\bviolat\w+\b[^.\n]{0,80}\b(?:polic(?:y|ies)|guidelines?|standards?|terms)\b",
    r"\b(?:polic(?:y|ies)|guidelines?|standards?|terms)\b[^.\n]{0,40}\bviolat",
    r"\bsafety (?:system|filters?)\b",
    r"\b(?:IMAGE_)?PROHIBITED_CONTENT\b",
    r"(?-i:\b(?:IMAGE_)?SAFETY\b)",
    r"(?-i:\b(?:IMAGE_)?RECITATION\b|\bBLOCKLIST\b)",
    r"\bmoderated\b",
    r"\bmoderation_(?:blocked|flagged)\b",
    (
        r"\b(?:blocked|rejected|refused|filtered) (?:by|due to|because of|for|as)\b[^.\n]{0,40}"
        r"\b(?:content|safety|moderation|sensitive|inappropriate|unsafe|nsfw)\b"
    ),
    (
        r"\b(?:prompt|content|images?|text|words?|input|output)\s+(?:(?:is|was|were|has been)\s+)?"
        r"(?:blocked|filtered|flagged)\b"
    ),
    r"\bcontains? (?:[\w-]+ ){0,2}(?:blocked|banned|forbidden|prohibited|copyrighted) \w",
    (
        r"\b(?:unsafe|inappropriate|sensitive|harmful|disallowed|prohibited|explicit)[ _]"
        r"(?:content|material|images?|text|words?)\b"
    ),
    r"SensitiveContent|DataInspectionFailed",
    r"\bresponsible ai\b|\bcommunity guidelines\b",
    r"\bnsfw(?:[\s_-]+(?:content|images?|prompt))?[\s_-]+(?:(?:is|was) )?(?:detected|blocked)\b",
    r"\bnot safe for work\b|\bcsam\b|\bhate speech\b|\bpublic figures? detected\b",
    r"\brefused to (?:generate|create|draw)\b|\bcan(?:['\u2019]t|not) (?:help|assist) with\b",
    rf"\bmoderation\b(?![`'\":\s]{{0,3}}(?:{_ABOUT_THE_CHECK}))",
    r"verst(?:öß|oss|ieß)\w*\b[^.\n]{0,60}(?:richtlinie|bedingungen)",
    r"\b(?:viola|infringe|incumple|enfrein\w*)\b[^.\n]{0,60}\b(?:pol[ií]tic\w*|politiques?|normas)",
    (
        r"\b(?:contenu\w*|contenido|conteúdo|inhalte?)\b[^.\n]{0,20}"
        r"\b(?:inapp?ropri|inapropiad|impr[oó]pri|unangemessen)"
    ),
    r"\bunangemessene\w? inhalt|(?:контент|запрос).{0,30}(?:наруша|недопустим)",
    "违规|敏感|违禁|不合规|不当内容|不适当|涉黄|色情|内容安全(?!服务)|审核(?!服务)|违反.{0,30}(?:政策|规定|准则|协议)",
    "ポリシー.{0,10}違反|不適切|정책.{0,10}위반|부적절",
)

_INVALID_WORDS = (
    r"input validation failed",
    r"\bmust be (?:one of|in|less|greater|at (?:most|least)|between)\b",
    r"\bmust be (?:an? (?:multiple|number|valid)|divisible)\b",
    r"\bexceeds? (?:the )?max(?:imum)? (?:\w+ )?(?:length|size|resolution|pixels|tokens)\b",
    r"\b(?:prompt|text|input|image|file)(?: is)? too (?:long|large|big)\b",
    r"\bunsupported (?:image|file|media)\b|\bcannot identify image file\b",
)

_BUSY_WORDS = (
    r"currently busy",
    r"high demand",
    r"\boverloaded\b",
    r"\bat capacity\b",
    r"\bqueue is full\b",
    "负载已饱和",
)
_THROTTLED_WORDS = (r"was throttled", r"rate limit", r"too many requests", r"请求过于频繁")

_ACCOUNT_RULES: tuple[Rule, ...] = (
    Rule(
        error=NoBalanceError,
        codes=_codes(
            "insufficient_user_quota pre_consume_token_quota_failed insufficient_quota"
            " insufficient_balance insufficient_credit token_quota_exhausted"
        ),
        words=_words(*_NO_BALANCE_WORDS),
    ),
    # A 403 that talks about money is about money: CometAPI documents no 402.
    Rule(
        error=NoBalanceError,
        words=_words(r"\bquota\b", r"\bbalance\b", r"\bcredits?\b", r"\bbilling\b", "额度", "余额"),
        statuses=_statuses(403),
    ),
    Rule(
        error=KeyRefusedError,
        codes=_codes("invalid_api_key invalid_token token_expired unauthenticated"),
        words=_words(
            r"(?:invalid|incorrect|expired|missing) api[ _-]?key\b",
            r"valid authentication token",
            r"api[ _-]?key (?:is |was |has )?(?:invalid|incorrect|expired|disabled|revoked)\b",
            r"\btoken (?:is |has )?expired\b",
            r"\bauthentication (?:required|failed|credentials)\b",
            r"\bunauthenticated\b",
            r"无效的令牌",
            r"未提供令牌",
            r"令牌(?:已过期|已禁用|状态不可用|无效)",
        ),
    ),
)
_TOO_MANY_RULE = Rule(
    error=RateLimitedError,
    codes=_codes("rate_limit_exceeded too_many_requests"),
    words=_words(*_THROTTLED_WORDS),
)

CODE_AND_WORD_RULES: tuple[Rule, ...] = (
    *_ACCOUNT_RULES,
    Rule(
        error=ModelUnavailableError,
        codes=_codes("model_not_found model_not_available"),
        words=_words(
            r"no available channel",
            r"not supported model",
            r"model (?:not found|does not exist|is not available)",
            r"invalid version or not permitted",
            r"无可用渠道",
            r"模型不存在",
        ),
    ),
    Rule(
        error=AccessDeniedError,
        codes=_codes("access_denied permission_denied permission_error"),
        words=_words(
            r"model access denied",
            r"(?:no|not have) (?:access|permission) (?:to|for)",
            r"无权(?:访问|限)",
            r"没有权限",
            r"令牌允许访问的列表",
        ),
    ),
    Rule(error=InputInvalidError, words=_words(*_INVALID_WORDS)),
    # 429 carries one fixed sentence at some gateways, so its status comes before the busy words.
    _TOO_MANY_RULE,
    Rule(
        error=FlaggedError,
        codes=_codes(
            "sensitive_words_detected prompt_blocked content_policy_violation moderation_blocked"
            " content_filter prohibited_content safety"
        ),
        words=_words(*_FLAGGED_WORDS),
    ),
    Rule(error=RateLimitedError, statuses=_statuses(429)),
    Rule(
        error=BusyError,
        codes=_codes("overloaded_error capacity_exceeded"),
        words=_words(*_BUSY_WORDS),
    ),
    # A gateway in Go that found no way to the provider: nothing was sent there.
    Rule(
        error=ServiceUnreachableError,
        words=_words(r"\bdial tcp\b[^\n]*(?:refused|no such host|unreachable|i/o timeout)"),
    ),
    # CometAPI: a malformed request may come as 500 with this code; asking again does not help. The
    # code also stands over more telling words, so it comes last.
    Rule(
        error=InputInvalidError,
        codes=_codes("invalid_request bad_request_body convert_request_failed invalid_parameter"),
        is_vague=True,
    ),
)
"""For a start that JSON answers: code and words before the bare status, which is not reliable."""

NOT_REACHED = _statuses(521, 522, 523, 525, 526, 530)
"""Cloudflare could not reach the service behind it: nothing was started. 520 and 524 leave it open:
there the request was handed on."""

STATUS_RULES: tuple[Rule, ...] = (
    Rule(error=ServiceUnreachableError, statuses=NOT_REACHED),
    Rule(error=KeyRefusedError, statuses=_statuses(401)),
    Rule(error=NoBalanceError, statuses=_statuses(402)),
    Rule(error=AccessDeniedError, statuses=_statuses(403, 451)),
    Rule(error=ModelUnavailableError, statuses=_statuses(404, 410)),
    Rule(error=InputInvalidError, statuses=_statuses(400, 413, 415, 422)),
    Rule(error=AnswerUnreadableError, statuses=_statuses(301, 302, 307, 308, 405)),
)
"""For a start's JSON answer whose code and words match nothing."""

POLL_RULES: tuple[Rule, ...] = (
    *_ACCOUNT_RULES,
    _TOO_MANY_RULE,
    Rule(error=RateLimitedError, statuses=_statuses(429)),
    Rule(
        error=PredictionLostError,
        codes=_codes("task_not_exist task_not_found prediction_not_found"),
        words=_words(
            r"task (?:was |is |does )?not[ _](?:found|exist)",
            r"prediction (?:was |is |does )?not (?:found|exist)",
            r"任务不存在",
        ),
    ),
    Rule(error=ServiceUnreachableError, statuses=NOT_REACHED),
    Rule(error=KeyRefusedError, statuses=_statuses(401)),
    Rule(error=NoBalanceError, statuses=_statuses(402)),
)
"""For polls of an accepted prediction; other refusals say nothing about the prediction."""

PAGE_RULES: tuple[Rule, ...] = (
    Rule(error=ServiceUnreachableError, statuses=NOT_REACHED),
    Rule(error=KeyRefusedError, statuses=_statuses(401)),
    Rule(error=NoBalanceError, statuses=_statuses(402)),
    Rule(error=RateLimitedError, statuses=_statuses(429)),
)
"""For answers in HTML: these come from something in front of the API, or from a wrong path."""

TEXT_RULES: tuple[TextRule, ...] = (
    TextRule(
        error=FlaggedError,
        words=_words(
            r"\bE005\b", r"flagged as sensitive", r"\bnsfw\b[^.\n]{0,30}\b(?:prompt|input|text)\b"
        ),
    ),
    TextRule(
        error=AllFilteredError,
        words=_words(r"all generated images contained nsfw", r"nsfw content (?:was |is )?detected"),
    ),
    TextRule(error=InputInvalidError, words=_words(*_INVALID_WORDS)),
    TextRule(error=FlaggedError, words=_words(*_FLAGGED_WORDS)),
    TextRule(error=NoBalanceError, words=_words(r"\bE001\b", *_NO_BALANCE_WORDS)),
    TextRule(error=KeyRefusedError, words=_words(r"\bE002\b", r"invalid api[ _-]?key\b")),
    TextRule(
        error=BusyError,
        words=_words(
            r"\bE003\b",
            r"\bE004\b",
            r"temporarily unavailable",
            r"\bservice (?:is )?unavailable\b",
            r"\bserver is (?:too )?busy\b",
            *_BUSY_WORDS,
            *_THROTTLED_WORDS,
        ),
    ),
    TextRule(
        error=PredictionInterruptedError,
        words=_words(
            r"\bcode: PA\b", r"prediction interrupted", r"\bE(?:8765|9828|6716|9243)\b", "任务中断"
        ),
    ),
    TextRule(error=PredictionFailedError, words=re.compile("")),
)
"""For the ``error`` of a failed prediction; the last rule matches any text."""


def first_rule(
    rules: Iterable[Rule], *, status: int, code: str = "", text: str = ""
) -> Rule | None:
    """Return the first rule whose code, or else whose words or bare status, fits the answer.

    Codes are tried before any words: a code is meant for programs, words may quote anything.
    """
    fitting = [rule for rule in rules if rule.fits(status=status)]
    for rule in fitting:
        if code.lower() in rule.codes and not rule.is_vague:
            return rule
    for rule in fitting:
        by_status = not rule.codes and rule.words is None
        by_words = rule.words is not None and rule.words.search(text)
        if by_status or by_words or code.lower() in rule.codes:
            return rule
    return None
