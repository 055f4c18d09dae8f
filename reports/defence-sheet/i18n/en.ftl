# Words of the defence sheet, in British English. No digit stands here.

page-running = Defence sheet, claim { $claim }
page-edition = Data cut-off { $date }
page-word = Page
page-of = of

sheet-kind = Defence sheet
sheet-claim = Claim { $claim }, on question { $fact }
sheet-printed = Printed: “{ $printed }”
sheet-definition = What is measured
sheet-according = According to { $who }.
sheet-preferred = The answer that briefings use
sheet-other = Not the answer that briefings use
sheet-contested = sources disagree
sheet-reading = another reading of the passage
sheet-mention = said a second time in the document
sheet-more =
    { $count ->
        [one] and { $many } more
       *[other] and { $many } more
    }
sheet-none = None.
sheet-cut = { $text } …

question-observation = { $metric }: { $subject }
question-observation_part = { $metric } ({ $part }): { $subject }
question-relation = { $subject } { $relation }
question-milestone = { $subject }: { $milestone }
question-statement = { $subject }: { $topic }
question-naming = What { $subject } is called

namekind-preferred = name
namekind-acronym = acronym
namekind-alias = also called
namekind-former = former name
namekind-transliteration = transliteration
namekind-misspelling = misspelling

part-where = Where it stands
part-source = Source and file
part-grade = How it is graded
part-others = What else is said on this question
part-contradictions = Contradictions
part-checks = Checks
part-decisions = Decisions
part-history = History in the base
part-note = Our note

where-place = { $document }, { $line }, characters { $span }
where-verified = found in the file, word for word
where-unverified = not yet verified against the file
where-also =
    { $count ->
        [one] It stands on another line too: { $places }
       *[other] It stands on other lines too: { $places }
    }

source-file = File
source-hash = File hash
source-date = Published
source-undated = undated
source-licence = Licence

grade-reliability = Source { $grade }: { $reason }
grade-proposed = Information { $grade } (proposed): { $computation }.
grade-set = Information { $grade } (set by hand); computed: { $computation }.
grade-computation = { $origins } independent, in { $documents ->
        [one] 1 document
       *[other] { $documents } documents
    }; { $holding ->
        [one] 1 check holds
       *[other] { $holding } checks hold
    }, { $failing ->
        [one] 1 fails
       *[other] { $failing } fail
    }
grade-ungraded = Information not graded.
grade-scale = Admiralty scale: source A (reliable) to E (unreliable), F cannot be judged; information graded from confirmed to improbable, the last grade standing for “cannot be judged”.

modality-fact = reported as fact
modality-draft = a draft
modality-planned = planned
modality-forecast = a forecast
modality-in_progress = under way

nature-reported = reported
nature-estimated = estimated
nature-modelled = modelled
nature-derived = derived

contradiction-cross_source = Two sources
contradiction-within_document = Within one document
contradiction-draft_against_adopted = Draft against adopted
contradiction-scope_or_definition = Scope or definition
contradiction-unit_slip = Unit slip
contradiction-derived_mismatch = Does not add up
contradiction-open = open
contradiction-decided = decided

verdict-holds = holds
verdict-fails = fails
verdict-cannot_tell = cannot tell

decision-for = This claim is preferred: { $reason } ({ $who }, { $date })
decision-against = Another claim is preferred: { $reason } ({ $who }, { $date })
decision-lapsed = Lapsed, since a source no longer says what was seen: { $reason }

history-opened = Revision { $revision }, { $date }: first held, { $new }
history-superseded = Revision { $revision }, { $date }: { $old } became { $new }
history-closed = Revision { $revision }, { $date }: withdrawn, { $old }
history-bare = Revision { $revision }, { $date }: { $change }
