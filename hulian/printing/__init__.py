"""What is printed: Typst, fonts, QR, cards, badges, sheets."""
