"""policylint: a linter for the safeguarding policies of English schools.

The two functions here are the whole library: `lint` for a file, `lint_text` for words already in memory.
They are imported on first use, so that `import policylint` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policylint.library import lint as lint
    from policylint.library import lint_text as lint_text

__version__ = "0.1.0"
__all__ = ["__version__", "lint", "lint_text"]


def __getattr__(name: str) -> Any:
    if name in {"lint", "lint_text"}:
        from policylint import library

        return getattr(library, name)
    raise AttributeError(f"module 'policylint' has no attribute {name!r}")
