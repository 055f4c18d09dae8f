"""What templates are written in: Jinja with two of its extensions. Each text is parsed once for all that look at it."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, nodes

EXTENSIONS = ("jinja2.ext.do", "jinja2.ext.loopcontrols")
SYNTAX = Environment(extensions=EXTENSIONS)
"""`kzdb.report.page` runs templates in a sandbox of the same syntax."""


@lru_cache(1024)  # a preview, and every further edition of a report, reads mostly the same texts
def parse_template(source: str) -> nodes.Template:
    """Return the tree of a template, which nobody changes.

    Raises:
        jinja2.TemplateSyntaxError: it is no template.
    """
    return SYNTAX.parse(source)
