"""Documents that remember where each value was written. The public names are `Document`, `Node`, `Fault` and `read`."""

from stemhub.source.document import Document, Fault, read
from stemhub.source.node import Node

__all__ = ["Document", "Fault", "Node", "read"]
