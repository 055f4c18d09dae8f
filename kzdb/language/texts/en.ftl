
qualifier-about = about { $number }
qualifier-at_least = at least { $number }
qualifier-at_most = up to { $number }
qualifier-over = more than { $number }
qualifier-under = less than { $number }

period-undated = undated
period-months = { $first }–{ $last } { $year }

span-from = from { $year }
span-until = until { $year }

term-from = from { $date }
term-to = to { $date }

sentence = { $words }.
note-undated = undated
note-line = line { $line }
note-page = page { $page }
note-record = record { $row }

link-note = Note { $number }
link-back = Back to the text of note { $number }
link-inside = Go to this part of the document

attachment-facts = What the document prints, with the claims behind it
attachment-sources = The sources that the document cites
attachment-changes = Everything that changed since the edition before, with its page then and now
attachment-ledger = The ledger: every figure, fact and note with its page
attachment-provenance = Provenance: what the document was made from
attachment-chart = Data of the picture on page { $page }

derived-years =
    { $many ->
        [one] { $many } year
       *[other] { $many } years
    }

contested-title = Sources disagree
inferred-title = Inferred: the passage does not say it in so many words

likelihood-almost_no_chance = There is almost no chance that
likelihood-very_unlikely = It is very unlikely that
likelihood-unlikely = It is unlikely that
likelihood-roughly_even = There is a roughly even chance that
likelihood-likely = It is likely that
likelihood-very_likely = It is very likely that
likelihood-almost_certain = It is almost certain that

confidence-low = (low confidence)
confidence-moderate = (moderate confidence)
confidence-high = (high confidence)

interval-open = any number
in-undated = at an unknown time
in-year = in { $years }
in-years = in { $years }
in-months = in { $period }
on-day = on { $period }
in-days = from { $first } to { $last }

## What sources say, in sentences.

source-dated = “{ $title }” ({ $year })
source-undated = “{ $title }” (undated)
said-by = { $source }{ $modality ->
        [draft] , draft
        [planned] , planned
        [forecast] , forecast
        [in_progress] , under way
       *[fact] {""}
    }
bond = { $subject } { $verb } { $object }
term-none = no dates
term-since = from { $since }
term-until = until { $until }
term-between = from { $since } to { $until }
edge-established = was established { $day_in }
edge-starts = starts { $day_in }
edge-ends = ends { $day_in }
edge-took-over = took over from { $of } { $day_in }
edge-taken-over = was taken over by { $of } { $day_in }
figure-of-period = { $day } ({ $figure })
period-alone = { $day }
listed-country = { $count ->
        [one] { $count } country
       *[other] { $count } countries
    } ({ $members })
listed-organisation = { $count ->
        [one] { $count } organisation
       *[other] { $count } organisations
    } ({ $members })
listed-person = { $count ->
        [one] { $count } person
       *[other] { $count } people
    } ({ $members })
listed-agreement = { $count ->
        [one] { $count } agreement
       *[other] { $count } agreements
    } ({ $members })
listed-programme = { $count ->
        [one] { $count } programme
       *[other] { $count } programmes
    } ({ $members })
listed-event = { $count ->
        [one] { $count } event
       *[other] { $count } events
    } ({ $members })
listed-law = { $count ->
        [one] { $count } law
       *[other] { $count } laws
    } ({ $members })
listed-substance = { $count ->
        [one] { $count } substance
       *[other] { $count } substances
    } ({ $members })
listed-place = { $count ->
        [one] { $count } place
       *[other] { $count } places
    } ({ $members })
listed-document = { $count ->
        [one] { $count } document
       *[other] { $count } documents
    } ({ $members })
listed-aggregate = { $count ->
        [one] { $count } group of countries
       *[other] { $count } groups of countries
    } ({ $members })

## What rules find.

acts_after_successor-fits = { $deed }; it { $event }. That fits.
acts_after_successor-later = { $deed }; it { $event }, yet this is dated later.
acts_after_successor-still-there = { $deed }; it { $event }, yet { $source }, published later, writes as if it still existed.
acts_after_successor-unknown = { $deed }; it { $event }, so which came first is not known.
acts_after_successor-undated = { $deed }; it { $event }; { $source } has no date and does not say when this was.
acts_after_successor-published-later = { $deed }; it { $event }; { $source } was published later and does not say when this was.

acts_before_founded-holds = { $deed } { $day_in }; it { $event }. Nothing it does is dated earlier.
acts_before_founded-fails = { $deed } { $day_in }; it { $event }, only afterwards.
acts_before_founded-cannot_tell = { $deed } { $day_in }; it { $event }, so whether it existed then is not known.

body_within_country-holds = { $question }, { $day }: { $part }, no more than the whole country: { $country }, { $whole } { $whole_day_in }.
body_within_country-fails = { $question }, { $day }: { $part }, more than the whole country: { $country }, { $whole } { $whole_day_in }.
body_within_country-cannot_tell = { $question }, { $day }: { $part } can only be compared with another period: { $country }, { $whole } { $whole_day_in }.

change_against_figures-holds = { $question }, { $day }: the source states { $stated }. From { $first } { $first_day_in } to { $last } { $last_day_in } is a decrease of { $computed }, which agrees.
change_against_figures-fails = { $question }, { $day }: the source states { $stated }. From { $first } { $first_day_in } to { $last } { $last_day_in } is a decrease of { $computed }, which does not agree.
change_against_figures-no-end = { $question }, { $day }: the source states { $stated }. It starts from { $first }; the base holds no figure of its end.
change_against_figures-no-beginning = { $question }, { $day }: the source states { $stated }. It ends with { $last }; the base holds no figure of its beginning.
change_against_figures-no-figures = { $question }, { $day }: the source states { $stated }. The base holds no figure of either end.

multiple_against_figures-holds = { $question }, { $day }: the source states { $stated }. From { $first } { $first_day_in } to { $last } { $last_day_in } is { $computed } as much, which agrees.
multiple_against_figures-fails = { $question }, { $day }: the source states { $stated }. From { $first } { $first_day_in } to { $last } { $last_day_in } is { $computed } as much, which does not agree.
multiple_against_figures-no-end = { $question }, { $day }: the source states { $stated }. It starts from { $first }; the base holds no figure of its end.
multiple_against_figures-no-beginning = { $question }, { $day }: the source states { $stated }. It ends with { $last }; the base holds no figure of its beginning.
multiple_against_figures-no-figures = { $question }, { $day }: the source states { $stated }. The base holds no figure of either end.

dates_in_order-holds = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; in the right order.{ $sources ->
        [two] {" "}The dates come from two sources.
       *[one] {""}
    }
dates_in_order-fails = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; the wrong way round.{ $sources ->
        [two] {" "}The dates come from two sources.
       *[one] {""}
    }

known_before_it_happened-holds = { $source }, published { $published_in }: { $facts ->
        [one] its one dated fact begins { $day_in }.
       *[other] none of its { $facts } dated facts begins later; the last begins { $day_in }.
    }
known_before_it_happened-fails = { $source }, published { $published_in }, gives as fact what happened { $day_in } or later: { $question }.
known_before_it_happened-cannot_tell = { $source } has no date of publication; { $facts ->
        [one] its one dated fact
       *[other] the last of its { $facts } dated facts
    } begins { $day_in }.

listed_against_number-none = { $question }: the source states { $stated }; none is listed.
listed_against_number-own = { $question }: the source states { $stated } and lists { $members }.
listed_against_number-others = { $question }: the source states { $stated }; other sources list { $members }.

metric_within_metric-holds = { $question }, { $day }: { $part }, no more than what it is part of: { $metric }, { $whole } { $whole_day_in }.{ $cases ->
        [one] {""}
       *[other] {" "}Of { $cases } such figures, this one comes closest to the limit.
    }
metric_within_metric-fails = { $question }, { $day }: { $part }, more than what it is part of: { $metric }, { $whole } { $whole_day_in }.
metric_within_metric-cannot_tell = { $question }, { $day }: { $part } can only be compared with a figure of another time: { $metric }, { $whole } { $whole_day_in }.

multiple_of_part-holds = { $question }, { $day }: the source states { $stated }. With { $part } { $part_day_in } that makes { $computed }; the whole is given as { $whole }, which agrees.
multiple_of_part-fails = { $question }, { $day }: the source states { $stated }. With { $part } { $part_day_in } that makes { $computed }; the whole is given as { $whole }, which does not agree.
multiple_of_part-other-time = { $question }, { $day }: the source states { $stated }. With { $part } { $part_day_in } that makes { $computed }; the whole, { $whole } { $whole_day_in }, is of another time.
multiple_of_part-no-whole = { $question }, { $day }: the source states { $stated }. With { $part } { $part_day_in } that makes { $computed }; the base holds no figure of the whole.
multiple_of_part-no-part = { $question }, { $day }: the source states { $stated }. The base holds no figure it is a multiple of.

office_in_missing_body-holds = { $bond } ({ $term }); the body { $event }. That fits.
office_in_missing_body-cannot_tell = { $bond } ({ $term }); the body { $event }, so whether it existed then is not known.
office_in_missing_body-too-early = { $bond } ({ $term }); the body { $event }, only afterwards.
office_in_missing_body-too-late = { $bond } ({ $term }); the body { $event }, before that.

one_at_a_time-alone = { $first } ({ $first_term }); nobody else is named.
one_at_a_time-holds = { $first } ({ $first_term }) and { $second } ({ $second_term }), one after the other.
one_at_a_time-fails = { $first } ({ $first_term }) and { $second } ({ $second_term }), both at the same time.
one_at_a_time-cannot_tell = { $first } ({ $first_term }) and { $second } ({ $second_term }); it is not known whether they overlap.

part_outlives_whole-holds = { $bond }; the part { $part_event }, the whole { $whole_event }. That fits.
part_outlives_whole-outlives = { $bond }; the part { $part_event }, the whole { $whole_event }: the part outlives the whole.
part_outlives_whole-precedes = { $bond }; the part { $part_event }, the whole { $whole_event }: the part starts before the whole.

part_within_whole-holds = { $question }, { $day }: { $part }, { $figure }, is no larger than the whole, { $whole }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.{ $cases ->
        [one] {""}
       *[other] {" "}Of { $cases } such pairs, this one comes closest to the limit.
    }
part_within_whole-fails = { $question }, { $day }: { $part }, { $figure }, is larger than the whole, { $whole }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.

parts_within_total-holds = { $question }, { $day }: { $parts } parts add up to { $sum }, within the total of { $total }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.{ $cases ->
        [one] {""}
       *[other] {" "}Of { $cases } such sums, this one comes closest to the limit.
    }
parts_within_total-fails = { $question }, { $day }: { $parts } parts add up to { $sum }, more than the total of { $total }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.
parts_within_total-cannot_tell = { $question }, { $day }: { $parts } parts add up to { $sum }, more than the total of { $total }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }; but some of the parts may overlap.

rate_against_count-holds = { $question }, { $day }: the source states { $stated }. { $count } { $count_day_in } of { $population } { $population_day_in } make { $computed }, which agrees.
rate_against_count-fails = { $question }, { $day }: the source states { $stated }. { $count } { $count_day_in } of { $population } { $population_day_in } make { $computed }, which does not agree.
rate_against_count-other-time = { $question }, { $day }: the source states { $stated }. { $count } { $count_day_in } of { $population } { $population_day_in } make { $computed }, but those are figures of another time.
rate_against_count-no-figures = { $question }, { $day }: the source states { $stated }. The base lacks the count or the population to compute it from.

same_number_twice-holds = { $question }: no exact number is given twice, { $first_day } to { $last_day }.
same_number_twice-fails = { $question }: { $figure } is given for { $first_day } and again for { $last_day }; one may be copied from the other.

share_within_bounds-holds = { $question }, { $day }: { $figure } is a possible share.
share_within_bounds-fails = { $question }, { $day }: { $figure } cannot be a share of a whole.

shorter_within_longer-holds = { $question }: { $shorter } { $shorter_day_in } is no more than { $longer } { $longer_day_in }, which contains it{ $sources ->
        [two] ; the figures come from two sources
       *[one] {""}
    }.
shorter_within_longer-fails = { $question }: { $shorter } { $shorter_day_in } is more than { $longer } { $longer_day_in }, which contains it{ $sources ->
        [two] ; the figures come from two sources
       *[one] {""}
    }.

stages_fill_period-holds = { $question }, { $day }: { $count } times { $each } make { $computed }, which fits the length of the whole, { $whole }.
stages_fill_period-fails = { $question }, { $day }: { $count } times { $each } make { $computed }, which does not fit the length of the whole, { $whole }.
stages_fill_period-no-period = { $question }, { $day }: { $count } times { $each } make { $computed }; the base does not say how long the whole is.
stages_fill_period-no-length = { $question }, { $day }: the source states { $count }, but not how long each is.

sub_periods_within_range-exceeds = { $question }: { $parts } add up to { $sum }, more than { $whole } for { $day }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.
sub_periods_within_range-short = { $question }: { $parts } add up to { $sum } and fill the whole period, yet that is less than { $whole } for { $day }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.
sub_periods_within_range-fits = { $question }: { $parts } add up to { $sum }, which fits { $whole } for { $day }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.
sub_periods_within_range-within = { $question }: { $parts } add up to { $sum }, within { $whole } for { $day }{ $sources ->
        [two] , which another source gives
       *[one] {""}
    }.

successor_after_predecessor-holds = { $old } { $old_event }; { $new }, which follows it, { $new_event }. That fits.
successor_after_predecessor-fails = { $old } { $old_event }; { $new }, which follows it, { $new_event }, earlier.

tenfold_jump-holds = { $question }: no tenfold jump from one period to the next, { $first_day } to { $last_day }.
tenfold_jump-up = { $question }: from { $first } { $first_day_in } to { $last } { $last_day_in }, more than tenfold up.
tenfold_jump-down = { $question }: from { $first } { $first_day_in } to { $last } { $last_day_in }, more than tenfold down.

terms_against_number-none = { $question }, { $day }: the source states { $stated }; no term is listed.
terms_against_number-undated = { $question }, { $day }: the source states { $stated }; { $terms ->
        [one] one term is listed
       *[other] { $terms } terms are listed
    }, without dates.
terms_against_number-own = { $question }, { $day }: the source states { $stated } and lists { $terms ->
        [one] one term
       *[other] { $terms } terms
    }: { $spans }.
terms_against_number-others = { $question }, { $day }: the source states { $stated }; other sources list { $terms ->
        [one] one term
       *[other] { $terms } terms
    }: { $spans }.

## What contradicts.

contradiction = { $first }: { $first_answer }. { $second }: { $second_answer }{ $ratio ->
        [none] {""}
       *[other] , a ratio of { $ratio }
    }.
contradiction-draft_against_adopted = { contradiction } Only one of the two is given as fact.
contradiction-within_document = { contradiction } Both are in one document.
contradiction-scope_or_definition = { contradiction } They were obtained in different ways (such as a count and an estimate) and may not measure the same thing.
contradiction-unit_slip = { contradiction } Within rounding, the ratio is a power of ten: a unit or an order of magnitude may be wrong.
contradiction-cross_source = { contradiction } Rounding does not explain the difference.
contradiction-by_rate = { contradiction } The currencies are compared by the exchange rate of claim { $rate }.

mail-edition = { $title }, { $place }: edition { $label }
mail-first = This is the first edition.
mail-changed = What changed since edition { $since }:
mail-same = No figure or fact changed since edition { $since }; the document was set again.
mail-more = { $many ->
    [one] And one more change; the edition lists it.
   *[other] And { $many } more changes; the edition lists them.
}
mail-cutoff = Data as of { $day }, revision { $revision }.
mail-attached = The document is attached.
mail-link = The document: { $link }
mail-stop = You get this until { $until }. To stop it, write to { $owner }.
mail-failed = { $what } could not be brought up to date
mail-failed-why = The first check that failed: { $gate }. It said: { $reason }
mail-failed-last = Readers got nothing. The last good edition is { $label } of { $day }.
mail-failed-none = Readers got nothing. There is no edition yet.
mail-recovered = { $what } is up to date again
mail-recovered-why = The failure of { $day } is over: { $reason }

change-new = new: { $new }
change-revised = revised: { $old } → { $new }
change-based = other figures behind it: { $new }
change-re-sourced = from another source: { $old } → { $new }
change-withdrawn = withdrawn: { $old }
change-contested = contested now: { $new }
change-settled = no longer contested: { $new }
change-reselected = chosen otherwise: { $old } → { $new }
change-reworded = worded otherwise: { $old } → { $new }
change-nothing = nothing

section-changes = What changed since the last edition
changed-lead = Compared with edition { $edition }, which had data up to { $day }: what weighs most comes first.
changed-none = No figure and no fact has changed since edition { $edition }, which had data up to { $day }.
changed-more = { $count ->
    [one] One more change is listed in { $file }, a file inside this document.
   *[other] { $many } more changes are listed in { $file }, a file inside this document.
}
changed-moved = { $file }, a file inside this document, also lists what says the same on another page.
changed-texts = Texts that no longer fit the figures and were replaced by computed ones:
changed-text = { $title }: { $why }
changed-text_was = { $what }: { $was } → { $now }
changed-text_otherwise = { $what }: it reads otherwise now
changed-text_disputed = { $what }: sources disagree now
changed-text_gone = “{ $was }” is no longer in the base
narrative-standfirst = The summary
narrative-messages = A key message
changed-column_why = Why
changed-column_what = What
changed-column_was = Edition { $edition }
changed-column_now = This edition
changed-computed = { $what } (computed)
changed-judgement = { $what } (judgement)
changed-new = new
changed-revised = revised
changed-based = other figures behind it
changed-re_sourced = from another source
changed-withdrawn = withdrawn
changed-contested = newly contested
changed-settled = settled
changed-reselected_came = printed now
changed-reselected_left = no longer printed
changed-reselected_changed = chosen otherwise
changed-reworded = worded otherwise
changed-moved_place = moved

fresh-late = Older than it should be: { $sources }.
fresh-source = { $title } (a new edition was expected in { $expected })
fresh-changed = Newest source { $date }.
fresh-looked = Newer ones looked for { $date }.
fresh-never = Newer ones not looked for yet.
fresh-expected = New edition expected { $date }.
fresh-overdue = New edition due since { $date }.

notice-kind = Notice to readers
notice-title = Correction
notice-subject = Correction of { $day }
notice-lead = The editions below printed what is no longer so. Please use what is given here in its place.
notice-edition = { $title }: edition { $label } of { $day }
notice-column_what = What
notice-column_printed = Printed
notice-column_now = Now
notice-column_why = Why
notice-revised = revised: the source says something else
notice-withdrawn = withdrawn: the source does not say so
notice-contested = contested: other sources say otherwise
notice-decided_otherwise = another answer is preferred
notice-unchanged = unchanged
notice-nothing = no answer is known
notice-close = We are sorry for the trouble. The newest edition has what is known on its day.

# What the ready charts say to readers who do not see them.
chart-series-alt = Lines over the years, each panel on its own scale from zero. { $finding } From { $lowest } to { $highest }.
chart-series-alt_row = { $panel }, { $period }: { $figure }
chart-bars-alt = Pairs of bars, an earlier and a later period. { $finding } { $rows }.
chart-bars-alt_row = { $panel }, { $period }: { $figure }
chart-countries-alt = Bars, one for each country, on one scale. { $finding } From { $lowest } to { $highest }.
chart-countries-alt_row = { $label }: { $figure }

# What only the page for screens says.
html-contents = Contents
html-data = Data of the chart
html-what = What
html-period = Period
html-figure = Figure
html-change = Change
html-copy = Copy
html-copied = Copied
