"""The palette keeps its promises: every pair of colours that meets has enough contrast.

WCAG 2.2: 1.4.3 asks 4.5:1 for text, 1.4.11 asks 3:1 for edges of controls and signs, 1.4.6 asks
7:1 where a reader wanted more contrast.
"""

import re
from itertools import product

import pytest

from courses.bundles import HERE, STYLES, TOKENS, bundles
from lms.site import bundles as site

COLOUR = re.compile(r"--ks-([\w-]+): (#[0-9a-f]{3,6});")
GROUNDS = ["sand", "paper", "linen"]
TINTS = ["petrol-tint", "amber-tint", "green-tint", "brick-tint"]
HUES = ["petrol", "amber", "green", "brick"]
TAGS = ["petrol", "blue", "olive", "berry", "honey"]
TEXT = [
    *product(["ink", "ink-soft", "petrol", "petrol-deep"], [*GROUNDS, *TINTS, "blue-tint"]),
    *product(["amber", "green", "brick"], GROUNDS),
    *((hue, f"{hue}-tint") for hue in {*HUES, *TAGS}),
    *product(["on-fill"], ["fill", "fill-hover"]),
    *product(["on-exit"], ["exit", "exit-hover"]),
    ("on-footer", "footer"),
]
SIGNS = [
    *product(["line-strong", "petrol", "fill", "exit", "amber"], GROUNDS),
    *product(["focus"], [*GROUNDS, *TINTS]),
    *((f"badge-{hue}", f"{hue}-tint") for hue in ("petrol", "green", "amber", "brick")),
    *product(["badge-petrol", "badge-grey"], GROUNDS),
]
MODES = {
    "light": ["light"],
    "light-more": ["light", "light-more"],
    "dark": ["light", "dark"],
    "dark-more": ["light", "dark", "dark-more"],
}


def palette(mode: str) -> dict[str, str]:
    """Name → colour, later files over earlier ones, as the cascade has it."""
    found: dict[str, str] = {}
    for name in MODES[mode]:
        text = (HERE / "css" / "tokens" / f"{name}.css").read_text(encoding="utf-8")
        found |= dict(COLOUR.findall(text))
    return found


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(mode: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    colours = palette(mode)
    ratios = {
        f"{front} on {ground}": contrast(colours[front], colours[ground]) for front, ground in pairs
    }
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least}


def test_the_formula_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
def test_text_can_be_read(mode):
    assert too_weak(mode, TEXT, 7 if mode.endswith("more") else 4.5) == {}


@pytest.mark.parametrize("mode", MODES)
def test_controls_and_signs_can_be_seen(mode):
    assert too_weak(mode, SIGNS, 3) == {}


@pytest.mark.parametrize("mode", MODES)
def test_white_icons_stand_out_from_their_badges(mode):
    badges = [colour for name, colour in palette(mode).items() if name.startswith("badge-")]
    assert len(badges) == 5
    assert all(contrast("#ffffff", badge) >= 3 for badge in badges)


@pytest.mark.parametrize("mode", MODES)
def test_the_ring_of_the_focus_shows_on_filled_controls(mode):
    """On a fill the inner ring carries it, next to the outer one."""
    colours = palette(mode)
    for fill in ("fill", "exit", "footer"):
        best = max(contrast(colours[ring], colours[fill]) for ring in ("focus", "focus-inner"))
        assert best >= 3, fill


def test_night_names_no_colour_that_day_does_not_know():
    day = palette("light").keys()
    assert palette("dark-more").keys() == day
    assert palette("light-more").keys() == day


# What is white or black for a reason: paper, and pictures that must be scanned.
BARE = {"print.css", "verify.css", "account.css", "footer.css", "bank.css"}


def test_colours_stand_in_the_token_files_only():
    folders = [HERE / "css", site.HERE]
    files = [
        path for folder in folders for path in folder.glob("*.css") if "bundle" not in path.name
    ]
    named = {
        path.name: found
        for path in files
        if path.name not in BARE
        and (found := re.findall(r"#[0-9a-f]{3,8}\b(?!\")", path.read_text(encoding="utf-8")))
    }
    assert files
    assert named == {}


def test_the_files_put_together_are_up_to_date():
    for path, text in site.bundles().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make assets`"


def test_every_part_is_in_the_bundle():
    """A style sheet that nobody lists would look fine in its folder and nowhere else."""
    apart = {"print.css", "bank.css", "authors.css", "kept.css"}
    parts = {path.name for path in (HERE / "css").glob("*.css") if "bundle" not in path.name}
    assert parts - apart <= set(STYLES)
    assert {path.name for path in site.HERE.glob("*.css") if "bundle" not in path.name} == set(
        site.STYLES
    )


def test_the_bundle_knows_all_four_looks():
    text = next(text for path, text in bundles().items() if path.suffix == ".css")
    for places in TOKENS.values():
        for media, selector in places:
            assert f"{selector} {{" in text
            assert not media or f"@media {media} {{" in text
