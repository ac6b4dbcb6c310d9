"""Figures in words, the same in lists, panels and exports."""

from django import template

from ..wagtail_admin.statistics_columns import (
    discrimination_words,
    facility_words,
    flag_words,
    n_words,
)

register = template.Library()

for words in (n_words, facility_words, discrimination_words, flag_words):
    register.filter(words.__name__, words)
