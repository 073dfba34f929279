#!/usr/bin/env python3
"""Extract gold releases, score them, and fail where a figure lies under its floor.

    scores.py --shared DIR --program FILE --build DIR

The floors stand in floors.tsv beside this file: set, measure, least percentage.
"""
import argparse
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent


def floors():
    """Yield (set, measure, least) of every line."""
    for line in (HERE / "floors.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, measure, least = line.split("\t")
            yield name, measure, float(least)


def scores(tools, program, gold, build):
    """Split the gold releases of a folder, extract and score them; a dictionary of measure -> percentage."""
    build.mkdir(parents=True)
    subprocess.run([sys.executable, tools / "gold.py", "split", gold, build / "gold"], check=True)
    subprocess.run([program, "extract", build / "gold", "--output", build / "dataset", "--quiet"], check=True)
    command = [sys.executable, tools / "score.py", build / "gold", build / "dataset"]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    answer = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)
    if answer["missing"]:
        sys.exit(f"releases without a row: {' '.join(answer['missing'])}")
    (language,) = answer["figures"].keys() - {"all"}
    return {measure: 100 * (value if isinstance(value, float) else value[2])
            for measure, value in answer["figures"][language].items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=pathlib.Path, required=True, help="the folder that holds gold/")
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="a folder for what is made")
    options = parser.parse_args()
    tools = options.shared / "gold"
    if not tools.is_dir():
        sys.exit(f"no gold releases in {tools}: put the folder `shared` beside the checkout, or set SHARED")
    program = options.program.resolve()
    seed = options.build / "seed-source"
    seed.mkdir()
    (seed / "seed.gold").write_bytes((tools / "en" / "seed.gold").read_bytes())
    sets = {"seed": seed, "en": tools / "en", "samples": pathlib.Path("tests/gold/en"),
            "unseen": pathlib.Path("tests/gold/unseen"), "ru": tools / "ru", "kk": tools / "kk",
            **{name: pathlib.Path("tests/gold") / name
               for name in ("unseen-ru", "unseen-kk", "later-en", "later-ru", "later-kk")}}
    found = {}
    for name, gold in sets.items():
        print(f"\n== scores of {name}")
        found[name] = scores(tools, program, gold, options.build / name)
    wanted = list(floors())
    low = [(name, measure, least) for name, measure, least in wanted if found[name].get(measure, 0.0) < least]
    for name, measure, least in low:
        print(f"{name}: {measure} is {found[name].get(measure, 0.0):.2f}, under its floor of {least}")
    print(f"floors: {len(wanted) - len(low)} passed, {len(low)} failed")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
