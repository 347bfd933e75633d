"""Changed at random, a file gives an answer or a clear error: for a bounded time here, for longer on demand."""

from __future__ import annotations

import random

from .campaign import Campaign, checks, documents, seeds
from .mutate import mutated

DOCUMENT_SECONDS, CHECK_SECONDS = 25, 5


def test_changed_policies_give_an_answer_or_a_clear_error() -> None:
    campaign = Campaign()
    documents(campaign, DOCUMENT_SECONDS, start=0)
    assert campaign.faults == []
    assert sum(campaign.tried.values()) >= 20


def test_changed_check_and_settings_files_are_loaded_or_refused() -> None:
    campaign = Campaign()
    checks(campaign, CHECK_SECONDS, start=0)
    assert campaign.faults == []
    assert campaign.tried[".toml"] >= 100


def test_the_same_number_makes_the_same_file() -> None:
    for name, data in seeds():
        assert mutated(data, random.Random(7)) == mutated(data, random.Random(7)), name
