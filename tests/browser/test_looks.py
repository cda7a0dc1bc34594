"""Every page in both languages and widths: nothing cut, nobody else asked, readable for everybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, ROOT, TABLET, WIDE, settled

pytestmark = pytest.mark.browser
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
NAMES = ("overview", "clusters", "ranking", "unit", "upload", "history", "summary", "letter", "returns")
PAGES = [name for name in (*NAMES, "directory", "support") if (ROOT / "pages" / f"{name}.py").exists()]
# What Streamlit itself draws: its combobox and number inputs, its menu button, its scrolling main area.
STREAMLITS_OWN = (
    "[data-testid=stSelectbox]",
    "[data-testid=stFileUploader]",
    "[data-testid=stDateInput]",
    "[data-testid=stNumberInput]",
    "[data-testid=stToolbar]",
    "[data-testid=stHeader]",
    "[data-testid=stSidebarCollapseButton]",
    "[data-testid=stExpander]",
    "[data-testid=stDataFrame]",
    "[data-testid=stDataFrameResizable]",
    "[data-testid=stPlotlyChart]",
)

# The ground of the page has the colour of the scheme: dark has little light in it.
WEARS = """scheme => {
    const ground = getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor;
    return (parseInt(ground.match(/\\d+/)[0]) < 128) === (scheme === "dark");
}"""
CHARTS_WITHIN = """right => {
    const charts = [...document.querySelectorAll(".stMain svg.main-svg")];
    return charts.length && charts.every(e => e.getBoundingClientRect().right <= right);
}"""
# Words that white paper would swallow, in our own pieces, in what is typed or chosen, and in the charts.
PALE = """() => [...document.querySelectorAll(".stMain .stHtml *, .stMain input, .stMain textarea, .stMain svg text")]
    .filter(e => e.checkVisibility() && (e.value || [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())))
    .filter(e => {
        const style = getComputedStyle(e);
        const parts = (e instanceof SVGElement ? style.fill : style.color).match(/[\\d.]+/g).slice(0, 3).map(Number);
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] > 140;
    }).map(e => e.outerHTML.slice(0, 120))"""


def path(page: str, lang: str = "vi") -> str:
    return f"/{'' if page == 'overview' else page}{'?lang=en' if lang == 'en' else ''}"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_in_either_language_from_phone_to_wall(visit, sample_site, name):
    for lang, viewport in (("vi", NARROW), ("vi", TABLET), ("en", {"width": 1920, "height": 1080})):
        page = visit(sample_site, path(name, lang), viewport)
        assert page.evaluate("document.documentElement.lang") == lang
        wide, room = page.locator("[data-testid=stMain]").evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert wide <= room, (name, lang, viewport)
        assert _cut_off(page) == [], (name, lang, viewport)


def _cut_off(page: Page) -> list[str]:
    """Our own pieces that stick out of the window to the right, unless they lie in something that scrolls."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.stMain .stHtml *')]
            .filter(e => !e.closest('.t-wide, .t-vh, .t-more:not([open])'))
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_serious_barrier_of_ours_in_light_and_dark(visit, sample_site, name):
    page = visit(sample_site, path(name))
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(WEARS, arg=scheme)
        settled(page)
        assert _serious(page) == [], (name, scheme)


def _serious(page: Page) -> list[tuple[str, list[str]]]:
    """What axe calls serious or critical in what we draw, with the first places."""
    look = "own => axe.run({exclude: own.map(s => [s])}, {resultTypes: ['violations']}).then(r => r.violations)"
    return [
        (found["id"], [node["html"][:160] for node in found["nodes"]][:4])
        for found in page.evaluate(look, STREAMLITS_OWN)
        if found["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("name", ["clusters", "unit", "ranking"])
def test_a_deep_link_on_a_cold_server_shows_that_page_in_its_frame(cold_site, visit, name):
    page = visit(cold_site, path(name))
    expect(page.locator(".t-nav a[aria-current=page]")).to_have_attribute("href", f"./{name}")
    expect(page.locator("h1")).to_be_visible()


def test_the_front_door_speaks_vietnamese_compresses_and_keeps_others_out(visit, sample_site):
    page = visit(sample_site)
    assert page.title() == "Tổng quan · Tiến độ sáng kiến"
    answer = page.request.get(sample_site.address, headers={"accept-encoding": "gzip"})
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert '<html lang="vi">' in answer.text()
    script = page.evaluate("document.querySelector('script[type=module]').src")
    assert page.request.get(script, headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_a_first_visit_takes_less_than_four_megabytes(browser, sample_site):
    page = browser.new_page(viewport=WIDE)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(sample_site.address)
    page.wait_for_selector(".js-plotly-plot .main-svg", timeout=30_000)
    settled(page)
    page.close()
    assert 100_000 < sum(sizes) < 4_000_000


def test_the_keyboard_reaches_a_unit_from_the_overview(visit, sample_site):
    page = visit(sample_site)
    page.locator(".t-bars a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("LĐLĐ huyện Yên Khánh")


def test_the_table_under_a_chart_opens_with_its_figures(visit, sample_site):
    page = visit(sample_site)
    under = page.locator("details[data-table]").last
    under.get_by_text("Xem bảng số").click()
    expect(under.get_by_role("row").nth(1)).to_contain_text("LĐLĐ huyện Yên Khánh")
    expect(under.get_by_role("columnheader")).to_have_count(5)
    expect(under.get_by_role("row")).to_have_count(15)
    expect(under.get_by_role("table")).to_have_accessible_name("Số sáng kiến hợp lệ và không hợp lệ của từng đơn vị.")


def test_a_page_prints_on_a4_without_a_cut_chart(visit, sample_site):
    page = visit(sample_site)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 690, "height": 976})  # A4 less its margins at 96 dots an inch
    settled(page)
    page.wait_for_function(CHARTS_WITHIN, arg=690)
    assert not page.locator("[data-testid=stSidebar]").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_dark_screen_prints_in_dark_ink_on_white_paper(visit, sample_site):
    page = visit(sample_site, "/clusters")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(WEARS, arg="dark")
    settled(page)
    assert page.evaluate(PALE)
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(PALE) == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.evaluate(PALE)


MOVED = """() => new Promise(done => new PerformanceObserver(list => done(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 1000))"""


@pytest.mark.parametrize("viewport", [NARROW, WIDE], ids=["phone", "wide"])
def test_nothing_jumps_while_the_overview_is_drawn(visit, sample_site, viewport):
    assert visit(sample_site, "/", viewport).evaluate(MOVED) < 0.25  # more is called poor
