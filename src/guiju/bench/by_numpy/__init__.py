"""The peer for judging everybody at once: the same policies by hand-made NumPy, in chunks."""

from guiju.bench.by_numpy.judging import NumpyPeer, columns_of

__all__ = ["NumpyPeer", "columns_of"]
