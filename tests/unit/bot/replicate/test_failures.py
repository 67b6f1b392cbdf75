# ruff: noqa: RUF001 - the gateways write Chinese with its own punctuation
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import errors
from bot.errors import PredictionError
from bot.replicate.failures import (
    RETRY_AFTER_CAP_SECONDS,
    classify_answer,
    classify_error_text,
    classify_poll,
    is_definite,
)
from bot.replicate.rules import CODE_AND_WORD_RULES, POLL_RULES, TEXT_RULES

NOW = 1_790_000_000.0
BAD_STATUS = "bad_response_status_code"
PAGE = "<!doctype html><html><title>insufficient quota, invalid api key</title></html>"


def comet(message: str, code: str = "") -> dict[str, object]:
    """CometAPI's envelope; ``type`` is on every error and must not matter."""
    return {"error": {"message": message, "type": "comet_api_error", "param": "", "code": code}}


def classify(
    status: int, answer: object, *, method: str = "POST", headers: dict[str, str] | None = None
) -> PredictionError:
    read = classify_answer if method == "POST" else classify_poll
    return read(status, headers or {}, answer, now=NOW)


UNAUTHENTICATED = {
    "title": "Unauthenticated",
    "detail": "You did not pass a valid authentication token",
    "status": 401,
}
NO_CREDIT = {
    "title": "Insufficient credit",
    "detail": "You have insufficient credit to run this model. Go to "
    "https://replicate.com/account/billing#billing to purchase credit. Once you purchase credit, "
    "please wait a few minutes before trying again.",
    "status": 402,
}
LOW_CREDIT_LIMIT = {
    "detail": "Request was throttled. Your rate limit for creating predictions is reduced to 6 "
    "requests per minute with a burst of 1 requests while you have less than $5.0 in credit. "
    "Your rate limit resets in ~7s.",
    "status": 429,
    "retry_after": 7,
}
INVALID = {
    "detail": '- input.output_format: output_format must be one of: "jpg", "png"\n',
    "status": 422,
    "title": "Input validation failed",
    "invalid_fields": [{"type": "enum", "field": "input.output_format", "description": "..."}],
}
NO_CHANNEL = comet(
    "no available channel for group default and model X (distributor) (request id: 2026)",
    "model_not_found",
)
SATURATED = "当前分组上游负载已饱和，请稍后再试"
MODEL_NAME = comet("model name is required (request id: 2026)", "invalid_request")


@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        # --- the key
        (401, UNAUTHENTICATED, errors.KeyRefusedError),
        (401, comet("Invalid token"), errors.KeyRefusedError),
        (401, comet("无效的令牌 (request id: 2026)"), errors.KeyRefusedError),
        (500, comet("该令牌已过期"), errors.KeyRefusedError),
        (400, comet("x", "invalid_api_key"), errors.KeyRefusedError),
        (401, PAGE, errors.KeyRefusedError),
        (401, "", errors.KeyRefusedError),
        # --- the money
        (402, NO_CREDIT, errors.NoBalanceError),
        (402, {}, errors.NoBalanceError),
        (402, PAGE, errors.NoBalanceError),
        (
            403,
            comet("用户额度不足, 剩余额度: $0.00", "insufficient_user_quota"),
            errors.NoBalanceError,
        ),
        (403, comet("x", "pre_consume_token_quota_failed"), errors.NoBalanceError),
        (403, comet("your balance does not cover this request"), errors.NoBalanceError),
        (401, comet("该令牌额度已用尽"), errors.NoBalanceError),
        (429, comet(SATURATED, "insufficient_user_quota"), errors.NoBalanceError),
        (500, comet("insufficient user quota"), errors.NoBalanceError),
        # --- the model
        (503, NO_CHANNEL, errors.ModelUnavailableError),
        (
            503,
            comet("分组 default 下模型 x 无可用渠道（distributor）"),
            errors.ModelUnavailableError,
        ),
        (
            500,
            comet("not supported model for image generation, x"),
            errors.ModelUnavailableError,
        ),
        (
            404,
            {"detail": "The requested resource could not be found.", "status": 404},
            errors.ModelUnavailableError,
        ),
        (
            422,
            {"title": "Invalid version or not permitted", "detail": "x", "status": 422},
            errors.ModelUnavailableError,
        ),
        # --- access
        (403, comet("model access denied", "permission_denied"), errors.AccessDeniedError),
        (403, comet("您的 IP 不在令牌允许访问的列表中", "access_denied"), errors.AccessDeniedError),
        (403, comet("Access was blocked"), errors.AccessDeniedError),
        # --- the words
        (400, comet("x", "sensitive_words_detected"), errors.FlaggedError),
        (400, comet("prompt_blocked", "prompt_blocked"), errors.FlaggedError),
        # --- the input
        (422, INVALID, errors.InputInvalidError),
        (500, INVALID, errors.InputInvalidError),
        (500, {"invalid_fields": [{"field": "input.seed"}]}, errors.InputInvalidError),
        (500, MODEL_NAME, errors.InputInvalidError),
        (500, comet("x", "convert_request_failed"), errors.InputInvalidError),
        (400, comet("Bad request"), errors.InputInvalidError),
        (413, comet(""), errors.InputInvalidError),
        (422, {"detail": "x", "status": 422}, errors.InputInvalidError),
        # --- the limits
        (429, LOW_CREDIT_LIMIT, errors.RateLimitedError),
        (429, comet(SATURATED), errors.RateLimitedError),
        (
            500,
            {"detail": "Request was throttled. Your rate limit resets in ~30s."},
            errors.RateLimitedError,
        ),
        (429, PAGE, errors.RateLimitedError),
        # --- busy
        (
            503,
            comet("The model is currently busy, please try later", "bad_response_status_code"),
            errors.BusyError,
        ),
        (503, comet(SATURATED), errors.BusyError),
        # --- a task error, the third shape
        (500, {"code": "invalid_request", "message": "x", "data": None}, errors.InputInvalidError),
        (403, {"code": "", "message": "用户额度不足", "data": None}, errors.NoBalanceError),
        # --- nothing a client can use
        (301, "", errors.AnswerUnreadableError),
        (302, PAGE, errors.AnswerUnreadableError),
        (308, "", errors.AnswerUnreadableError),
        (404, PAGE, errors.AnswerUnreadableError),
        (403, PAGE, errors.AnswerUnreadableError),
        (405, {}, errors.AnswerUnreadableError),
        (418, {}, errors.AnswerUnreadableError),
    ],
)
def test_a_refusal_is_what_its_code_and_words_say(
    status: int, answer: object, expected: type[PredictionError]
) -> None:
    assert type(classify(status, answer)) is expected


@pytest.mark.parametrize("status", [200, 500, 502, 503, 504, 520])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            {"error": {"message": "x", "type": "one_api", "param": "400", "code": BAD_STATUS}},
            errors.InputInvalidError,
        ),
        ({"error": {"message": "x", "param": 422, "code": BAD_STATUS}}, errors.InputInvalidError),
        (comet("bad response status code 422", BAD_STATUS), errors.InputInvalidError),
        (comet("upstream error: status_code=413, body: {}"), errors.InputInvalidError),
        (comet("upstream returned 404"), errors.ModelUnavailableError),
        (comet("HTTP 415 from the provider"), errors.InputInvalidError),
        ({"error": {"message": "x", "code": 403}}, errors.AccessDeniedError),
        ({"code": 429, "message": "x", "data": None}, errors.RateLimitedError),
        (comet("status code: 429", BAD_STATUS), errors.RateLimitedError),
        ({"detail": "x", "title": "y", "status": 422}, errors.InputInvalidError),
        ({"error": {"message": "x", "status_code": 402}}, errors.NoBalanceError),
        (comet("bad response status code 401", BAD_STATUS), errors.KeyRefusedError),
        (comet("bad response status code 522", BAD_STATUS), errors.ServiceUnreachableError),
        (comet("Error code: 400 - {}", BAD_STATUS), errors.InputInvalidError),
        (comet("422 Client Error: Unprocessable Entity for url"), errors.InputInvalidError),
        (comet("404 Not Found"), errors.ModelUnavailableError),
        (comet("响应状态码：400", BAD_STATUS), errors.InputInvalidError),
        (
            comet("do request failed: dial tcp 10.0.0.1:443: connect: connection refused"),
            errors.ServiceUnreachableError,
        ),
        ({"detail": "Authentication required"}, errors.KeyRefusedError),
    ],
)
def test_a_clear_no_that_a_gateway_quotes_counts_whatever_its_own_status(
    status: int, answer: object, expected: type[PredictionError]
) -> None:
    assert type(classify(status, answer)) is expected
    assert is_definite(answer, status=status)


@pytest.mark.parametrize(
    "answer",
    [
        comet("bad response status code 500", BAD_STATUS),
        comet("bad response status code 504", BAD_STATUS),
        comet("bad response status code 408", BAD_STATUS),
        comet("bad response status code 524", BAD_STATUS),
        {"error": {"message": "x", "param": "502", "code": BAD_STATUS}},
        {"code": 1400, "message": "400 pictures were asked for", "data": None},
        {"status": 200, "message": "x"},
        "error code: 1033",
    ],
)
def test_a_quoted_failure_of_the_upstream_leaves_open_what_happened(answer: object) -> None:
    assert type(classify(500, answer)) is errors.StartAmbiguousError


@pytest.mark.parametrize("answer", [PAGE, "", "error code: 1033", {}], ids=str)
def test_a_proxy_that_did_not_reach_the_service_started_nothing(answer: object) -> None:
    for status in (521, 522, 523, 525, 526, 530):
        assert type(classify(status, answer)) is errors.ServiceUnreachableError
        assert type(classify(status, answer, method="GET")) is errors.ServiceUnreachableError
    for status in (520, 524, 527, 599):
        assert type(classify(status, answer)) is errors.StartAmbiguousError


REFUSALS_FOR_SAFETY = [
    "Request was blocked: your prompt may violate our usage policies.",
    "The prompt violates Google's Responsible AI practices and our content policy",
    "This request violates the community guidelines.",
    "Blocked for a violation of the policy on public figures: policy violation",
    "finishReason: PROHIBITED_CONTENT",
    "No image was returned (IMAGE_SAFETY)",
    "Candidate was blocked due to SAFETY",
    "Your request was rejected as a result of our safety system.",
    "Content Moderated",
    "Request Moderated",
    "rejected by the moderation system",
    "moderation_blocked",
    "Der Prompt verstößt gegen unsere Richtlinien",
    "El texto viola las políticas de contenido",
    "提示词违规",
    "内容审核未通过",
    "包含敏感内容",
    "该请求违反了使用政策",
    "Prompt contains blocked words",
    "The prompt was rejected by our content filter",
    "Request blocked due to inappropriate content",
    "Your prompt was flagged",
    "Your request was blocked by our moderation endpoint",
    "Unable to show generated images: filtered out because of Responsible AI practices",
    "No image was returned (IMAGE_RECITATION)",
    "blockReason: BLOCKLIST",
    "NSFW content detected in prompt",
    "moderation_flagged",
    "OutputImageSensitiveContentDetected",
    "DataInspectionFailed: Input data may contain inappropriate content.",
    "Sorry, I can't help with that request",
    "Contenu inapproprié détecté",
    "Contenido inapropiado",
    "unangemessener Inhalt",
    "输入内容包含不当内容",
    "不適切なコンテンツ",
    "부적절한 콘텐츠",
]
NO_REFUSALS_FOR_SAFETY = [
    "safety_tolerance must be less than or equal to 2",
    "moderation must be one of: auto, low",
    "safety_filter_level must be one of block_only_high",
    "moderation service timed out",
    "the moderation endpoint is unavailable",
    "CUDA error while loading the safety checker",
    "审核服务超时",
    "the content type is not an image",
    "could not load the nsfw checkpoint",
]


@pytest.mark.parametrize("text", REFUSALS_FOR_SAFETY)
def test_what_a_safety_check_says_is_told_as_that(text: str) -> None:
    assert type(classify_error_text(text)) is errors.FlaggedError
    for status, code in ((400, ""), (500, "invalid_request"), (403, ""), (500, BAD_STATUS)):
        assert type(classify(status, comet(text, code))) is errors.FlaggedError


@pytest.mark.parametrize("text", NO_REFUSALS_FOR_SAFETY)
def test_what_only_speaks_of_safety_is_no_refusal_for_it(text: str) -> None:
    assert type(classify_error_text(text)) is not errors.FlaggedError
    assert type(classify(400, comet(text))) is errors.InputInvalidError
    if "must be" in text:
        assert type(classify_error_text(text)) is errors.InputInvalidError


def test_a_rate_limit_policy_is_no_content_policy() -> None:
    answer = comet("rate limit policy violated, too many requests")

    assert type(classify(429, answer)) is errors.RateLimitedError


@pytest.mark.parametrize(
    ("status", "answer", "for_post", "for_get"),
    [
        (500, comet("oops"), errors.StartAmbiguousError, errors.ServiceDownError),
        (502, PAGE, errors.StartAmbiguousError, errors.ServiceDownError),
        (503, "", errors.StartAmbiguousError, errors.ServiceDownError),
        (504, comet("upstream timeout"), errors.StartAmbiguousError, errors.ServiceDownError),
        (524, PAGE, errors.StartAmbiguousError, errors.ServiceDownError),
        (408, {}, errors.StartAmbiguousError, errors.ServiceDownError),
        (499, {}, errors.StartAmbiguousError, errors.ServiceDownError),
        (303, "", errors.StartAmbiguousError, errors.AnswerUnreadableError),
        (200, PAGE, errors.StartAmbiguousError, errors.AnswerUnreadableError),
        (200, "", errors.StartAmbiguousError, errors.AnswerUnreadableError),
        (200, [1], errors.StartAmbiguousError, errors.AnswerUnreadableError),
        (404, {"detail": "not found"}, errors.ModelUnavailableError, errors.PredictionLostError),
        (410, {}, errors.ModelUnavailableError, errors.PredictionLostError),
        (
            200,
            {"id": "x", "status": "Task not found", "result": None},
            errors.StartAmbiguousError,
            errors.PredictionLostError,
        ),
        (
            500,
            {"code": "task_not_exist", "message": "x", "data": None},
            errors.StartAmbiguousError,
            errors.PredictionLostError,
        ),
        (404, PAGE, errors.AnswerUnreadableError, errors.AnswerUnreadableError),
    ],
)
def test_what_stays_open_depends_on_what_was_asked(
    status: int, answer: object, for_post: type[PredictionError], for_get: type[PredictionError]
) -> None:
    assert type(classify(status, answer, method="POST")) is for_post
    assert type(classify(status, answer, method="GET")) is for_get


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "The input or output was flagged as sensitive. Please try again with different "
                "inputs. (E005) (Xb3kQ9)"
            ),
            errors.FlaggedError,
        ),
        ("输入或输出被标记为敏感内容", errors.FlaggedError),
        ("Blocked by our content policy", errors.FlaggedError),
        (
            (
                "All generated images contained NSFW content. Try running it again with a "
                "different prompt."
            ),
            errors.AllFilteredError,
        ),
        (
            "NSFW content detected. Try running it again, or try a different prompt.",
            errors.AllFilteredError,
        ),
        ("Service is currently unavailable due to high demand. (E003)", errors.BusyError),
        ("Service is temporarily unavailable. Please try again later. (E004)", errors.BusyError),
        ("Something (E001) (abc)", errors.NoBalanceError),
        ("额度不足", errors.NoBalanceError),
        ("Something (E002)", errors.KeyRefusedError),
        ("Prediction interrupted; please retry (code: PA)", errors.PredictionInterruptedError),
        (
            "Director: unexpected error handling prediction (E8765)",
            errors.PredictionInterruptedError,
        ),
        (
            "Director: unexpected error handling prediction (E9828)",
            errors.PredictionInterruptedError,
        ),
        ("Timeout Starting Prediction (E6716)", errors.PredictionInterruptedError),
        ("(E9243)", errors.PredictionInterruptedError),
        ("CUDA out of memory (E1001)", errors.PredictionFailedError),
        (
            "Potential NSFW content was detected in one or more images.",
            errors.AllFilteredError,
        ),
        ("NSFW content detected in prompt", errors.FlaggedError),
        ("429 Too Many Requests", errors.BusyError),
        ("The server is too busy", errors.BusyError),
        ("Model is at capacity", errors.BusyError),
        ("You exceeded your current quota, please check your plan", errors.NoBalanceError),
        ("Billing hard limit has been reached", errors.NoBalanceError),
        ("prompt exceeds maximum length of 1000 characters", errors.InputInvalidError),
        ("image dimensions must be divisible by 16", errors.InputInvalidError),
        ("cannot identify image file <_io.BytesIO>", errors.InputInvalidError),
        ("E0050 is another code", errors.PredictionFailedError),
        ("", errors.PredictionFailedError),
    ],
)
def test_a_failed_prediction_is_what_its_text_says(
    text: str, expected: type[PredictionError]
) -> None:
    assert type(classify_error_text(text)) is expected


def test_every_rule_is_held_by_a_case_above() -> None:
    told = {rule.error for rule in (*CODE_AND_WORD_RULES, *POLL_RULES)}
    told |= {rule.error for rule in TEXT_RULES}

    assert told == {
        errors.AccessDeniedError,
        errors.AllFilteredError,
        errors.BusyError,
        errors.FlaggedError,
        errors.InputInvalidError,
        errors.KeyRefusedError,
        errors.ModelUnavailableError,
        errors.NoBalanceError,
        errors.PredictionFailedError,
        errors.PredictionInterruptedError,
        errors.PredictionLostError,
        errors.RateLimitedError,
        errors.ServiceUnreachableError,
    }


@pytest.mark.parametrize("code", sorted(set().union(*(r.codes for r in CODE_AND_WORD_RULES))))
def test_every_code_decides_alone_whatever_its_status(code: str) -> None:
    expected = next(rule.error for rule in CODE_AND_WORD_RULES if code in rule.codes)

    for status in (200, 400, 500):
        for answer in (comet("", code.upper()), {"code": code, "message": "", "data": None}):
            assert type(classify(status, answer)) is expected


@pytest.mark.parametrize(
    ("status", "answer", "expected"),
    [
        *(
            (status, body, errors.PredictionLostError)
            for status in (400, 403, 404, 409, 410, 413, 415, 418, 422, 451)
            for body in ({}, "", {"detail": "no", "status": status}, comet("x", "invalid_request"))
        ),
        (404, NO_CHANNEL, errors.PredictionLostError),
        (422, INVALID, errors.PredictionLostError),
        (400, comet("content policy"), errors.PredictionLostError),
        (500, comet("task not found"), errors.PredictionLostError),
        (401, UNAUTHENTICATED, errors.KeyRefusedError),
        (401, PAGE, errors.KeyRefusedError),
        (403, comet("x", "invalid_api_key"), errors.KeyRefusedError),
        (402, NO_CREDIT, errors.NoBalanceError),
        (403, comet("用户额度不足"), errors.NoBalanceError),
        (500, MODEL_NAME, errors.ServiceDownError),
        (503, NO_CHANNEL, errors.ServiceDownError),
        (500, comet("bad response status code 422", BAD_STATUS), errors.ServiceDownError),
        (425, {}, errors.ServiceDownError),
        (429, PAGE, errors.RateLimitedError),
        (429, LOW_CREDIT_LIMIT, errors.RateLimitedError),
        (403, PAGE, errors.AnswerUnreadableError),
        (204, "", errors.AnswerUnreadableError),
        (202, {"message": "not yet"}, errors.AnswerUnreadableError),
        (302, "", errors.AnswerUnreadableError),
        (405, {}, errors.AnswerUnreadableError),
    ],
)  # fmt: skip
def test_a_poll_is_never_refused_for_what_was_asked_for(
    status: int, answer: object, expected: type[PredictionError]
) -> None:
    assert type(classify(status, answer, method="GET")) is expected


@pytest.mark.parametrize(
    ("answer", "parameter"),
    [
        (INVALID, "output_format"),
        ({"detail": "- input.aspect_ratio: bad", "status": 422}, "aspect_ratio"),
        ({"error": {"message": "bad", "code": "invalid_request", "param": "seed"}}, "seed"),
        ({"error": {"message": "bad", "code": "invalid_request", "param": "<a b>"}}, ""),
        ({"invalid_fields": [{"field": "input"}]}, ""),
        (MODEL_NAME, ""),
    ],
)
def test_the_refused_parameter_is_named_by_its_bare_name(answer: object, parameter: str) -> None:
    assert classify(422, answer).facts == {"parameter": parameter}


@pytest.mark.parametrize(
    ("headers", "answer", "seconds"),
    [
        ({"Retry-After": "3"}, LOW_CREDIT_LIMIT, 3.0),
        ({"retry-after": "0.5"}, {}, 0.5),
        ({"Retry-After": formatdate(NOW + 20, usegmt=True)}, {}, 20.0),
        ({"Retry-After": formatdate(NOW - 20, usegmt=True)}, {}, 0.0),
        ({"Retry-After": "soon"}, LOW_CREDIT_LIMIT, 7.0),
        ({"Retry-After": "nan"}, LOW_CREDIT_LIMIT, 7.0),
        ({}, LOW_CREDIT_LIMIT, 7.0),
        ({}, {"error": {"message": "x", "retry_after": "4"}}, 4.0),
        ({}, {"detail": "Your rate limit resets in ~30s."}, 30.0),
        ({}, {"detail": "Please try again in 1.5 seconds"}, 1.5),
        ({}, {"detail": "Retry after 20 sec"}, 20.0),
        ({}, {"detail": "try again in 200ms"}, None),
        ({"Retry-After": "86400"}, {}, RETRY_AFTER_CAP_SECONDS),
        ({"Retry-After": "-5"}, {}, 0.0),
        ({}, {}, None),
        ({}, {"retry_after": True}, None),
    ],
)
def test_the_wish_to_be_left_alone_is_read(
    headers: dict[str, str], answer: object, seconds: float | None
) -> None:
    assert classify(429, answer, headers=headers).retry_after_seconds == seconds


def test_a_service_that_is_down_may_say_when_to_come_back() -> None:
    error = classify(503, "", method="GET", headers={"Retry-After": "9"})

    assert error.is_temporary
    assert error.retry_after_seconds == 9.0


def test_upstream_text_is_short_and_on_one_line_in_the_log() -> None:
    error = classify(400, comet("bad\n\x1b[31m" + "x" * 10_000))

    assert len(str(error)) < 400
    assert str(error).isprintable()


def test_a_refusal_under_200_is_definite_only_with_known_words() -> None:
    assert is_definite(comet("x", "insufficient_user_quota"), status=200)
    assert not is_definite(comet("oops"), status=200)


@given(
    status=st.integers(200, 599),
    answer=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["error", "message", "code", "detail", "param", "retry_after", "invalid_fields"]
                ),
                inner,
            )
        ),
        max_leaves=10,
    ),
    method=st.sampled_from(["GET", "POST"]),
    retry_after=st.text(max_size=30),
)
def test_any_answer_has_an_error(
    status: int, answer: object, method: str, retry_after: str
) -> None:
    error = classify(status, answer, method=method, headers={"Retry-After": retry_after})

    assert isinstance(error, PredictionError)
    assert error.retry_after_seconds is None or 0 <= error.retry_after_seconds <= 120


@given(text=st.text())
def test_any_failure_text_has_an_error(text: str) -> None:
    assert isinstance(classify_error_text(text), PredictionError)
