"""A service's list of models, whatever it answers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import Catalog, load_catalog
from bot.catalog.offers import MOST_RECORDS, Offer, compare, read_offers
from bot.catalog.price import Price

CATALOG = load_catalog()
SCHNELL, MAX = "black-forest-labs/flux-schnell", "black-forest-labs/flux-2-max"


def record(id_: object = SCHNELL, **pricing: object) -> dict[str, object]:
    return {"id": id_, "provider": "x", "pricing": {"currency": "USD", **pricing}}


def compared(*offers: Offer, catalog: Catalog = CATALOG) -> set[str]:
    return set(compare(catalog, offers).prices)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ([record(per_request=0.003)], [Offer(id=SCHNELL, per_request_usd=0.003)]),
        ({"data": [record(per_request=1)]}, [Offer(id=SCHNELL, per_request_usd=1.0)]),
        ({"models": [record()], "success": True}, [Offer(id=SCHNELL)]),
        ([record(per_request="0.24")], [Offer(id=SCHNELL, per_request_usd=0.24)]),
        ([record(per_request=" $0.24 ")], [Offer(id=SCHNELL, per_request_usd=0.24)]),
        ([record(per_request="0,24")], [Offer(id=SCHNELL)]),
        ([record(per_request="1e9")], [Offer(id=SCHNELL)]),
        ([record(per_request=-1)], [Offer(id=SCHNELL)]),
        ([record(per_request=0)], [Offer(id=SCHNELL)]),
        ([record(per_request=True)], [Offer(id=SCHNELL)]),
        ([record(per_request=float("inf"))], [Offer(id=SCHNELL)]),
        ([record(per_request=float("nan"))], [Offer(id=SCHNELL)]),
        ([record(per_request=0.3, currency="EUR")], [Offer(id=SCHNELL)]),
        ([record(per_request=0.3, currency=None)], [Offer(id=SCHNELL)]),
        ([{"id": SCHNELL, "pricing": "cheap", "new": {}}], [Offer(id=SCHNELL)]),
        # Of two with one id the dearest counts.
        (
            [record(per_request=0.3), record(per_request=0.5), record()],
            [Offer(id=SCHNELL, per_request_usd=0.5)],
        ),
        ([{**record(per_request=0.3), "upcoming": True}], []),
        ([record(id_=7), record(id_="<script>"), record(id_="a" * 999), {}, None, "x"], []),
        ([], []),
        ({}, []),
        ({"data": {"id": SCHNELL}}, []),
        ("<!doctype html>", []),
        (None, []),
    ],
)
def test_what_a_list_says_is_read_and_the_rest_left_out(answer: object, found: list[Offer]) -> None:
    assert read_offers(answer) == found


def test_an_enormous_list_is_read_up_to_a_number() -> None:
    records = [record(f"a/m{number}") for number in range(MOST_RECORDS + 5)]

    assert len(read_offers(records)) == MOST_RECORDS


json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "data", "models", "pricing", "currency", "per_request"])
            | st.text(max_size=4),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(json)
def test_no_answer_breaks_the_reading(answer: object) -> None:
    comparison = compare(CATALOG, read_offers(answer))

    assert all(0 < price.per_run <= 1000 for price in comparison.prices.values())


def test_a_model_is_found_by_its_id_or_by_its_name_and_never_by_anothers_owner() -> None:
    for written in (SCHNELL, "FLUX-Schnell", "flux-schnell", "flux_schnell"):
        assert compared(Offer(id=written, per_request_usd=0.1)) == {SCHNELL}
    assert compared(Offer(id="somebody/flux-schnell", per_request_usd=0.1)) == set()
    assert compared(Offer(id="flux-schnell-lora", per_request_usd=0.1)) == set()


def test_a_list_is_held_against_what_is_known() -> None:
    priced = load_catalog(prices=())
    offers = [
        Offer(id=SCHNELL, per_request_usd=0.004, parameters=frozenset({"prompt", "seed"})),
        Offer(id="flux-2-max", per_request_usd=0.07),
        Offer(id="black-forest-labs/flux-dev"),
    ]

    its = compare(priced, offers)

    assert [(one.model.id, one.before, one.now) for one in its.changed] == [
        (SCHNELL, None, Decimal("0.004")),
        (MAX, None, Decimal("0.07")),
    ]
    assert [model.id for model in its.found] == [MAX]
    assert [model.id for model in its.unpriced] == ["black-forest-labs/flux-dev"]
    assert len(its.missing) == len(CATALOG.all_models) - 2
    assert its.prices == {SCHNELL: Price(per_run=0.004), MAX: Price(per_run=0.07)}
    ((model, gone),) = its.outdated
    assert model.id == SCHNELL
    assert "num_outputs" in gone
    assert "seed" not in gone
