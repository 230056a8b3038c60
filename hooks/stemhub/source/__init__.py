"""Documents that remember where each value was written. The public names are `Document`, `Node`, `Fault`, `Mute` and `read`."""

from stemhub.source.document import Document, Fault, Mute, read
from stemhub.source.node import Node

__all__ = ["Document", "Fault", "Mute", "Node", "read"]
