"""A family made up for the tests: a small file with something of everything."""

MILLS = """\
name = "mills"
version = 3
title = "Report on Mills"
reference_year = 0
detect = ["report on mills"]
editions = ['Report on Mills (?P<edition>20\\d\\d)']
labels = [
  ["wheel rating", "wheels"],
]

[tier]
key = "grade"
titles = ['^(?P<country>[^\\n]+)\\n(?P<tier>grade [a-c])$']
values = [["grade a", "a"], ["grade b", "b"]]
scale = ["a", "b"]

[[sections]]
name = "wheels"
headings = ["wheels", "wheels and *"]

[[sections]]
name = "sluices"
required = true
since = 2020

[figures]
measures = 'repairs visits'
leading = 'repairs'

[figures.lists]
aid = 'oil grease'

[figures.verbs]
repairs = 'repaired, supplied with @aid'
visits = 'visited'

[figures.counted]
wheel = 'wheel, wheels'
miller = 'miller, millers'

[figures.roles]
people = 'miller'

[figures.takes]
repairs = 'wheel'
visits = 'miller *'

[figures.qualifiers]
women = 'woman, women'

[figures.persons]
women = 'adult female'

[topics]
repair = ["repair*", "@wheels"]

[sources]
hosts = ["mills.example"]
agent = "tipdiff/{version}"
delay = 1
addresses = [
  ["2019-", "https://mills.example/{edition}/{slug}"],
  ["2015-2018", "https://mills.example/old/{edition}/{slug}"],
]
"""
