"""All problems, topic by topic."""

from topics import jacobians, scalars

problems = [p for topic in (scalars, jacobians) for p in topic.problems]
