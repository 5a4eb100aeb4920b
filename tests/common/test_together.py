"""Requests that wait for the same lock are decided together, and each keeps its own answer."""

import threading

from common.errors import Unavailable
from common.together import NotTogether, Together


class Counter:
    """Gives out numbers while there are any; the first group waits until everybody is in line."""

    def __init__(self, left, *, fails=()):
        self.left, self.fails = left, set(fails)
        self.groups = []
        self.alone = []
        self.open = threading.Event()
        self.entered = threading.Event()

    def one(self, asked):
        self.entered.set()
        assert self.open.wait(10)
        self.alone.append(asked)
        if asked in self.fails:
            raise ValueError(asked)
        return self.answer(asked)

    def many(self, group):
        self.groups.append(list(group))
        if self.fails.intersection(group):
            raise ValueError(group)
        return [self.answer(asked) for asked in group]

    def answer(self, asked):
        if not self.left:
            return LookupError(asked)
        self.left -= 1
        return asked * 10


def ask_all(counter, line, count):
    """Ask for 0 first, and for the others while 0 is being decided; what each got or met."""
    found = {}

    def ask(asked):
        try:
            found[asked] = line.decide("day", asked)
        except (LookupError, ValueError, Unavailable) as refused:
            found[asked] = type(refused)

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(count)]
    threads[0].start()
    assert counter.entered.wait(10)
    for thread in threads[1:]:
        thread.start()
    while len(line._lines["day"]) < count - 1:
        threading.Event().wait(0.001)
    counter.open.set()
    for thread in threads:
        thread.join(10)
    return found


def test_those_who_came_meanwhile_are_one_group():
    counter = Counter(left=3)
    line = Together(one=counter.one, many=counter.many, most=32)

    found = ask_all(counter, line, 6)

    assert counter.alone == [0]
    assert [sorted(group) for group in counter.groups] == [[1, 2, 3, 4, 5]]
    assert sum(answer is LookupError for answer in found.values()) == 3
    assert all(found[n] in {n * 10, LookupError} for n in range(6))
    assert line._lines == {}


def test_group_is_no_larger_than_allowed():
    counter = Counter(left=9)
    line = Together(one=counter.one, many=counter.many, most=2)

    ask_all(counter, line, 6)

    assert [len(group) for group in counter.groups] == [2, 2]
    assert len(counter.alone) == 2


def test_when_a_group_fails_each_is_decided_alone_and_only_the_culprit_meets_the_error(caplog):
    caplog.set_level("INFO", "common.together")
    counter = Counter(left=9, fails=[3])
    line = Together(one=counter.one, many=counter.many, most=32)

    found = ask_all(counter, line, 5)

    assert found == {0: 0, 1: 10, 2: 20, 3: ValueError, 4: 40}
    assert sorted(counter.alone) == [0, 1, 2, 3, 4]
    assert [record.exc_info[0] for record in caplog.records] == [ValueError]


def test_lone_request_does_not_wait():
    counter = Counter(left=1)
    counter.open.set()
    line = Together(one=counter.one, many=counter.many, most=32)

    assert line.decide("day", 4) == 40
    assert line._lines == {}


def test_days_do_not_wait_for_each_other():
    counter = Counter(left=2)
    line = Together(one=counter.one, many=counter.many, most=32)
    first = threading.Thread(target=line.decide, args=("friday", 1))
    first.start()
    assert counter.entered.wait(10)
    other = threading.Thread(target=line.decide, args=("saturday", 2))
    other.start()
    while len(line._lines) < 2:
        threading.Event().wait(0.001)
    counter.open.set()
    first.join(10)
    other.join(10)

    assert sorted(counter.alone) == [1, 2]
    assert counter.groups == []


def test_whoever_can_only_be_decided_after_the_group_is_decided_alone():
    counter = Counter(left=9)
    together = counter.many
    counter.many = lambda group: [
        NotTogether() if asked == 2 else outcome
        for asked, outcome in zip(group, together(group), strict=True)
    ]
    line = Together(one=counter.one, many=counter.many, most=32)

    found = ask_all(counter, line, 4)

    assert found == {0: 0, 1: 10, 2: 20, 3: 30}
    assert sorted(counter.alone) == [0, 2]
