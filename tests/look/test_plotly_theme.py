import plotly.graph_objects as go
import plotly.io as pio
import pytest

from wijkwijzer.look import plotly_theme
from wijkwijzer.look.palette import DARK, LIGHT


@pytest.fixture(autouse=True)
def _own_default():
    before = pio.templates.default
    yield
    pio.templates.default = before


def test_registering_makes_the_house_style_the_default():
    plotly_theme.register()
    assert pio.templates.default == "wijkwijzer"
    figure = go.Figure(go.Bar(x=["wonen"], y=[40]))
    assert figure.layout.template.layout.paper_bgcolor == LIGHT.paper
    assert figure.layout.template.layout.colorway[:2] == (LIGHT.need, LIGHT.task)


@pytest.mark.parametrize("dark", [False, True])
def test_the_wall_has_no_text_under_28(dark: bool):
    plotly_theme.register()
    layout = pio.templates[plotly_theme.template_name(dark=dark, medium="wall")].layout
    sizes = [layout.font.size, layout.xaxis.tickfont.size, layout.yaxis.title.font.size]
    sizes += [layout.legend.font.size, layout.annotationdefaults.font.size]
    assert min(sizes) >= 28
    assert layout.font.color == (DARK if dark else LIGHT).ink


def test_need_and_task_end_the_diverging_scale():
    template = plotly_theme.wijkwijzer_template(LIGHT)
    scale = template.layout.colorscale.diverging
    assert scale[0][1] == LIGHT.task
    assert scale[3][0] == 0.5
