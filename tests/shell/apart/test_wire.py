"""What is said over a pipe comes out as it was when it was packed; points are not copied for that."""

from __future__ import annotations

from io import BytesIO

import numpy as np

from app.model.data.dataset import Dataset
from app.shell.apart.wire import Packed, packed, receive, send_packed

COUNT = 100_000


def received(said: Packed) -> object:
    pipe = BytesIO()
    send_packed(pipe, said)
    pipe.seek(0)
    return receive(pipe)


def test_points_are_packed_without_a_copy_and_come_out_the_same() -> None:
    points = Dataset.of(np.random.default_rng(3).random(COUNT), np.arange(COUNT))
    said = packed((points, points))
    assert len(said.pickled) < points.xs.nbytes / 10
    lying = [np.frombuffer(array, dtype=np.float64) for array in said.arrays]
    assert [np.shares_memory(*pair) for pair in zip(lying, (points.xs, points.ys), strict=True)] == [True, True]
    first, second = received(said)  # type: ignore[misc, attr-defined]
    assert first is second
    assert (first.xs.tobytes(), first.ys.tobytes()) == (points.xs.tobytes(), points.ys.tobytes())
    assert not first.xs.flags.writeable


def test_what_is_written_after_it_was_packed_does_not_come_out_and_it_can_be_written_there_too() -> None:
    values = np.arange(5.0)
    said = packed({"values": values})
    values[:] = -1.0
    result = received(said)["values"]  # type: ignore[index]
    assert result.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]
    result[0] = 7.0
