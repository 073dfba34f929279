"""Made-up press-release sentences: templates filled with listed and composed names.

`lists/words.tsv` holds `list TAB name` lines, `lists/templates.txt` a sentence a
line: `{SLOT}` is filled, `[one|other]` is one of its parts.
"""

import random
import re
from collections import defaultdict
from pathlib import Path

from names.data import NO_NAME, Sentence
from names.words import split_words

LISTS = Path(__file__).parent.parent / "lists"
CHOICE = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"(\{[A-Z]+\})")
PERSONS = {"PER", "PERP", "SUR", "INITIALS", "FOREIGN"}
PLACES = {
    "COUNTRY",
    "TOWN",
    "ABROAD",
    "REGION",
    "REGBARE",
    "DISTRICT",
    "WATER",
    "FACILITY",
    "BUILDING",
}
BODIES = {
    "BODY",
    "MINISTRY",
    "COMPANY",
    "INTERNATIONAL",
    "UNIVERSITY",
    "MEDIA",
    "PARLIAMENT",
    "SOURCE",
    "ACRONYM",
    "MINISTRYOF",
    "BODYOF",
    "EMBASSY",
    "PRESS",
}
MONTHS = ["January", "March", "April", "June", "July", "September", "October", "December"]
LEGAL_FORMS = [" JSC", " LLP", " JSC", " LLP", " Ltd", " Group", "", "", ""]
COMPANIES = [
    *["{root}{tail}"] * 3,
    "{root} {tail}",
    "{root}-{tail}",
    "{root}",
    "{tail} of {country}",
    "{root} {other} {tail}",
]
FACILITIES = [
    *["the {town}–{other} {line}"] * 2,
    "the {town}-{other} {line}",
    "the {root} {site}",
]


class Maker:
    """Makes sentences from the lists."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.templates = (LISTS / "templates.txt").read_text(encoding="utf-8").splitlines()
        self.lists: dict[str, list[str]] = defaultdict(list)
        for line in (LISTS / "words.tsv").read_text(encoding="utf-8").splitlines():
            name, value = line.split("\t")
            self.lists[name].append(value)

    def one(self, name: str) -> str:
        """A random entry of a list."""
        return self.rng.choice(self.lists[name])

    def surname(self, woman: bool) -> str:
        """A surname with the ending of a woman's where it has one."""
        surname = self.one("surname")
        return surname + "a" if woman and surname.endswith(("ov", "ev", "in")) else surname

    def person(self, parts: str) -> str:
        """A name made of `given`, `patronymic`, `surname`, `initial` as `parts` says."""
        woman = self.rng.random() < 0.3
        given = self.one("woman" if woman else "man")
        made = {
            "given": given,
            "initial": given[0] + ".",
            "patronymic": self.one("matronymic" if woman else "patronymic"),
            "surname": self.surname(woman),
        }
        return parts.format(**made)

    def company(self) -> str:
        """A listed company, or one put together from roots and endings."""
        if self.rng.random() < 0.4:
            return self.one("company")
        made = self.rng.choice(COMPANIES).format(
            root=self.one("root"),
            other=self.one("root"),
            tail=self.one("tail"),
            country=self.bare_country(),
        )
        return made + self.rng.choice(LEGAL_FORMS)

    def facility(self) -> str:
        """A listed facility, or a line between two towns, or a field or station by its name."""
        if self.rng.random() < 0.5:
            return self.one("facility")
        return self.rng.choice(FACILITIES).format(
            town=self.one("town"),
            other=self.one(self.rng.choice(["town", "abroad"])),
            line=self.one("line"),
            root=self.one("district"),
            site=self.one("site"),
        )

    def water(self) -> str:
        """A listed river or lake, or one made of a name and its kind."""
        if self.rng.random() < 0.5:
            return self.one("water")
        kind = self.rng.choice(["River", "reservoir", "canal", "Reservoir", "dam"])
        return f"the {self.one('district')} {kind}"

    def press(self) -> str:
        """A press service, before or behind whose it is."""
        whose = self.rng.choice([self.one("body"), self.ministry(), "Akorda", self.company()])
        state = f"President of {self.bare_country()}"
        return self.rng.choice(
            [
                f"{whose} press service",
                f"press service of the {whose}",
                f"press service of the {state}",
            ]
        )

    def region(self) -> str:
        """A region with its generic noun."""
        noun = self.rng.choice([" region", " Region", " region", " oblast"])
        return self.rng.choice(["", "", "the "]) + self.one("region") + noun

    def number(self) -> str:
        """A figure in one of the shapes that releases have."""
        number = self.rng.randint(2, 999)
        shapes = [f"{number / 10}", f"{number}", f"{number % 99},{number:03}", f"{number} thousand"]
        return self.rng.choice(shapes)

    def date(self) -> str:
        """A day and a month, in either order."""
        day, month = self.rng.randint(1, 28), self.rng.choice(MONTHS)
        return self.rng.choice([f"{day} {month}", f"{month} {day}"])

    def ministry(self) -> str:
        """A ministry, mostly with its name behind."""
        shape = self.rng.choice(["Ministry of {}"] * 6 + ["{} Ministry"])
        return shape.format(self.one("portfolio"))

    def bare_country(self) -> str:
        """A country without an article, so that it may stand inside another name."""
        return self.one("country").removeprefix("the ")

    def fill(self, slot: str) -> str:
        """The text that fills a slot."""
        makers = {
            "PER": lambda: self.person("{given} {surname}"),
            "PERP": lambda: self.person(
                self.rng.choice(
                    ["{given} {patronymic} {surname}", "{surname} {given} {patronymic}"]
                )
            ),
            "SUR": lambda: self.person("{surname}"),
            "INITIALS": lambda: self.person("{initial} {surname}"),
            "FOREIGN": lambda: self.one("foreigner"),
            "COMPANY": self.company,
            "FACILITY": self.facility,
            "WATER": self.water,
            "PRESS": self.press,
            "REGION": self.region,
            "REGBARE": lambda: self.one("region"),
            "DISTRICT": lambda: self.one("district") + self.rng.choice([" district", " District"]),
            "MINISTRY": self.ministry,
            "MINISTRYOF": lambda: f"{self.ministry()} of {self.bare_country()}",
            "BODYOF": lambda: f"{self.one('body')} of {self.bare_country()}",
            "EMBASSY": lambda: f"Embassy of {self.bare_country()}",
            "SOURCE": lambda: self.rng.choice([self.press(), "Akorda", self.one("media")]),
            "NUM": self.number,
            "DATE": self.date,
        }
        return makers[slot]() if slot in makers else self.one(slot.lower())

    def sentence(self) -> Sentence:
        """One sentence with its labels."""
        text = self.rng.choice(self.templates)
        while found := CHOICE.search(text):
            text = (
                text[: found.start()] + self.rng.choice(found[1].split("|")) + text[found.end() :]
            )
        words: list[str] = []
        labels: list[str] = []
        for part in SLOT.split(text):
            slot = part[1:-1] if SLOT.fullmatch(part) else ""
            self.put(self.fill(slot) if slot else part, slot, words, labels)
        return Sentence(tuple(words), tuple(labels))

    def put(self, text: str, slot: str, words: list[str], labels: list[str]) -> None:
        """Adds a text; a slot's kind labels it, an article before the name stays outside."""
        kind = next(
            (
                kind
                for kind, slots in (("PER", PERSONS), ("LOC", PLACES), ("ORG", BODIES))
                if slot in slots
            ),
            None,
        )
        if kind and text.startswith("the "):
            words.append("the" if words else "The")
            labels.append(NO_NAME)
            text = text[4:]
        if slot in ("TOWN", "ABROAD") and not words and self.rng.random() < 0.6:
            text = text.upper()
        new = split_words(text)
        words.extend(new)
        labels.extend(
            [f"B-{kind}"] + [f"I-{kind}"] * (len(new) - 1) if kind else [NO_NAME] * len(new)
        )
