"""All problems, topic by topic."""

from topics import (
    algebra,
    hessians,
    indices,
    learning,
    networks,
    optimisation,
    scalars,
    sciences,
    statistics,
    structured,
    tensors,
    vision,
)

TOPICS = (
    scalars,
    algebra,
    optimisation,
    sciences,
    vision,
    statistics,
    learning,
    networks,
    structured,
    hessians,
    tensors,
    indices,
)

problems = [problem for topic in TOPICS for problem in topic.problems]
