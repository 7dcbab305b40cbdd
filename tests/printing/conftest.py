"""Sheets for people are printed in Chinese."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def in_chinese():
    with translation.override("zh-hans"):
        yield
