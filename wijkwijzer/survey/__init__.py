"""Asking residents: questionnaires, the form, answers, and the need that follows from them."""
