"""Typst, fonts, QR: cards, badges and sheets on paper. An app only so that its catalogue is found."""

from django.apps import AppConfig


class PrintingConfig(AppConfig):
    """Cards, badges and sheets on paper."""

    name = "hulian.printing"
    label = "printing"
