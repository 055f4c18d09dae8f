# Words of the country briefing, in British English. No digit stands here: numbers and years come from queries.

page-word = Page
page-of = of
page-running = { $country }: country briefing
page-running_two = { $country }: country profile
page-edition = Data cut-off { $date }

front-kind = drug situation, policy and cooperation
front-kind_two = profile of two pages
front-cut_off = data cut-off
front-newest = newest figure
front-sources =
    { $count ->
        [one] source read
       *[other] sources read
    }
front-messages = What to know
front-figures = In figures
front-thin = The base holds no figure on this country yet. What sources say in words follows.
front-silent = The base holds no figure on this country yet.

section-reading = What to make of it
section-changes = What changed
section-supply = Routes and supply
section-markets = Markets and prices
section-demand = Demand and treatment
section-strategy = Strategy, law and money
section-institutions = Institutions and integrity
section-cooperation = Cooperation
section-other = More on record
section-disagree = Disagreement, misfit, inference
section-outlook = Outlook
section-statistics = Key statistics
section-sources = Sources and method
section-setting = Setting
section-front = Front page

# What a figure says, by its measure: of the country (fact), of one of its bodies (by), and the whole where a text names the part (all).
part-of = { " " }({ $of })
fact-other = { $what } came to { $now } { $in }
fact-crop_cultivation = The area under { $of } came to { $now } { $in }
fact-crop_cultivation_rise = The area under { $of } grew by { $now } { $in }
fact-crop_eradication = { $who } eradicated { $now } of { $of } { $in }
fact-contribution_paid = { $who } paid { $of } { $now } { $in }
fact-cultivation_cases = { $who } found { $now } cases of illicit cultivation { $in }
fact-destruction_ceremonies = { $who } burnt drugs in public at { $now } ceremonies { $in }
fact-drug_arrests = { $who } arrested { $now } in connection with drugs { $in }
fact-drug_cases_investigated = { $who } investigated { $now } drug cases{ $part } { $in }
fact-drug_convictions = { $who } counted { $now } drug convictions{ $part } { $in }
fact-drug_criminal_cases = { $who } counted { $now } criminal cases on drugs{ $part } { $in }
fact-drug_income_share = Trade in illicit drugs brought { $now } of the country's income { $in }
fact-drug_price = The street price of { $of } was { $now } { $in }
fact-drug_production = { $who } produced { $now } of { $of } { $in }
fact-drug_production_rise = The production of { $of } grew by { $now } { $in }
fact-drug_seizures = { $who } seized { $now } of { $of } { $in }
fact-drug_seizures_drop = Seizures of { $of } fell by { $now } { $in }
fact-drug_seizures_rise = Seizures of { $of } grew by { $now } { $in }
fact-drug_tablet_price = A tablet of { $of } cost { $now } on the street { $in }
fact-drug_transit = { $who } was crossed by { $now } of { $of } { $in }
fact-drug_units_seized = { $who } seized { $now } units of { $of } { $in }
fact-drug_use_prevalence = The share of people using drugs{ $part } was { $now } { $in }
fact-drug_users = Drugs were used by { $now } { $in }
fact-drug_wholesale_price = The wholesale price of { $of } was { $now } { $in }
fact-drug_wholesale_tablet_price = A tablet of { $of } cost { $now } wholesale { $in }
fact-eradicating_provinces = Illicit crops were eradicated in { $now } provinces { $in }
fact-hiv_among_injectors = HIV was found among { $now } of the people who inject drugs { $in }
fact-households_with_drug_use = Drug use was found in { $now } of households{ $part } { $in }
fact-newly_registered_drug_users = The register of drug users took in { $now } { $in }
fact-opium_production_share = { $who } made { $now } of the world's opium { $in }
fact-people_who_inject_drugs = Drugs were injected by { $now } { $in }
fact-plants_destroyed = { $who } destroyed { $now } of { $of } { $in }
fact-precursor_seizures = { $who } seized { $now } of { $of } { $in }
fact-prisoners = { $who } held { $now } in prison { $in }
fact-registered_drug_crimes = { $who } registered { $now } drug crimes{ $part } { $in }
fact-registered_drug_user_rate = The rate of registered drug users was { $now } { $in }
fact-registered_drug_users = The register of drug users held { $now }{ $part } { $in }
fact-substitution_patients = Substitution therapy reached { $now }{ $part } { $in }
fact-treatment_centres = { $who } had { $now } treatment centres{ $part } { $in }
fact-unnamed_precursor_seizures = { $who } seized { $now } of { $of } that are not named { $in }
fact-websites_closed = { $who } closed { $now } websites that sold drugs { $in }
by-other = { $what }: { $now } { $in }
by-counternarcotics_operations = { $who } carried out { $now } operations against drugs { $in }
by-drug_arrests = { $who } arrested { $now } in connection with drugs{ $part } { $in }
by-drug_seizures = { $who } seized { $now } of { $of } { $in }
by-laboratories_destroyed = { $who } destroyed { $now } drug laboratories { $in }
all-crop_cultivation = The area under illicit crops came to { $now } { $in }
all-crop_cultivation_rise = The area under illicit crops grew by { $now } { $in }
all-crop_eradication = { $who } eradicated { $now } of illicit crops { $in }
all-drug_seizures = { $who } seized { $now } of all drugs { $in }
all-drug_seizures_drop = Seizures of all drugs fell by { $now } { $in }
all-drug_seizures_rise = Seizures of all drugs grew by { $now } { $in }
all-plants_destroyed = { $who } destroyed { $now } of illicit plants { $in }
all-precursor_seizures = { $who } seized { $now } of precursors { $in }
by_all-drug_seizures = { $who } seized { $now } of all drugs { $in }
says-alone = { $fact }.
says-up = { $fact }, up from { $before } { $in_before }.
says-down = { $fact }, down from { $before } { $in_before }.
says-level = { $fact }, as { $in_before }.
says-cannot_tell = { $fact }, against { $before } { $in_before }; neither is clearly more.

pull-old = { $years } years old
message-up = { $what }: a rise.
message-down = { $what }: a fall.
message-level = { $what }: no change.
message-cannot_tell = { $what }: no clear change.

reading-know = What we know
reading-think = What others think
reading-unknown = What we do not know
reading-watch = What would change our mind
reading-nothing = Nothing in the base.
reading-gaps = No source in the base gives a figure on { $gaps }.
reading-since = What has happened since the newest figure ({ $date }), no source read here says.
reading-how_text = Each figure leads to a note with the words that carry it. { $inferred } marks what the passage does not say in so many words; the note has the reading. { $contested } marks a figure on which sources differ; their answers stand side by side under Disagreement.
reading-contents = In this briefing
mark-inferred = i
mark-contested = ≠

chain-title = What led to what, as the source tells it
chain-source = { $who }, { $date }

finding-alone = { $what }: { $now } { $in }
finding-up = { $what }: { $now } { $in }, up from { $before } { $in_before }
finding-down = { $what }: { $now } { $in }, down from { $before } { $in_before }
finding-level = { $what }: { $now } { $in }, as { $in_before }
finding-cannot_tell = { $what }: { $now } { $in }, { $before } { $in_before }
finding-series_measure = Each panel on its own scale, from zero.{ " " }
finding-timeline =
    { $count ->
        [one] The programme on record and its years
       *[other] { $many } strategies and programmes and their years
    }
finding-timeline_measure = Dark: strategy; light: programme.{ " " }

budgets-title = Budgets on record
budgets-note = A year: the budget divided by the years it is for. What the programmes cover may differ, so these figures compare sizes, not effort.
laws-title = Laws and decrees
successions-title = Bodies that took over from others
body-led = led by { $who }
ties-title = Partners, and what ties the country to them
ties-more =
    { $count ->
        [one] One more partner is in the base.
       *[other] { $many } more partners are in the base.
    }
tie-member = Member
tie-works = Joint work
tie-money = Money
tie-training = Training
tie-hosting = Hosting
tie-treaty = Treaty
tie-signed = signed
treaties-title = Treaties and agreements joined or signed
payments-title = Voluntary contributions paid

column-programme = Programme
column-period = Period
column-amount = Amount
column-per_year = A year
column-partner = Partner
column-question = Question
column-answer = Answer
column-source = Source
column-note = Note
column-figure = Figure
column-measure = Measure
column-before = Before
source-grades = Grades and files
source-grade = Graded { $grade }:
source-dated = Dated as { $letter }.
source-as = as { $letter }.

modality-fact = as adopted or carried out
modality-draft = draft
modality-planned = planned
modality-forecast = forecast
modality-in_progress = under way

contradiction-cross_source = two sources
contradiction-within_document = within one document
contradiction-draft_against_adopted = draft against adopted
contradiction-scope_or_definition = scope or definition
contradiction-unit_slip = unit slip
contradiction-derived_mismatch = does not add up

disagree-lead =
    { $count ->
        [one] On one question about this country the sources differ. Their answers stand side by side; none is averaged or hidden.
       *[other] On { $many } questions about this country the sources differ. Their answers stand side by side; none is averaged or hidden.
    }
disagree-rule = Where no decision is printed, the briefing prefers an adopted fact to a plan or draft, then the more reliable source, then the later one.
disagree-used = used in this briefing
disagree-accepted = Accepted: { $reason }
disagree-decided = Decision: { $reason }
disagree-open = No decision yet; the rule above applies.
misfits-title = Figures that do not fit
misfits-lead = Rules compare the figures with one another as intervals, so that rounding alone makes none fail. These do not fit, or cannot be shown to.
readings-title = Where we inferred
readings-lead = These figures hold more than their words, or can be read another way.
readings-other = other reading, not used

outlook-lead = Plans and expectations as the sources put them at the time.
outlook-dated = Dates expected at the time
outlook-unknown = No figure in the base

gap-prevalence = drug use in the population, by survey
gap-treatment = people in treatment
gap-deaths = deaths caused by drugs
gap-infections = infections among people who inject
gap-purity = purity of drugs seized
gap-spending = public money spent, as opposed to planned
gap-prison = drugs and treatment in prison
gap-harm_reduction = substitution treatment
gap-cultivation = area under drug crops
gap-laboratories = laboratories dismantled

left-out = Left out here:
left-smaller =
    { $count ->
        [one] one figure of a smaller part
       *[other] { $many } figures of smaller parts
    }
left-older =
    { $count ->
        [one] one figure for a kind of period of which another has newer figures
       *[other] { $many } figures for kinds of period of which another has newer figures
    }
left-setting =
    { $count ->
        [one] one figure that other figures are converted with
       *[other] { $many } figures that other figures are converted with
    }
left-expected =
    { $count ->
        [one] one figure that a source only expects
       *[other] { $many } figures that sources only expect
    }
left-earlier =
    { $count ->
        [one] One earlier figure of these series is in the data inside this file.
       *[other] { $many } earlier figures of these series are in the data inside this file.
    }
more-rest =
    { $count ->
        [one] One more is in the data inside this file.
       *[other] { $many } more are in the data inside this file.
    }

method-title = Method
method-text = Each fact rests on a claim: one source's answer to one question, tied to the words that carry it. Figures keep their source's unit and period; of a data set's cell at most four digits are printed, the note has them all. A figure of ours shows its formula and is no more precise than its inputs. Answers that differ are all kept; a written decision or a printed rule says which is used. Grades run from A (reliable) to F (cannot be judged), the Admiralty scale. The data and a ledger of every figure are inside this file; kzdb verify-pdf proves it.
cite-title = Cite as
cite-text = kzdb, { $title }, data cut-off { $date }.
chart-timeline-alt = Bars on a time axis, one for each strategy or programme, from its first to its last year: { $rows }.
chart-timeline-alt_row = { $name }

finding-map = Heroin seized in { $period }: most in { $most } ({ $figure })
finding-map_own = Heroin seized in { $period }: most in { $most } ({ $figure }), { $own } in { $country }
finding-map_none = Routes through the region
map-measure = Full arrows: where routes that sources name start and lead. Broken arrows: where sources say drugs come from. Arrows show direction, not roads. Circles: heroin seized in { $period }, by area.
map-credit = Shapes: Natural Earth, public domain. Borders are shown as they are in effect on the ground; this is no position on the status of any territory.
chart-map-alt = A map of the region. { $finding } { $ranged ->
        [no] Arrows show where routes start and lead.
       *[yes] Circles show what was seized, from { $lowest } to { $highest }; arrows show where routes start and lead.
    }
chart-map-alt_row = { $name }: { $figure }

