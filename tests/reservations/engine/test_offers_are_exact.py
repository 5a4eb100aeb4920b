"""Availability against its definition, and against what can then be booked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reservations.engine import Assignment, Day, Reason, Wish, assign, day_reason, open_slots
from tests.reservations.engine import oracle
from tests.reservations.engine.houses import AREAS, PARTY_SIZES, days


@settings(max_examples=300, deadline=None)
@given(days(), PARTY_SIZES)
def test_offered_starts_and_areas_are_those_of_the_definition(day: Day, party_size: int) -> None:
    offered = open_slots(day, party_size)

    for area in {unit.area for unit in oracle.units(day)}:
        starts = {slot.starts_at for slot in offered if area in slot.areas}
        assert starts == oracle.starts_in(day, party_size, area)
    assert all(slot.areas for slot in offered)
    assert [s.starts_at for s in offered] == sorted({s.starts_at for s in offered})


@settings(max_examples=300, deadline=None)
@given(days(most_tables=9, most_stays=20), PARTY_SIZES, AREAS, st.booleans())
def test_a_start_is_offered_exactly_if_it_can_be_assigned(
    day: Day, party_size: int, area: int | None, by_staff: bool
) -> None:
    offered = {s.starts_at for s in open_slots(day, party_size, area=area, by_staff=by_staff)}

    tried = {start for wall in range(960, 1740, 15) for start in oracle.shown(day, wall)}
    for start in tried:
        wish = Wish(party_size=party_size, starts_at=start, area=area, by_staff=by_staff)
        answer = assign(day, wish)
        if start in offered:
            assert isinstance(answer, Assignment)
        elif not by_staff:
            assert not isinstance(answer, Assignment)
    assert offered <= tried


@settings(max_examples=150, deadline=None)
@given(days(), PARTY_SIZES, AREAS)
def test_a_reason_is_given_exactly_if_nothing_is_offered(
    day: Day, party_size: int, area: int | None
) -> None:
    offered = open_slots(day, party_size, area=area)

    reason = day_reason(day, party_size, area)

    assert (reason is None) == bool(offered)
    assert reason is None or reason in Reason
