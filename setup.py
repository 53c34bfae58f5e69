"""Says what a wheel holds; everything else about the project is in pyproject.toml.

It exists because the two halves cannot be said together in pyproject.toml: packages found by
pattern, and the folder `resources` shipped as data of the package `calfjournal`.
"""

from __future__ import annotations

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["calfjournal*", "ui*"]), "calfjournal.resources"],
    package_dir={"calfjournal.resources": "resources"},
    package_data={
        "calfjournal": ["py.typed", "messages/catalogues/**/*.mo"],
        "calfjournal.resources": ["**/*"],
        "ui": ["py.typed"],
    },
    include_package_data=False,
)
