#!/usr/bin/env python3
"""Say random numbers in words, let the program read them, and fail where a value comes back different.

    spoken.py --program FILE [--numbers N] [--seed N] LANGUAGE...

The speaker is num2words, which knows nothing of this project. Numbers are 0 to 1,000 and random ones of every length up
to 10^15; in Russian each is said in every case that num2words has. Behind each stands "tenge", so that it is money.
"""
import argparse
import collections
import json
import random
import subprocess
import sys

from num2words import num2words

#: The language's code in num2words, the noun behind the number, and the cases that numbers have.
SPEAKERS = {
    "en": ("en", "tenge", [{}]),
    "ru": ("ru", "тенге", [{"case": case} for case in "ngdaip"]),
    "kk": ("kz", "теңге", [{}]),
}
LONGEST = 15


def numbers(random_, how_many):
    """Yield 1 to 1,000, every power of ten with its neighbours, and random numbers of every length."""
    yield from range(1, 1_001)
    for power in range(3, LONGEST + 1):
        yield from (10**power - 1, 10**power, min(10**power + 1, 10**LONGEST))
    for index in range(how_many):
        digits = index % LONGEST + 1
        yield random_.randint(10 ** (digits - 1), 10**digits - 1)


def said(language, random_, how_many):
    """Yield (number, words) of every number in every case."""
    code, noun, cases = SPEAKERS[language]
    for number in numbers(random_, how_many):
        for case in cases:
            yield number, f"{num2words(number, lang=code, **case)} {noun}"


def read(program, language, texts):
    """The program's answers to the texts, a list of findings each."""
    command = [program, "explain", "--lines", "--json", "--language", language]
    answer = subprocess.run(command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def main():
    """Say, read, compare."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--numbers", type=int, default=3_000, help="how many random numbers a language is asked")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("languages", nargs="+", choices=sorted(SPEAKERS), metavar="LANGUAGE")
    options = arguments.parse_args()
    wrong = collections.Counter()
    for language in options.languages:
        pairs = list(said(language, random.Random(options.seed), options.numbers))
        answers = read(options.program, language, [words for _, words in pairs])
        if len(answers) != len(pairs):
            sys.exit(f"{language}: {len(answers)} answers to {len(pairs)} lines")
        for (number, words), findings in zip(pairs, answers):
            values = [finding.get("value") for finding in findings if finding.get("currency") == "KZT"]
            if len(findings) != 1 or values != [str(number)]:
                wrong[language] += 1
                if wrong[language] <= 20:
                    print(f"{language}: {number} was said as `{words}` and read as {findings}")
        print(f"{language}: {len(pairs) - wrong[language]} of {len(pairs)} numbers are read as they were said")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
