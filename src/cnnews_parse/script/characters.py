"""Conversion character by character, the bulk of the work."""

from __future__ import annotations

import functools
import re
import sys
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BASIC_PLANE = 0x10000
_PLANES = 0x110000
_BEYOND_BASIC = re.compile("([\U00010000-\U0010ffff]+)")

# Below, numpy is no quicker than `str.translate`. Its import takes a tenth of a second, which it
# gains on three texts of a million characters; who has loaded it already gains from it earlier.
_WORTH_NUMPY = 512
_WORTH_ITS_IMPORT = 1_000_000

# So few characters are looked for one by one, as long as they are not one in so many of a text.
_FEW = 100
_ONE_IN = 16


@attrs.frozen(eq=False)
class CharacterMap:
    """What becomes of single characters.

    Attributes:
        by_code: the text that a character becomes, by its code point.
    """

    by_code: dict[int, str]

    @functools.cached_property
    def basic(self) -> list[int | str]:
        """What becomes of each character of the basic plane, twice as fast as by the code."""
        basic: list[int | str] = list(range(_BASIC_PLANE))
        for code, after in self.by_code.items():
            if code < _BASIC_PLANE:
                basic[code] = after
        return basic

    @functools.cached_property
    def any(self) -> re.Pattern[str]:
        """Finds a character that becomes another."""
        return re.compile(f"[{re.escape(''.join(map(chr, self.by_code)))}]")

    def converted(self, text: str) -> str:
        """Convert a text; with numpy, if it is there and worth it, the result is the same.

        >>> CharacterMap({0x53D1: "發"}).converted("发出")
        '發出'
        """
        if len(text) >= _WORTH_NUMPY and _numpy(len(text)):
            table = _gathered(self)
            if table is not None:
                return _converted_by(table, text)
        if 0 < len(self.by_code) <= _FEW:
            most = len(text) // _ONE_IN + 1
            converted, found = self.any.subn(self._after, text, most)
            if found < most:
                return converted
        return self._translated(text)

    def _after(self, found: re.Match[str]) -> str:
        return self.by_code[ord(found[0])]

    def _translated(self, text: str) -> str:
        """Convert character by character, those beyond the basic plane for themselves."""
        parts = _BEYOND_BASIC.split(text)
        parts[::2] = [part.translate(self.basic) for part in parts[::2]]
        parts[1::2] = [part.translate(self.by_code) for part in parts[1::2]]
        return "".join(parts)


def _numpy(size: int) -> Any:
    """Numpy, if it is loaded, or installed and worth loading for so many characters."""
    if size >= _WORTH_ITS_IMPORT:
        try:
            import numpy as np
        except ImportError:
            return None
        return np
    loaded = sys.modules.get("numpy")
    return loaded if hasattr(loaded, "frombuffer") else None  # another thread may be importing it


def _converted_by(table: NDArray[np.uint32], text: str) -> str:
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    return str(table[codes].tobytes(), "utf-32-le", "surrogatepass")


@functools.cache
def _gathered(characters: CharacterMap) -> NDArray[np.uint32] | None:
    """The code points that all code points become; None where a character becomes several."""
    import numpy as np

    if any(len(after) != 1 for after in characters.by_code.values()):
        return None
    table = np.arange(_PLANES, dtype="<u4")
    table[list(characters.by_code)] = [ord(after) for after in characters.by_code.values()]
    return table
