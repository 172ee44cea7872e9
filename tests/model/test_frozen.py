"""Immutable records: how they are made, compared, copied and kept from changing."""

import copy
import pickle
from functools import cached_property

import orjson
import pytest

from tipdiff.model.frozen import Frozen, replace


class Point(Frozen):
    x: int
    y: int = 0
    name: str = ""

    @cached_property
    def twice(self) -> int:
        return 2 * self.x


def test_fields_are_given_by_place_or_name_and_keep_their_order() -> None:
    point = Point(1, name="a", y=2)
    assert (point.x, point.y, point.name) == (1, 2, "a")
    assert list(vars(point)) == ["x", "y", "name"]
    assert orjson.dumps(point, default=vars) == b'{"x":1,"y":2,"name":"a"}'
    assert repr(point) == "Point(x=1, y=2, name='a')"


@pytest.mark.parametrize(("values", "named"), [((), {}), ((), {"y": 1}), ((1, 2, "a", 3), {}), ((1,), {"z": 1})])
def test_a_field_that_is_missing_or_unknown_is_an_error(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Point"):
        Point(*values, **named)  # type: ignore[arg-type]


def test_a_record_never_changes() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    assert replace(point, y=5) == Point(1, 5)
    assert point == Point(1)


def test_records_are_equal_by_their_fields_alone() -> None:
    point = Point(1)
    assert point.twice == 2
    assert point == Point(1) != Point(2)
    assert hash(point) == hash(Point(1))
    assert point != (1, 0, "")
    assert replace(point, x=3).twice == 6


def test_records_can_be_sent_and_copied() -> None:
    point = Point(1, name="a")
    assert pickle.loads(pickle.dumps(point)) == copy.copy(point) == copy.deepcopy(point) == point
