"""Contrast as WCAG 2.2 defines it; colour blindness by the matrices of Machado, Oliveira and
Fernandes (2009), https://doi.org/10.1109/TVCG.2009.113, severity 1.0."""

import dataclasses
import re
from pathlib import Path

import numpy as np
import pytest
import yaml

from wijkwijzer.look.palette import DARK, LIGHT, Palette, palette

THEMES = Path(__file__).resolve().parents[2] / "data" / "themas.yaml"
PROTANOPIA = [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
]
DEUTERANOPIA = [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
]
BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.name)


def linear(colour: str) -> np.ndarray:
    value = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def luminance(rgb: np.ndarray) -> float:
    return float(rgb @ [0.2126, 0.7152, 0.0722])


def ratio(one: np.ndarray, other: np.ndarray) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast(one: str, other: str) -> float:
    return ratio(linear(one), linear(other))


def as_seen(colour: str, matrix: list[list[float]]) -> np.ndarray:
    return np.clip(np.array(matrix) @ linear(colour), 0, 1)


def test_contrast_agrees_with_the_examples_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@BOTH
def test_text_is_readable_from_the_back_row(colours: Palette):
    for text in (colours.ink, colours.quiet):
        assert contrast(text, colours.paper) >= 7
        assert contrast(text, colours.hidden) >= 4.5
    assert contrast(colours.ink, colours.surface) >= 7
    for hue in colours.winds.values():
        assert contrast(colours.quiet, hue.soft) >= 7
    assert contrast(colours.quiet, colours.surface) >= 7
    assert contrast(colours.winds["noord"].ink, colours.winds["noord"].soft) >= 7
    for text in (colours.need_ink, colours.task_ink, colours.positive, colours.warning):
        assert contrast(text, colours.paper) >= 7
        assert contrast(text, colours.surface) >= 4.5
    for tint in (colours.need_soft, colours.task_soft):
        assert contrast(colours.ink, tint) >= 4.5


@BOTH
def test_marks_stand_out_from_the_ground(colours: Palette):
    for mark in (colours.need, colours.task, colours.border, colours.hatch, colours.focus):
        assert contrast(mark, colours.paper) >= 3
    for hue in colours.winds.values():
        assert contrast(hue.mark, colours.paper) >= 3
        assert contrast(hue.ink, colours.paper) >= 4.5
        assert contrast(colours.ink, hue.soft) >= 7


@BOTH
def test_votes_of_a_room_are_read_at_ten_metres_and_differ_in_grey(colours: Palette):
    assert contrast(colours.paper, colours.room.mark) >= 7
    assert contrast(colours.room.ink, colours.paper) >= 7
    assert contrast(colours.against.ink, colours.paper) >= 7
    for hue in (colours.room, colours.against):
        assert contrast(colours.ink, hue.soft) >= 7
        assert contrast(hue.mark, colours.paper) >= 3
    assert contrast(colours.against.mark, colours.against.soft) >= 3
    assert contrast(colours.room.mark, colours.against.soft) >= 3


@BOTH
def test_need_and_task_differ_in_grey_and_for_the_colour_blind(colours: Palette):
    assert contrast(colours.need, colours.task) >= 2.5
    for matrix in (PROTANOPIA, DEUTERANOPIA):
        need, task = as_seen(colours.need, matrix), as_seen(colours.task, matrix)
        assert ratio(need, task) >= 2
        # brick keeps more yellow than blue, the task more blue than yellow: the hue differs too
        assert need[:2].mean() > need[2]
        assert task[2] > task[:2].mean()


@BOTH
def test_gap_diverges_from_a_neutral_middle(colours: Palette):
    middle = linear(colours.gap[3])
    assert middle.max() - middle.min() < 0.12
    steps = [contrast(colour, colours.gap[3]) for colour in colours.gap]
    assert steps[0] > steps[1] > steps[2] > 1
    assert 1 < steps[4] < steps[5] < steps[6]
    assert colours.gap_scale()[0] == [0, colours.gap[0]]
    assert colours.gap_scale()[-1] == [1, colours.gap[-1]]


@BOTH
def test_winds_keep_off_the_hues_that_mean_something(colours: Palette):
    for hue in colours.winds.values():
        for meaning in (colours.need, colours.task):
            assert np.abs(linear(hue.mark) - linear(meaning)).max() > 0.08


@BOTH
def test_every_colour_is_a_hex_colour(colours: Palette):
    for field in dataclasses.fields(colours):
        value = getattr(colours, field.name)
        if isinstance(value, str) and field.name != "name":
            assert re.fullmatch(r"#[0-9a-f]{6}", value), field.name


def test_a_wind_of_a_wijks_own_gets_a_calm_hue():
    assert LIGHT.wind("noordoost") == LIGHT.winds["west"]
    assert palette(dark=True) is DARK
    assert palette() is LIGHT


def test_theme_colours_show_on_light_and_dark_and_are_all_different():
    themes = yaml.safe_load(THEMES.read_text(encoding="utf-8"))["themes"]
    colours = [theme["colour"] for theme in themes]
    assert len(set(colours)) == len(colours)
    for colour in colours:
        assert contrast(colour, LIGHT.paper) >= 3
        assert contrast(colour, DARK.paper) >= 3
        assert contrast(colour, "#ffffff") >= 3
