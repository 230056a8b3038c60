"""Drives the engine (ProperDocs) for `stemhub build` and `stemhub serve`; beside events.py the only place that knows it."""
