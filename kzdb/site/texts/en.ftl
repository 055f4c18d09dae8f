# The reading room's own words. Sentences about claims come from kzdb's and are not here.

site-name = Reading room
site-language = English
site-tagline = What sources say about drugs and the fight against them, each figure with the passage it comes from.
skip = Skip to the text
menu = Pages
languages = Languages
newest = Newest

nav-home = Start
nav-reports = Reports
nav-topics = By topic
nav-names = A to Z
nav-years = By year
nav-sources = Sources
nav-disagreements = Disagreements
nav-changes = What changed
nav-downloads = Downloads
nav-about = How to read

search = Search
search-label = Search for a figure, a name or a word
search-go = Find
search-found = { $count ->
        [0] Nothing found.
        [one] { $count } hit
       *[other] { $count } hits
    }
search-more = The first { $shown } are shown. Add a word to narrow them down.
search-off = Searching needs scripts. These lists do not:
search-hint = Numbers count as words: 724.1, 36137, 2014. The beginning of a word is enough.

claims-count = { $count ->
        [one] { $count } claim
       *[other] { $count } claims
    }
sources-count = { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }

foot-state = Revision { $revision }, content { $content }, { $day }
foot-cutoff = Only what was published by { $day } counts.
home-lead = { $claims } from { $sources }. Every figure leads to the words it was read from.
home-newest = The newest figure is of { $period }.
home-editions = Latest editions
home-no-editions = No edition is published yet.
home-changed = What changed
home-nothing-changed = Nothing to compare yet: each report has one edition.
home-figures = In figures
home-fresh = How old the sources are
home-disagree = Where sources disagree
home-no-disagreement = No two sources contradict each other.
home-all-sources = All sources
home-all-disagreements = All disagreements
home-all-changes = All changes

report-editions = Editions
report-lead = Every edition keeps its address and its files.
edition = Edition
edition-of = Edition { $label }
edition-newest = newest edition
edition-older = A newer edition is there:
edition-made = Published
edition-cutoff = Cut-off
edition-revision = Revision
edition-files = Files
edition-open = Open the briefing
edition-register = Everything it prints
edition-register-lead = Each line was printed as it is written here. Follow it to its claim and from there to the passage.
edition-changed = What changed since edition { $label }
edition-same = Nothing that is printed has changed.
edition-changes = { $count ->
        [one] { $count } change since edition { $label }
       *[other] { $count } changes since edition { $label }
    }
edition-first = This is the first edition.
edition-corrects = It corrects edition { $label }.
edition-cite = How to cite this edition
edition-ledger-language = The list is that of the edition in another language.

file = File
open = Open
jump = On this page
size = Size
page = Page
text = Text
claim = Claim
claims = Claims

claim-passage = The passage
claim-passages = The passages
claim-no-passage = No passage is on record.
claim-support = supports it
claim-verified = Found in the document’s bytes.
claim-unverified = Not yet compared with the document.
claim-note = How it is read
claim-who = Who else says what
claim-alone = No other claim answers this question.
claim-contradictions = Contradictions
claim-decisions = Decisions
claim-checks = Checks
claim-no-checks = No check applies to it.
claim-history = History
claim-series = Over time
claim-series-lead = Figures that may be compared, newest first.
claim-printed = Printed in
claim-not-printed = No edition has printed it.
claim-cite = How to cite this claim
claim-printed-as = printed as “{ $text }”
claim-said-by = said by { $who }
claim-number = Claim { $number }
claim-ended-superseded = No longer counts since revision { $revision }: the source now says something else.
claim-ended-withdrawn = No longer counts since revision { $revision }: the source no longer says it.
claim-page-of = page { $page }
claim-pages-of = pages { $pages }
claim-decided = Decided by { $who } on { $day }
claim-decision-holds = The decision holds.
claim-decision-lapsed = The decision lapsed: a side no longer says what was seen then.
claim-cite-text = kzdb, claim { $number } ({ $answer }), since revision { $revision }.

mark-preferred = used in reports
mark-contested = sources disagree
mark-inferred = inferred: { $what }
mark-grade = grade { $grade }
inferred-period = time
inferred-unit = unit
inferred-currency = currency
inferred-subject = what it is about
inferred-qualifier = how exact it is
inferred-value = value

modality-fact = fact
modality-draft = draft
modality-planned = planned
modality-forecast = forecast
modality-in_progress = under way
nature-reported = reported
nature-estimated = estimate
nature-modelled = modelled
nature-derived = computed by the source
sort-observation = observation
sort-cause = a cause that somebody claims
sort-judgement = a judgement of value
variant-reading = another reading of the passage
variant-mention = said a second time in the document
naming-preferred = Name
naming-alias = Other name
naming-acronym = Acronym
naming-transliteration = Name in Latin letters
naming-misspelling = Misspelling
naming-former = Former name
kind-country = Country
kind-organisation = Organisation
kind-person = Person
kind-agreement = Agreement
kind-programme = Programme
kind-event = Event
kind-law = Law
kind-substance = Substance
kind-place = Place
kind-aggregate = Group of countries
kind-document = Document
verdict-holds = holds
verdict-fails = fails
verdict-cannot_tell = cannot be decided
verdict-waived = fails, accepted
status-open = open
status-decided = decided
change-opened = new
change-closed = withdrawn
change-superseded = revised
happened-came = came
happened-left = left
happened-changed = changed
happened-moved = moved
why-new = new claim
why-revised = the source now says something else
why-re-sourced = another source answers
why-withdrawn = the source no longer says it
why-contested = sources now disagree
why-settled = the disagreement is settled
why-reselected = the report chose otherwise
why-reworded = other words
why-moved = another page

col-source = Source
col-published = Published
col-about = About
col-when = When
col-value = Figure
col-change = Change
col-newest = Newest figure in it
col-next = Next edition
col-claims = Claims
col-grade = Grade
col-old = Before
col-new = Now
col-why = Why
col-sha = SHA-256
col-revision = Revision
col-language = Language

topics-lead = All topics, the weightiest themes first.
topics-names = Names and spellings
topics-dates = Dates
names-lead = Everybody and everything the sources name.
years-lead = Claims by the last year they are about.
years-undated = No year
listing-data = { $count ->
        [one] { $count } more row of a data set is not listed here. It is in the downloads.
       *[other] { $count } more rows of data sets are not listed here. They are in the downloads.
    }
listing-aliases = Also written: { $names }
sources-lead = What everything was read from. The documents themselves belong to others and are not kept here.
source-about = About the source
source-date = Published
source-licence = Terms
source-document = Document
source-language = Language
source-url = Address
source-look = Where to look for it
source-looked = Last looked for it
source-late = overdue
source-grade = Reliability
source-relies = Relies on
source-claims = What it says
source-undated = undated
disagreements-lead = Claims that cannot both be true, and checks that fail. Rounding alone is no disagreement.
disagreements-none = None.
disagreements-checks = Checks that fail or cannot be decided
changes-lead = By edition as printed, and by revision of the base.
changes-same-words = the same words, other claims behind them
changes-revisions = Revisions of the base
changes-older = Older changes are on the pages of the editions.
changes-opened = { $count } opened
changes-closed = { $count } closed
downloads-lead = The whole base, to work with. Each file has its SHA-256, so that you can check what you got.
downloads-whole = Everything in one file
downloads-tables = Table by table
downloads-duckdb = DuckDB database: all tables, with what each column means
downloads-xlsx = Excel workbook: all tables
downloads-csl = The sources, for a bibliography (CSL-JSON)
downloads-editions = Editions
about-lead = How figures, marks and grades are to be read.
about-marks = Marks
about-contested = Sources disagree: another claim cannot be true beside this one.
about-inferred = Inferred: part of the claim is not in the passage in so many words. What we read into it is said with it.
about-grades = Grades
about-grade-text = The letter says how reliable the source is, the number how credible the single claim.
about-reliability-A = completely reliable
about-reliability-B = usually reliable
about-reliability-C = fairly reliable
about-reliability-D = not usually reliable
about-reliability-E = unreliable
about-reliability-F = cannot be judged
about-credibility-1 = confirmed by other sources
about-credibility-2 = probably true
about-credibility-3 = possibly true
about-credibility-4 = doubtful
about-credibility-5 = improbable
about-credibility-6 = cannot be judged
about-addresses = Addresses
about-addresses-text = Each claim and each edition keeps its address, also when a newer one is there. Nothing here needs a server: the folder can be copied and read anywhere.
years-old = { $count ->
        [0] less than a year
        [one] { $count } year
       *[other] { $count } years
    }
