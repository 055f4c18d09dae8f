# Words of the country briefing, in British English. No digit stands here: numbers and years come from queries.

cover-kind = Country briefing
cover-kind_two = Country profile
cover-subject = Drug situation, policy and cooperation
cover-cut_off = Data cut-off
cover-edition = Edition
cover-edition_text = { $title }, version { $version }
cover-since_text = compared with revision { $revision }
cover-sources = Sources read
cover-claims = Claims on the country
cover-contents = In this briefing
cover-how = How to read the figures
cover-how_text = Every figure is given as its source printed it, in that source's unit and precision, with the number of a note. The note names the source, its date, the line and the words that carry the figure; for a figure that we computed it shows the formula. { $mark } marks a figure on which sources differ: the section on disagreement sets their answers side by side.
cover-cite = Cite as
cover-cite_text = kzdb, { $title }, data cut-off { $date }.

page-word = Page
page-of = of
page-running = { $country }: country briefing
page-running_two = { $country }: country profile
page-edition = Data cut-off { $date }

section-messages = Key messages
section-glance = At a glance
section-changes = What changed since the last edition
section-setting = Country setting
section-strategy = Strategy, law and institutions
section-money = Money
section-supply = Supply and seizures
section-prices = Prices
section-crime = Crime and integrity
section-demand = Demand, harms and treatment
section-prevention = Prevention and services
section-cooperation = International cooperation
section-disagree = Where sources disagree
section-outlook = Outlook and gaps
section-method = Method and quality
section-tables = Annex: data tables
section-sources = Annex: sources
section-short = Annex: abbreviations
section-files = Annex: files inside

head-policy = Policy
head-position = Position
head-threat = Threats
head-plan = Plans
head-route = Routes
head-trend = Trends
head-trend_one = Trend
head-funding = Funding
head-abroad = Sources of supply
head-methods = Methods
head-enforcement = Enforcement
head-substances = Substances
head-integrity = Integrity
head-prevention = Lowering demand
head-quality = Quality of the figures
head-cooperation = Cooperation
head-legal = Legal assistance
head-assessment = Assessment
head-recommendation = Recommendations
head-results = Results
head-call = Calls on others
head-forecast = Expected
head-underway = Under way
head-judgement = Judgements
head-unknown = Not covered by any source
head-services = Services
head-left = Left out, for want of sources
head-elsewhere = Another cause
head-beyond = Beyond the register

sub-programmes = Strategies and programmes
sub-bodies = Bodies
sub-laws = Laws and decrees
sub-budgets = Budgets
sub-per_year = Budget per year of programme
sub-contributions = Voluntary contributions
sub-readings = Passages open to another reading
sub-failing = Inconsistencies the checks found
sub-treaties = Treaties and agreements
sub-partners = Organisations and partners
sub-around = Bodies and agreements
sub-events = Meetings, visits and reviews
sub-coming = Dates expected at the time
sub-holds = What the base holds on the country
sub-checks = Checks run
sub-supply = Supply and prices
sub-crime = Crime
sub-demand = Demand and services
sub-cooperation = Cooperation
sub-services = Services, projects and publications
sub-assistance = Assistance by partner

column-programme = Programme
column-adopted = Adopted
column-body = Body
column-place_in_state = Part of
column-role = What it does
column-law = Law or decree
column-date = Date
column-amount = Amount
column-per_year = A year
column-period = Period
column-measure = Measure
column-says = What sources say
column-of = Of
column-figure = Figure
column-source = Source
column-sources = Sources
column-standing = Status
column-recipient = To
column-agreement = Agreement
column-signed = Signed
column-party = Party
column-dated = Dates
column-others = Other parties
column-tie = The country's role
column-partner = Partner
column-event = Event
column-where = Where
column-question = Question
column-other_reading = The other reading
column-doubt = Why there is doubt
column-answer = Answer
column-grade = Grade
column-why = Why this grade
column-used = Claims
column-rule = Check
column-finding = What it found
column-figures = Figures used
column-change = Change
column-was = Was
column-is = Is now
column-kind = Kind
column-claims = Claims
column-questions = Questions
column-confirmed = Confirmed by more than one origin
column-disputed = Answered differently
column-holds = Pass
column-fails = Fail
column-open = Undecided
column-note = Note
column-short = Abbreviation
column-long = Stands for
column-licence = Licence
column-what = What
column-service = Service or work
column-run = Run or published by
column-helped = Supported by, works with
column-work = Project or body (period)
column-purpose = What it is for
column-shown = Figures

glance-before = { $figure } in { $period }
glance-origins =
    { $count ->
        [one] { $many } origin
       *[other] { $many } origins
    }
glance-lead = The latest figure for each headline measure, with the previous figure for a comparable period where there is one; the small lines show the series. An origin is an independent voice behind a figure: documents that repeat one another count once.

message-price = The street price of { $what } ({ $place }) was { $now } in { $period }, { $growth } what it was in { $before_period } ({ $before }).
message-seized_down = Fewer drugs were seized: { $now } in { $period }, down from { $before } in { $before_period }.
message-seized_up = More drugs were seized: { $now } in { $period }, up from { $before } in { $before_period }.
message-seized_level = As many drugs were seized as before: { $now } in { $period }, { $before } in { $before_period }.
message-part_down = Seizures of { $what } fell by { $change }: { $now } in { $period }, against { $before } in { $before_period }.
message-part_up = Seizures of { $what } rose by { $change }: { $now } in { $period }, against { $before } in { $before_period }.
message-part_level = Seizures of { $what } stayed level: { $now } in { $period }, against { $before } in { $before_period }.
message-users_down = The register of drug users shrank to { $now } in { $period }, from { $before } in { $before_period }.
message-users_up = The register of drug users grew to { $now } in { $period }, from { $before } in { $before_period }.
message-users_level = The register of drug users stood at { $now } in { $period }, as in { $before_period }.
message-crimes_down = Registered drug crimes fell to { $now } in { $period }, from { $before } in { $before_period }.
message-crimes_up = Registered drug crimes rose to { $now } in { $period }, from { $before } in { $before_period }.
message-crimes_level = Registered drug crimes stood at { $now } in { $period }, as in { $before_period }.
message-budget = Sources differ on a figure. { $what }: { $answers }.
message-per_year = Per year of programme, the budgets come to { $answers }; what they cover may differ.
message-per_year_answer = { $amount } for { $period } ({ $standing })
message-or = { " " }or{ " " }
message-body = The { $old } was replaced by the { $new } ({ $date }).
message-body_undated = The { $old } was replaced by the { $new }.
message-treaties =
    { $count ->
        [one] The country has signed or joined { $many } treaty, agreement or group of agreements named in the sources.
       *[other] The country has signed or joined { $many } treaties, agreements or groups of agreements named in the sources.
    }
message-conventions =
    { $count ->
        [one] { $many } of them is a convention or a protocol.
       *[other] { $many } of them are conventions or protocols.
    }
message-none = The base holds too little about this country for key messages; what it holds follows.

judgement-counting = part of the fall in registered users reflects how users are registered rather than a fall in drug use.
judgement-transit = the routes named here still carry opiates through the country.
judgement-seized_down = this fall in seizures means less trafficking rather than less of it caught: figures of seizures depend on both.
judgement-seized_up = this rise in seizures means more trafficking rather than more of it caught: figures of seizures depend on both.

changes-first = First edition: there is no earlier one to compare with.
changes-none = Nothing in this briefing has changed since revision { $revision }.
changes-lead = Compared with what the base held at revision { $revision }, source by source.
changes-more =
    { $count ->
        [one] One more change is not listed here.
       *[other] { $many } more changes are not listed here.
    }
changes-new = new
changes-revised = revised
changes-re_rounded = given with another precision
changes-unit_changed = in another unit
changes-re_sourced = from another source
changes-definition_changed = redefined
changes-withdrawn = withdrawn
changes-stated = stated

setting-borders = Borders on { $places }.
setting-located = Lies in { $places }.

pair-down = { $metric }{ $of }: { $now } in { $period }, down from { $before } in { $before_period }.
pair-up = { $metric }{ $of }: { $now } in { $period }, up from { $before } in { $before_period }.
pair-level = { $metric }{ $of }: { $now } in { $period }, as in { $before_period }.
pair-of = { " " }({ $breakdown })

demand-since_down = The register of drug users shrank by { $change }: to { $now } in { $period }, from { $before } in { $before_period }.
demand-since_up = The register of drug users grew by { $change }: to { $now } in { $period }, from { $before } in { $before_period }.
demand-since_level = The register of drug users stood at { $now } in { $period }, as in { $before_period }.
demand-other_source = The counts come from different sources (earlier: { $before_who }; later: { $who }).
demand-change = That is a change of { $change }.
demand-multiple = { $who } reports { $multiple } as many drug users as the register held ({ $period }). With { $registered } on it then, that makes { $product }: the span that the rounding of the multiple leaves open.

stated-itself = The source itself prints this change as { $change }; { $verdict }.
stated-holds = checked by rule against its figures, it agrees
stated-fails = checked by rule against its figures, it does not agree
stated-cannot_tell = the rule that checks it could not decide
stated-alone = { $what }: { $change } ({ $period }{ $by }). The base holds no figures of the beginning and the end to check it.

price-computed = By the prices printed, { $what } ({ $place }) cost { $ratio } as much in { $period } as in { $before_period }.

chain-title = What the source says led to it, and what followed
chain-source = { $who }, { $date }
chain-rise = { $what }: { $growth } the price ({ $period })

route-runs = { $route }: starts in { $starts }, passes through { $passes }, leads to { $leads }; carries { $what }.
route-supplied = Named as sources of supply ({ $what }): { $places }.

assistance-see = See { $section }.
assistance-here = In the country
assistance-joint = Together with others
assistance-away = For other countries
assistance-part_of = part of: { $whole }
assistance-for = For:

gives-through = through the larger programme
gives-supported_by = support
gives-supports = support
gives-funded_by = funding
gives-organised_by = organisation
gives-led_by = leadership
gives-hosted_by = host
gives-run_by = management
gives-implements = execution
gives-coordinates = coordination
gives-contributes_to = contribution
gives-member_of = member
gives-took_part_in = participant
gives-trains = training

service-since = since { $date }
service-magazine =
    { $count ->
        [one] Magazine
       *[other] Magazines
    }
service-video =
    { $count ->
        [one] Video
       *[other] Videos
    }

tie-in_progress = under negotiation

modality-fact = as adopted or carried out
modality-draft = draft
modality-planned = planned
modality-forecast = forecast
modality-in_progress = under way

kind-observation = Figures
kind-relation = Relations
kind-milestone = Dates
kind-statement = Statements
kind-naming = Names

chart-timeline-alt = Bars on a time axis, one for each strategy or programme, from its first to its last year: { $rows }.
chart-timeline-alt_row = { $name }
chart-tree-alt = A tree of bodies: each stands below and to the right of the body that it is part of. A dashed arrow leads from a body to the one that took its place. { $rows }.
chart-tree-alt_row = { $name }
chart-tree-led = led by
chart-budgets-alt = Horizontal bars, one for each programme and source: { $rows }.
chart-budgets-alt_row = { $subject_name }, { $publisher_name }: { $figure }
chart-contributions-alt = Horizontal bars, one for each payment, by recipient, currency and year; an amount in another currency has no bar. Dots count the sources that give it. A bracket joins payments that fall into a longer period for which a sum is given: { $rows }.
chart-contributions-alt_row = { $kind }{ $period }, to { $recipient }: { $figure } ({ $given_by })
chart-contributions-whole = bracket,{ " " }
chart-seizures-alt = Pairs of horizontal bars, an earlier and a later period for each substance, every substance on its own scale: { $rows }.
chart-seizures-alt_row = { $breakdown_name }, { $period }: { $figure }
chart-flows-alt = The country stands in the middle. Lines run to it from the places on the left that it is supplied from, and dashed lines run from it to the places on the right that routes lead to: { $rows }.
chart-flows-alt_row = { $name } ({ $what })
chart-prices-alt = Horizontal bars, one for each price, oldest first; the light end of a bar is the span of a printed range: { $rows }.
chart-prices-alt_row = { $period }, { $what }: { $figure }
chart-users-alt = Dots on a time axis, one for each count of the register, joined by a dashed line, each with the period that its source gives: { $rows }.
chart-users-alt_row = { $period }: { $figure }
chart-meetings-alt = A time axis with a row for each body and kind of event; bars are terms of membership, dots are events: { $rows }.
chart-meetings-alt_row = { $name }, { $years }
chart-dots-alt = For each question a row of dots, one for each source, with the span that its printed digits leave open; the filled dot is the answer this briefing uses: { $rows }.
chart-dots-alt_row = { $question }, { $who }: { $figure }
chart-ages-alt = A line for each measure, from the year of its newest figure to the year of the data cut-off: { $rows }.
chart-ages-alt_row = { $metric_name }: { $year_text }
chart-graded-alt = A grid of squares, grades of sources down and grades of information across, darker where more claims fall: { $rows }.
chart-graded-alt_row = { $reliability } with { $credibility }: { $many_text }
chart-graded-x = Information, from confirmed to cannot be judged
chart-graded-y = Source

finding-flows = Routes into and through { $country }
finding-flows_measure = Left: places named as sources of supply. Right, dashed: places to which routes through the country lead.{ " " }
finding-timeline = Strategies and programmes overlap in time
finding-timeline_one = Strategies and programmes
finding-timeline_measure = Years in which each runs, as the sources give them. Dark: strategy; light: programme.{ " " }
finding-tree = Which body belongs where
finding-tree_measure = Bodies as the sources place them. A dashed box has been replaced; the arrow leads to its successor.{ " " }
finding-budgets = Programme budgets differ by source
finding-budgets_one = Programme budgets
finding-budgets_measure = Budget of each programme, by period and source. Blue: as adopted or carried out; ochre: draft.{ " " }
finding-contributions = Voluntary contributions over time
finding-contributions_fit = Contributions of single years fit the sum given for the years together
finding-contributions_measure = Each payment once, by recipient, currency and year. A dot: a source that gives it. Bracket: a sum given for the years together. An amount in another currency has no bar.{ " " }
finding-seizures_measure = Weight seized in comparable periods; each substance on its own scale.{ " " }
finding-seizures_down = { $what } seized in { $period }: { $change } less than in { $before_period }
finding-seizures_up = { $what } seized in { $period }: { $change } more than in { $before_period }
finding-seizures_level = { $what } seized in { $period }: as much as in { $before_period }
finding-prices = Street prices over time
finding-prices_grown = { $what }: street price { $growth } as high
finding-prices_measure = Dollars per kilogram; the light end of a bar is the range that the source prints.{ " " }
finding-users_down = The register of drug users has shrunk
finding-users_up = The register of drug users has grown
finding-users_level = Registered drug users over time
finding-users_measure = People on the register. Dot: a count; bar: its period as the source gives it; upright line: what the printed digits leave open.{ " " }
finding-meetings = Membership terms and meetings over time
finding-meetings_measure = Bars: terms of membership. Dots: events that concern the country.{ " " }
finding-dots = How far apart the answers lie
finding-dots_measure = Filled: the answer used in this briefing. Band: what the printed digits leave open. Each question on its own scale.{ " " }
finding-ages = How old the latest figures are
finding-ages_measure = Dot: year of the latest figure for a measure. Tick: year of the data cut-off. The figures stand in the annex with their notes.
finding-graded = How the claims are graded
finding-graded_measure = Number of claims by grade of source (rows) and proposed grade of information (columns).{ " " }

disagree-lead =
    { $count ->
        [one] On one question about this country the sources differ. Their answers are set side by side; none is averaged or hidden.
       *[other] On { $many } questions about this country the sources differ. Their answers are set side by side; none is averaged or hidden.
    }
disagree-rule = Where no decision is printed, the briefing prefers an adopted fact to a plan or draft, then the more reliable source, then the later one.
disagree-none = No two sources in the base answer the same question about this country differently.
disagree-readings = Where a source is garbled or ambiguous, the briefing uses the reading that the source's own context supports. The other reading is recorded here; no figure or table elsewhere uses it.
disagree-failing = Rules that compare the figures and dates in the base with one another, allowing for rounding, found the following.
disagree-used = used in this briefing
disagree-accepted = Accepted: { $reason }
disagree-decided = Decision: { $reason }
disagree-open = No decision yet; the rule above applies.

contradiction-cross_source = two sources
contradiction-within_document = within one document
contradiction-draft_against_adopted = draft against adopted
contradiction-scope_or_definition = scope or definition
contradiction-unit_slip = unit slip
contradiction-derived_mismatch = does not add up

outlook-lead = Plans and expectations as the sources stated them at the time. Where a source tells what became of them, it is reported above.
outlook-gaps = No source in the base gives a figure for this country on these themes: { $themes }.

gap-prevalence = drug use in the population, by survey
gap-treatment = people in treatment
gap-deaths = deaths caused by drugs
gap-infections = infections among people who inject
gap-purity = purity of drugs seized
gap-spending = public money spent, as opposed to planned
gap-prison = drugs and treatment in prison
gap-harm_reduction = substitution treatment and other harm reduction
gap-cultivation = area under drug crops
gap-laboratories = laboratories dismantled

method-age = The newest figure is of { $year }, the data cut-off { $date }: what has happened since, no source read here tells.
method-facts = Each fact rests on a claim: one source's answer to one question, in our own words, tied to the line and the words that carry it. Figures keep the unit, the precision and the period that the source prints. Claims are never overwritten; a change adds a revision.
method-prefer = Where answers differ, all are kept. Which one is preferred follows from a written decision or, failing that, from the rule printed in the section on disagreement.
method-round = We do not round figures. A figure that we computed shows its formula and inputs in its note and is no more precise than its inputs.
method-grades = Sources are graded from A (reliable) to F (cannot be judged) on the Admiralty scale; the grade of the information follows from how many independent origins agree and from the checks.
method-map = No map is printed: the base holds no boundaries, and no free source of them comes with the software.
method-conformity = The file is made to two standards at once, for archiving and for accessibility, and carries its own data.
method-checks = The rules compare figures and dates as intervals, so that rounding alone cannot make them fail.

sources-lead = Reliability is graded on the Admiralty scale, from A (reliable) to F (cannot be judged).
sources-undated = undated

files-lead = These files are inside this document; a PDF reader that shows attachments opens them.


short-lead = Abbreviations as the sources print them.

body-led = Led by: { $who }.
body-next = Succeeded by: { $who }.

more-rest =
    { $count ->
        [one] One more is in the base.
       *[other] { $many } more are in the base.
    }

event-conference = Conferences
event-crisis = Crises
event-meeting = Meetings
event-news_conference = News conferences
event-observance = Observances
event-reform = Reforms
event-review = Reviews
event-session = Sessions
event-visit = Visits

rule-acts_after_successor = No body acts after it was replaced
rule-acts_before_founded = No body acts before its founding
rule-body_within_country = Local count within national count
rule-change_against_figures = Stated change fits its figures
rule-dates_in_order = Dates in order
rule-listed_against_number = Names listed fit number stated
rule-metric_within_metric = Measure within a wider measure
rule-multiple_against_figures = Stated growth fits its figures
rule-multiple_of_part = Stated multiple fits its figures
rule-office_in_missing_body = Office held in a body that exists
rule-one_at_a_time = Only one leader at a time
rule-part_outlives_whole = Part ends with its programme
rule-part_within_whole = Part no larger than its whole
rule-parts_within_total = Parts fit their total
rule-rate_against_count = Rate fits count and population
rule-same_number_twice = No exact number copied over
rule-share_within_bounds = Share between nothing and all
rule-shorter_within_longer = Shorter period within longer
rule-stages_fill_period = Stages fill the programme's period
rule-sub_periods_within_range = Sub-periods fit their range
rule-successor_after_predecessor = Successor follows predecessor
rule-tenfold_jump = No sudden tenfold jump
rule-terms_against_number = Terms listed fit number stated
rule-known_before_it_happened = Nothing reported before it happened

money-agree = { $parts } come to { $sum }; for { $period } as a whole the source gives { $whole }.
money-given = Given by more than one source: { $payments }.
money-same = The payment reported for { $told } is taken to be that of { $period }.
money-part = { $amount } ({ $period })
money-and = { " " }and{ " " }
money-per_year = Each budget divided by the years it is for. What the programmes cover may differ, and so may what each source counts, so these figures compare sizes, not effort.
