"""The report in a real browser: what a reader does with it, over releases made to break it.

Needs Debian's chromium and playwright (requirements.txt), which drives it.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile
from contextlib import contextmanager

from playwright.sync_api import sync_playwright

HOSTILE = """A <script>window.ran = 1</script> headline & </title> <b>bold</b>
date 2024-03-05

🦅🦅 ASTANA – Қасым-Жомарт Тоқаев said </script><script>window.ran = 2</script> that 12 million tenge was spent.
Then <img src="x" onerror="window.ran = 3"> 😀 Ministry of Finance paid $7.5 billion – <!-- not a comment.
\u2028The rest\u2029 came to 31 tons of grain. {{constructor.constructor('window.ran = 4')()}}
"""

KAZAKH = """Президент кеңес өткізді
date 2024-04-07

👩‍🌾 АСТАНА. Былтыр 25 млрд теңге бөлінді 😀. Биыл 40 млрд теңге бөлінеді.
"""

PLAIN = """The Ministry of Energy reports
date 2023-{month:02}-{day:02}

Minister of Energy Arman Bisenov said that {amount} million tenge went into {amount} schools. It grew by 4% in a year.
"""


def archive(folder, plain=120):
    """Releases with everything that a page could take for its own language, and many that are plain."""
    folder.mkdir()
    (folder / "a<img src=x onerror=window.ran=5>.txt").write_text(HOSTILE)
    (folder / "b.txt").write_text(KAZAKH)
    row = {"title": "Linked", "date": "2024-05-01", "url": "javascript:window.ran=6", "text": "It cost $3 million."}
    (folder / "c.jsonl").write_text(json.dumps(row) + "\n")
    for index in range(plain):
        text = PLAIN.format(month=index % 12 + 1, day=index % 28 + 1, amount=index + 100)
        (folder / f"plain-{index:03}.txt").write_text(text)


class Reader:
    """A page with what the tests do to it; every message of its console is a failure."""

    def __init__(self, page, report):
        self.page, self.report, self.messages = page, report.resolve().as_uri(), []
        self.asked = []
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", self.requested)

    def requested(self, request):
        self.asked.append(request.url.rsplit("/", 1)[-1])
        if not request.url.startswith(self.report.rsplit("/", 1)[0] + "/"):
            self.messages.append(f"asks for {request.url}")

    def open(self, route):
        self.page.goto(f"{self.report}#/{route}")
        # Not by a function that is polled: the page's policy forbids to evaluate one.
        self.page.locator("#loading").wait_for(state="detached")
        self.page.locator("main h1").first.wait_for()

    def rows(self):
        return self.page.locator("main table.cards tbody tr")

    def search(self, words):
        self.page.get_by_role("searchbox").fill(words)
        self.page.wait_for_timeout(300)

    def follow(self, figure):
        """Clicks on a figure of the table; gives the sentence and the place that are marked then."""
        self.page.get_by_role("link", name=figure, exact=True).first.click()
        return self.marked()

    def find(self, words):
        """Searches the texts for words that stand there once; gives the sentence and the place that they lead to."""
        self.open("search")
        self.page.get_by_role("searchbox").fill(words)
        self.page.keyboard.press("Enter")
        self.page.get_by_text("1 place in 1 release").wait_for()
        self.page.locator(".found a").click()
        return self.marked()

    def marked(self):
        here = self.page.locator("mark.here")
        here.wait_for()
        target = "".join(here.locator(".target").all_text_contents())
        assert here.locator(".target").first.evaluate("it => { const box = it.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }")
        return here.text_content(), target


def figures_lead_to_their_sentences(reader):
    reader.open("figures")
    assert reader.rows().count() == 50, "one page of rows"
    reader.search("40 млрд")
    assert reader.rows().count() == 1
    sentence, target = reader.follow("40 млрд теңге")
    assert target == "40 млрд теңге" and sentence == "Биыл 40 млрд теңге бөлінеді.", (sentence, target)
    reader.page.go_back()
    assert reader.page.get_by_role("searchbox").input_value() == "40 млрд", "what was searched is still there"
    reader.search("7.5 BILLION")
    sentence, target = reader.follow("$7.5 billion")
    assert target == "$7.5 billion" and '<img src="x" onerror="window.ran = 3">' in sentence, (sentence, target)


def every_mark_stands_at_its_text(reader):
    """Over all releases: what is marked as a figure reads as the table says."""
    wrong = reader.page.evaluate("""async () => {
        const wrong = [];
        for (const release of DATA.releases) {
            const read = await DATA.read(release);
            const unit = DATA.units(read.text);
            for (const { start, end, text } of release.amounts)
                if (read.text.slice(unit(start), unit(end)) !== text) wrong.push(text);
        }
        return [DATA.amounts.length, wrong];
    }""")
    assert wrong[0] > 0 and wrong[1] == [], wrong


def text_stays_text(reader):
    reader.open("releases")
    reader.search("headline")
    reader.page.get_by_role("link", name="headline").first.click()
    text = reader.page.locator(".text")
    text.wait_for()
    assert text.text_content() == HOSTILE.rstrip("\n") or text.text_content() == HOSTILE, text.text_content()
    assert reader.page.locator("main script, main img, main b").count() == 0
    for view in ["", "figures", "people", "agencies", "tenures", "releases"]:
        reader.open(view)
    reader.open("releases")
    reader.search("linked")
    reader.page.get_by_role("link", name="Linked").first.click()
    reader.page.locator(".text").wait_for()
    assert reader.page.locator("a[href^='javascript']").count() == 0
    assert reader.page.evaluate("window.ran") is None


def the_policy_stops_what_the_page_does_not_know(reader):
    reader.page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.ran = 7";
        document.body.append(script);
    }""")
    assert reader.page.evaluate("window.ran") is None
    assert any("Content Security Policy" in message for message in reader.messages)
    reader.messages.clear()


def tables_sort_and_filter(reader):
    reader.open("figures")
    reader.page.get_by_role("button", name="Value").click()
    head = reader.page.locator("th[aria-sort]")
    assert head.get_attribute("aria-sort") == "descending" and "40,000,000,000 KZT" in reader.rows().first.text_content()
    reader.page.get_by_label("Kind").select_option("percent")
    assert "%" in reader.rows().first.text_content() and "tenge" not in reader.rows().first.text_content()
    reader.page.get_by_label("Kind").select_option("")
    reader.page.get_by_label("From").fill("2024-04-01")
    reader.page.get_by_label("To").fill("2024-04-30")
    assert reader.rows().count() == 2
    reader.search("no such thing")
    assert reader.rows().count() == 0 and "No figure found" in reader.page.locator("[role=status]").text_content()


def people_and_tenures_lead_to_releases(reader):
    for view in ["people", "tenures"]:
        reader.open(view)
        reader.search("Bisenov")
        assert reader.rows().count() >= 1, view
    assert reader.page.locator("main figure svg a").count() >= 1, "the timeline leads on"
    reader.rows().first.get_by_role("link", name="Minister").click()
    reader.page.get_by_role("heading", name="Where it is stated").wait_for()
    reader.rows().first.locator("a").first.click()
    reader.page.locator("mark.here").wait_for()
    assert "Bisenov" in reader.page.locator("mark.here").text_content()
    reader.page.locator(".text a.person").first.click()
    reader.page.get_by_role("heading", name="Named in").wait_for()


def it_works_by_keyboard(reader):
    reader.open("figures")
    reader.page.locator("body").press("Tab")
    for _ in range(60):
        if reader.page.evaluate("document.activeElement.closest('td') !== null"):
            break
        reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    reader.page.locator("mark.here").wait_for()
    assert reader.page.evaluate("document.activeElement.id") == "here"
    unnamed = reader.page.evaluate("""() => [...document.querySelectorAll("input, select, button")]
        .filter((field) => !field.labels?.length && !field.textContent.trim() && !field.ariaLabel).length""")
    assert unnamed == 0


def nothing_is_wider_than_a_phone(reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    for view in ["", "figures", "people", "people/0", "agencies", "tenures", "releases", "release/0", "search"]:
        reader.open(view)
        reader.page.wait_for_timeout(200)
        width = reader.page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{view}: {width}"


def split_texts_are_loaded(reader):
    assert reader.report.endswith("report.html")
    reader.open("figures")
    reader.search("77 tons last")
    sentence, target = reader.follow("77 tons")
    assert sentence == "The last words tell of 77 tons." and target == "77 tons", (sentence, target)
    read = [name for name in reader.asked if name.startswith("releases-")]
    assert len(read) == 1, read
    sentence, target = reader.find("the LAST  words")
    assert sentence == "The last words tell of 77 tons." and target == "The last words", (sentence, target)
    read = [name for name in reader.asked if name.startswith("releases-")]
    assert len(read) > 2 and len(set(read)) == len(read), f"each part once: {read}"


def split_tables_are_loaded(reader):
    assert any(name.startswith("tables-") for name in reader.asked), reader.asked
    split_texts_are_loaded(reader)


def a_lost_folder_is_told(reader):
    reader.page.route("**/report/*", lambda route: route.abort())
    reader.page.goto(reader.report + "#/figures")
    reader.page.reload()
    told = reader.page.locator("main").text_content()
    assert "the folder “report” has to lie beside this page" in told, told
    reader.messages.clear()


def texts_are_searched(reader):
    sentence, target = reader.find("40 МЛРД")
    assert sentence == "Биыл 40 млрд теңге бөлінеді." and target == "40 млрд", (sentence, target)
    sentence, target = reader.find("$7.5 billion – <!-- ")
    assert target == "$7.5 billion – <!--", (sentence, target)
    reader.open("search")
    reader.page.get_by_role("searchbox").fill("no such words")
    reader.page.keyboard.press("Enter")
    reader.page.get_by_text("Nothing found").wait_for()


TESTS = [figures_lead_to_their_sentences, every_mark_stands_at_its_text, text_stays_text, tables_sort_and_filter, texts_are_searched,
         people_and_tenures_lead_to_releases, it_works_by_keyboard, nothing_is_wider_than_a_phone,
         the_policy_stops_what_the_page_does_not_know]


@contextmanager
def chromium(program):
    with sync_playwright() as playwright:
        # Root, as which CI runs, has no sandbox.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True, help="pressrecord")
    parser.add_argument("--browser", default="/usr/bin/chromium")
    options = parser.parse_args()

    def extract(source, dataset):
        subprocess.run([options.program, "extract", source, "--output", dataset, "--quiet"], check=True)
        return dataset / "report.html"

    with tempfile.TemporaryDirectory() as place, chromium(options.browser) as browser:
        place = pathlib.Path(place)
        archive(place / "archive")
        report = extract(place / "archive", place / "dataset")
        # Texts past what one page may hold; said again and again, they are quickly read.
        (place / "long").mkdir()
        filler = "The words of this sentence say nothing that matters to anybody at all. " * 14_000
        for index in range(22):
            end = "\n\nThe last words tell of 77 tons.\n" if index == 21 else "\n"
            (place / "long" / f"{index:02}.txt").write_text(f"Long {'last' if index == 21 else index}\ndate 2024-01-01\n\n{filler}{end}")
        split = extract(place / "long", place / "split")
        assert (place / "split" / "report").is_dir() and split.stat().st_size < 2 << 20
        # Tables past it.
        (place / "figures").mkdir()
        for index in range(20):
            text = "".join(f"they sold {number} tons of grain. " for number in range(16_000))
            (place / "figures" / f"{index:02}.txt").write_text(f"Figures {index}\ndate 2024-01-01\n\n{text}\n")
        (place / "figures" / "last.txt").write_text("Last\n\nThe last words tell of 77 tons.\n")
        large = extract(place / "figures", place / "large")
        assert large.stat().st_size < 2 << 20
        beside = [(split_texts_are_loaded, split), (split_tables_are_loaded, large), (a_lost_folder_is_told, large)]
        for test, page in [(test, report) for test in TESTS] + beside:
            reader = Reader(browser.new_page(viewport={"width": 1280, "height": 900}), page)
            reader.open("")
            test(reader)
            assert reader.messages == [], f"{test.__name__}: {reader.messages}"
            reader.page.close()
            print(f"{test.__name__}: ok")


if __name__ == "__main__":
    main()
