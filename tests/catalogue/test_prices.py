"""Prices and currencies, as shops write them."""

from __future__ import annotations

from typing import Any

import pytest

from mmsid.catalogue.prices import Price, currency_code, read_prices


@pytest.mark.parametrize(
    ("written", "amount", "currency"),
    [
        (12, 12.0, ""),
        (12.345, 12.345, ""),
        ("12.99", 12.99, ""),
        ("0", 0.0, ""),
        ("1e3", 1000.0, ""),
        ("$12.99", 12.99, "USD"),
        ("US$ 1,299.00", 1299.0, "USD"),
        ("C$5", 5.0, "CAD"),
        ("1,299", 1299.0, ""),
        ("1,299.00", 1299.0, ""),
        ("1,234,567.8", 1234567.8, ""),
        ("1.299,00", 1299.0, ""),
        ("1.234.567", 1234567.0, ""),
        ("12,99 €", 12.99, "EUR"),
        ("€ 5", 5.0, "EUR"),
        ("5,-", 5.0, ""),
        ("12.99 USD", 12.99, "USD"),
        ("CHF 1'299.00", 1299.0, "CHF"),
        ("1 299,00 zł", 1299.0, "PLN"),
        ("1\u202f299,00\u00a0€", 1299.0, "EUR"),
        ("from 14.99", 14.99, ""),
        ("ab 14,99 €", 14.99, "EUR"),
        ("$12.99 - $15.99", 12.99, "USD"),
        ("￥1,200", 1200.0, "JPY"),
        (".99", 0.99, ""),
        ("Rs.1,299", 1299.0, ""),
        ("R$ 1.299,90", 1299.9, "BRL"),
        ("₹1,29,999.00", 129999.0, "INR"),
        ("EUR12,99", 12.99, "EUR"),
        ("1 299 kr", 1299.0, ""),
        ("0.125", 0.125, ""),
    ],
)
def test_a_price_alone(written: Any, amount: float, currency: str) -> None:
    assert read_prices([written]) == [Price(amount, currency)]


@pytest.mark.parametrize("written", ["", None, "—", "None", "n/a", float("nan")])
def test_no_price(written: Any) -> None:
    assert read_prices([written]) == [Price(None, "")]


@pytest.mark.parametrize(
    "written", ["free", "-1", "-$5", "nan", "inf", [1], True, "only 3 left of this product, order by 12 May"]
)
def test_what_is_no_price(written: Any) -> None:
    assert read_prices([written]) == [Price(None, "", is_readable=False)]


def test_a_point_before_three_digits_is_read_as_the_column_has_it() -> None:
    assert [price.amount for price in read_prices(["1.299", "12.50"])] == [1.299, 12.5]
    assert [price.amount for price in read_prices(["1.299", "12,50"])] == [1299.0, 12.5]
    assert [price.amount for price in read_prices(["1,299", "12.50"])] == [1299.0, 12.5]


def test_codes_of_currencies() -> None:
    assert [currency_code(text) for text in ("eur", " € ", "USD", "points")] == ["EUR", "EUR", "USD", "points"]
