"""The app's look, as far as Gradio's own components have it: warm paper, ink, and colour for the levels alone.

The variables of mmsid/ui/interface/shared/tokens.css say the same for our own parts.
"""

from __future__ import annotations

from gradio.themes import Base
from gradio.themes.utils import colors, sizes

SANS = ("-apple-system", "BlinkMacSystemFont", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "SF Mono", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")


class Theme(Base):
    """Light and dark, with fonts that are already on the visitor's machine."""

    def __init__(self) -> None:
        """Sets the variables that show."""
        super().__init__(
            primary_hue=colors.stone,
            secondary_hue=colors.stone,
            neutral_hue=colors.stone,
            radius_size=sizes.radius_md,
            font=SANS,
            font_mono=MONO,
        )
        self.name = "mmsid"
        self.set(
            body_background_fill="#f7f6f3",
            body_background_fill_dark="#131210",
            body_text_color="#1b1a17",
            body_text_color_dark="#f3f1ec",
            body_text_color_subdued="#6b665e",
            body_text_color_subdued_dark="#a39d92",
            background_fill_primary="#ffffff",
            background_fill_primary_dark="#1c1a18",
            border_color_primary="#e4e1da",
            border_color_primary_dark="#34312d",
            link_text_color="#1b1a17",
            link_text_color_dark="#f3f1ec",
        )
