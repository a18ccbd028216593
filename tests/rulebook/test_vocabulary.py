"""The shipped vocabulary holds every kind a bureau keeps, and asks for it in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from guiju.rulebook import load_rulebook
from guiju.vocabulary import Concept, Kind

VOCABULARY = load_rulebook().vocabulary
KINDS = list(VOCABULARY.kinds.values())

FIELDS = {
    "enterprise": "credit_code name aliases registration_date town zone industry_code chain above_scale listing_status life_status officer contacts titles",
    "institution": "credit_code name aliases kind parent region fields is_legal_entity operating_since",
    "platform": "name kind level target_level host partners industry stage milestones approved_on approval_no accepted_on",
    "person": "name birth_year degree title employer sending_body arrived_on category public_ok",
    "talent_award": "programme level year person org stage grant term_from term_to secrecy",
    "talent_intake": "platform_org month line is_rd degree full_time person initials left_on",
    "project": "name number programme level lead role partners stage approved_on contract_on accepted_on budget contract_no",
    "funding": "ref kind level source_dept amount on scope",
    "fund": "name manager kind scale paid_in state_paid_in return_rule upstream",
    "investment": "fund enterprise round amount on lead stage",
    "loan": "enterprise bank product want need_by consent score_ref granted on stage",
    "need": "firm title field problem targets budget form due disclosure stage",
    "achievement": "owner title field maturity ip form price",
    "match": "need counterpart score reasons proposer stage",
    "agreement": "title number kind parties signed_on stage industry duties amount benefit_share outcomes",
    "tech_contract": "reg_no seller buyer type amount tech_amount registered_on",
    "event": "title kind series issue_no date place hosts cohosts attendance outcomes",
    "contest_entry": "contest year entry_no entrant team project rounds prize",
    "policy_doc": "title number issuer level kind issued_on valid_from valid_to stage clauses theme set rules successor",
    "title": "holder kind cert_no granted_on valid_to state",
    "town": "name code kind officer parent",
    "resource_entry": "version group industry institution unit direction person via cooperation state",
    "indicator": "code year name source_set unit direction weight target metric next_due owner",
    "indicator_value": "indicator period town nature value rank",
    "roster": "name as_of members",
    "comparison": "topic unit item value date complete subject",
    "series_point": "metric year value",
    "community": "station centre fund since stage",
    "service_item": "person kind asked_on office done_on stage",
    "window": "policy year opens_on closes_on",
    "application": "enterprise policy year stage",
}


@pytest.mark.parametrize("name", FIELDS)
def test_the_fields_of_a_kind(name: str) -> None:
    """Every field the bureau's work needs is there under its own name."""
    assert set(FIELDS[name].split()) <= set(VOCABULARY.kinds[name].concepts)


def every(kinds: list[Kind]) -> Iterator[tuple[str, Concept]]:
    """Each concept with the name of its kind before it."""
    yield from ((f"{k.name}.{c.name}", c) for k in kinds for c in k.concepts.values())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_labels_tell_fields_apart(kind: Kind) -> None:
    """A table may be headed by labels, so no two fields of a kind share one."""
    labels = Counter(concept.label for concept in kind.concepts.values())
    assert [label for label, count in labels.items() if count > 1] == []


def test_every_field_is_asked_for() -> None:
    """Whoever fills in a record is asked one question a field, ending as a question does."""
    assert [name for name, concept in every(KINDS) if not concept.ask.endswith("？")] == []


def test_definitions_end_as_sentences() -> None:
    """What a field means, where that is not plain from its name, is a whole sentence."""
    told = [(name, concept) for name, concept in every(KINDS) if concept.means]
    assert [name for name, concept in told if not concept.means.endswith("。")] == []


def test_records_have_a_name_and_somebody_who_answers() -> None:
    """Every kind says what its records are called and which section answers for them."""
    assert [kind.name for kind in KINDS if not kind.named_by or not kind.owner] == []


def test_every_stage_a_person_can_reach_is_proved_where_it_counts() -> None:
    """What a report counts as approved, selected or signed needs a proof."""
    counted = {"platform": "approved", "project": "selected", "talent_award": "selected"}
    counted |= {"agreement": "signed", "policy_doc": "issued", "need": "signed"}
    for name, code in counted.items():
        stages = VOCABULARY.kinds[name].stages
        assert stages is not None
        assert stages.proofs[code], name


def test_money_granted_is_never_summed_over_unlike_things() -> None:
    """Whoever sums funding says scope, nature and level."""
    amount = VOCABULARY.kinds["funding"].concepts["amount"]
    assert amount.scoped_by == ("scope", "kind", "level")


def test_what_may_not_be_shown() -> None:
    """Names of people are personal, firms' money is commercial, one programme is secret."""
    kinds = VOCABULARY.kinds
    assert kinds["person"].concepts["name"].seen_as == "personal"
    assert kinds["enterprise"].concepts["contacts"].seen_as == "personal"
    assert kinds["project"].concepts["budget"].seen_as == "commercial"
    assert kinds["funding"].concepts["amount"].seen_as == "open"
    award = kinds["talent_award"]
    hj = award.concepts["programme"].choice_rank("hj")
    assert award.is_secret({"programme": hj})
    assert not award.is_secret({"programme": 1})


def test_a_firms_titles_are_its_title_records() -> None:
    """Codes of titles and of title records are one list."""
    kinds = VOCABULARY.kinds
    assert dict(kinds["title"].concepts["kind"].choices) == dict(kinds["enterprise"].title_codes)
    source = kinds["enterprise"].concepts["titles"].from_records
    assert source is not None
    assert (source.kind, source.of, source.until) == ("title", "holder", "valid_to")
