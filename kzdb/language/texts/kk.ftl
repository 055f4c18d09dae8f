
qualifier-about = шамамен { $number }
qualifier-at_least = кемінде { $number }
qualifier-at_most = ең көбі { $number }
qualifier-over = { $number }{ $ablative } астам
qualifier-under = { $number }{ $ablative } кем

format-large = short
format-year = y
format-month = y 'ж'. MMMM
format-day = y 'ж'. d MMMM
format-month_name = MMMM

period-undated = күні көрсетілмеген
period-months = { $year } ж. { $first }–{ $last }

span-from = { $year } жылдан бастап
span-until = { $year } жылға дейін

term-from = басталуы: { $date }
term-to = аяқталуы: { $date }

sentence = { $words }.
note-undated = күні көрсетілмеген
note-line = { $line }-жол
note-page = { $page }-бет
note-record = { $row }-жазба

link-note = { $number }-ескертпе
link-back = { $number }-ескертпенің мәтініне оралу
link-inside = Құжаттың осы бөлігіне өту

attachment-facts = Құжатта басылғандар және олардың негізіндегі тұжырымдар
attachment-sources = Құжат сілтеме жасаған дереккөздер
attachment-changes = Алдыңғы шығарылымнан бергі барлық өзгерістер, бұрынғы және қазіргі беттерімен
attachment-ledger = Тізілім: әр сан, факт және ескертпе, беттерімен
attachment-provenance = Шығу тегі: құжат неден жасалған
attachment-chart = { $page }-беттегі суреттің деректері

derived-years =
    { $many ->
        [one] { $many } жыл
       *[other] { $many } жыл
    }

contested-title = Дереккөздер келіспейді
inferred-title = Қорытынды: дереккөзде тура айтылмаған

ablative-kg = -нан
ablative-g = -нан
ablative-t = -дан
ablative-USD = -нан
ablative-EUR = дан
ablative-KZT = -ден
ablative-usd_per_kg = -нан
ablative-usd_per_g = -нан
ablative-per_100k = нан
ablative-per_1000 = нан
ablative-percent = -дан
ablative-times = ден
ablative-people = нан
ablative-years = дан
ablative-months = дан
ablative-days = нен

likelihood-almost_no_chance = Ықтималдығы жоқтың қасы:
likelihood-very_unlikely = Ықтималдығы өте төмен:
likelihood-unlikely = Ықтималдығы төмен:
likelihood-roughly_even = Ықтималдығы тең дерлік:
likelihood-likely = Ықтималдығы жоғары:
likelihood-very_likely = Ықтималдығы өте жоғары:
likelihood-almost_certain = Күмән жоқтың қасы:

confidence-low = (сенім деңгейі төмен)
confidence-moderate = (сенім деңгейі орташа)
confidence-high = (сенім деңгейі жоғары)

unit-times = есе

interval-open = кез келген мән
in-undated = (күні көрсетілмеген)
in-year = ({ $years } ж.)
in-years = ({ $years } жж.)
in-months = ({ $period })
on-day = ({ $period })
in-days = ({ $first } – { $last })

## Дереккөздер не дейді. Атаулар мен айлар атау септігінде, сызықшадан, қос нүктеден кейін не жақша ішінде тұрады.

source-dated = «{ $title }» ({ $year })
source-undated = «{ $title }» (күні көрсетілмеген)
said-by = { $source }{ $modality ->
        [draft] , жоба
        [planned] , жоспар
        [forecast] , болжам
        [in_progress] , жүріп жатыр
       *[fact] {""}
    }
bond = { $subject } — { $verb }: { $object }
term-none = мерзімі көрсетілмеген
term-since = басталуы: { $since }
term-until = аяқталуы: { $until }
term-between = басталуы: { $since }, аяқталуы: { $until }
edge-established = құрылуы { $day_in }
edge-starts = басталуы { $day_in }
edge-ends = аяқталуы { $day_in }
edge-took-over = ізашары — { $of } { $day_in }
edge-taken-over = орнын басқан — { $of } { $day_in }
figure-of-period = { $day } ({ $figure })
period-alone = { $day }
listed-country = { $count } ел ({ $members })
listed-organisation = { $count } ұйым ({ $members })
listed-person = { $count } адам ({ $members })
listed-agreement = { $count } келісім ({ $members })
listed-programme = { $count } бағдарлама ({ $members })
listed-event = { $count } оқиға ({ $members })
listed-law = { $count } құқықтық акт ({ $members })
listed-substance = { $count } зат ({ $members })
listed-place = { $count } жер ({ $members })
listed-document = { $count } құжат ({ $members })
listed-aggregate = { $count } елдер тобы ({ $members })

## Қағидалар не анықтады.

acts_after_successor-fits = { $deed }; { $event }. Күндер өзара сәйкес келеді.
acts_after_successor-later = { $deed }; { $event }, алайда бұл әрекет одан кейінгі күнмен берілген.
acts_after_successor-still-there = { $deed }; { $event }, алайда кейінірек жарияланған { $source } дереккөзі бұрынғысын әлі бар сияқты етіп жазады.
acts_after_successor-unknown = { $deed }; { $event }, сондықтан қайсысы бұрын болғаны белгісіз.
acts_after_successor-undated = { $deed }; { $event }; { $source } дереккөзі мұның қашан болғанын көрсетпейді, өзінің де күні жоқ.
acts_after_successor-published-later = { $deed }; { $event }; { $source } дереккөзі кейінірек жарияланған және мұның қашан болғанын көрсетпейді.

acts_before_founded-holds = { $deed } { $day_in }; { $event }. Бұдан бұрынғы күнмен берілген әрекет жоқ.
acts_before_founded-fails = { $deed } { $day_in }; { $event }, яғни содан кейін ғана.
acts_before_founded-cannot_tell = { $deed } { $day_in }; { $event }, сондықтан қайсысы бұрын болғаны белгісіз.

body_within_country-holds = { $question }, { $day }: { $part } — бүкіл ел бойынша саннан аспайды: { $country }, { $whole } { $whole_day_in }.
body_within_country-fails = { $question }, { $day }: { $part } — бүкіл ел бойынша саннан асады: { $country }, { $whole } { $whole_day_in }.
body_within_country-cannot_tell = { $question }, { $day }: { $part } — тек басқа кезеңнің санымен салыстыруға болады: { $country }, { $whole } { $whole_day_in }.

change_against_figures-holds = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $first } { $first_day_in } және { $last } { $last_day_in } сандары бойынша төмендеу — { $computed }, бұл көрсетілгенге сай.
change_against_figures-fails = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $first } { $first_day_in } және { $last } { $last_day_in } сандары бойынша төмендеу — { $computed }, бұл көрсетілгенге сай емес.
change_against_figures-no-end = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең басындағы сан — { $first }; соңындағы сан базада жоқ.
change_against_figures-no-beginning = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең соңындағы сан — { $last }; басындағы сан базада жоқ.
change_against_figures-no-figures = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең басындағы да, соңындағы да сан базада жоқ.

multiple_against_figures-holds = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $first } { $first_day_in } және { $last } { $last_day_in } сандары бойынша еселік — { $computed }, бұл көрсетілгенге сай.
multiple_against_figures-fails = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $first } { $first_day_in } және { $last } { $last_day_in } сандары бойынша еселік — { $computed }, бұл көрсетілгенге сай емес.
multiple_against_figures-no-end = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең басындағы сан — { $first }; соңындағы сан базада жоқ.
multiple_against_figures-no-beginning = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең соңындағы сан — { $last }; басындағы сан базада жоқ.
multiple_against_figures-no-figures = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Кезең басындағы да, соңындағы да сан базада жоқ.

dates_in_order-holds = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; реті дұрыс.{ $sources ->
        [two] {" "}Күндер екі дереккөзден алынған.
       *[one] {""}
    }
dates_in_order-fails = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; реті бұзылған.{ $sources ->
        [two] {" "}Күндер екі дереккөзден алынған.
       *[one] {""}
    }

known_before_it_happened-holds = { $source }: { $facts ->
        [1] күні көрсетілген жалғыз факт { $day_in } дереккөз жарияланған уақыттан { $published_in } кейін басталмайды.
       *[other] күні көрсетілген { $facts } фактінің ешқайсысы, соның ішінде ең соңғысы да { $day_in }, дереккөз жарияланған уақыттан { $published_in } кейін басталмайды.
    }
known_before_it_happened-fails = { $source }: факт ретінде берілген, алайда оның ең ерте мүмкін күні { $day_in } дереккөз жарияланған уақыттан { $published_in } кейін: { $question }.
known_before_it_happened-cannot_tell = { $source }: жарияланған күні белгісіз, сондықтан күні көрсетілген { $facts ->
        [1] жалғыз фактіні { $day_in } тексеру мүмкін емес.
       *[other] { $facts } фактіні, соның ішінде ең соңғысын да { $day_in }, тексеру мүмкін емес.
    }

listed_against_number-none = { $question }: дереккөзде { $stated } деп көрсетілген; тізім берілмеген.
listed_against_number-own = { $question }: дереккөзде { $stated } деп көрсетілген; сол дереккөзде аталғандар: { $members }.
listed_against_number-others = { $question }: дереккөзде { $stated } деп көрсетілген; басқа дереккөздерде аталғандар: { $members }.

metric_within_metric-holds = { $question }, { $day }: { $part } — кеңірек көрсеткіштен аспайды: { $metric }, { $whole } { $whole_day_in }{ $cases ->
        [1] {""}
       *[other] ; осындай { $cases } жұптың ішінде шекке ең жақыны — осы
    }.
metric_within_metric-fails = { $question }, { $day }: { $part } — кеңірек көрсеткіштен асады: { $metric }, { $whole } { $whole_day_in }.
metric_within_metric-cannot_tell = { $question }, { $day }: { $part } — тек басқа уақытқа жататын санмен салыстыруға болады: { $metric }, { $whole } { $whole_day_in }.

multiple_of_part-holds = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $part } { $part_day_in } санынан есептегенде { $computed } шығады; бүтін үшін { $whole } деп көрсетілген, бұл есепке сай.
multiple_of_part-fails = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $part } { $part_day_in } санынан есептегенде { $computed } шығады; бүтін үшін { $whole } деп көрсетілген, бұл есепке сай емес.
multiple_of_part-other-time = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $part } { $part_day_in } санынан есептегенде { $computed } шығады; бүтіннің саны, { $whole } { $whole_day_in }, басқа уақытқа жатады.
multiple_of_part-no-whole = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. { $part } { $part_day_in } санынан есептегенде { $computed } шығады; бүтіннің саны базада жоқ.
multiple_of_part-no-part = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Бұл еселік қатысты сан базада жоқ.

office_in_missing_body-holds = { $bond } ({ $term }); органның өзі: { $event }. Күндер өзара сәйкес келеді.
office_in_missing_body-cannot_tell = { $bond } ({ $term }); органның өзі: { $event }. Оның ол кезде болған-болмағаны белгісіз.
office_in_missing_body-too-early = { $bond } ({ $term }); органның өзі: { $event }, яғни содан кейін ғана.
office_in_missing_body-too-late = { $bond } ({ $term }); органның өзі: { $event }, яғни одан бұрын.

one_at_a_time-alone = { $first } ({ $first_term }); басқа ешкім аталмаған.
one_at_a_time-holds = { $first } ({ $first_term }) және { $second } ({ $second_term }); мерзімдері қабаттаспайды.
one_at_a_time-fails = { $first } ({ $first_term }) және { $second } ({ $second_term }); мерзімдері қабаттасады.
one_at_a_time-cannot_tell = { $first } ({ $first_term }) және { $second } ({ $second_term }); мерзімдерінің қабаттасатын-қабаттаспайтыны белгісіз.

part_outlives_whole-holds = { $bond }; бөлік: { $part_event }, бүтін: { $whole_event }. Күндер өзара сәйкес келеді.
part_outlives_whole-outlives = { $bond }; бөлік: { $part_event }, бүтін: { $whole_event }. Бөлік бүтіннен кеш аяқталады.
part_outlives_whole-precedes = { $bond }; бөлік: { $part_event }, бүтін: { $whole_event }. Бөлік бүтіннен ерте басталады.

part_within_whole-holds = { $question }, { $day }: { $part } — { $figure }, бүтіннен аспайды: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }{ $cases ->
        [1] {""}
       *[other] ; осындай { $cases } жұптың ішінде шекке ең жақыны — осы
    }.
part_within_whole-fails = { $question }, { $day }: { $part } — { $figure }, бүтіннен асады: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.

parts_within_total-holds = { $question }, { $day }: { $parts } бөліктің қосындысы — { $sum }, бүтіннен аспайды: { $total }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }{ $cases ->
        [1] {""}
       *[other] ; осындай { $cases } қосындының ішінде шекке ең жақыны — осы
    }.
parts_within_total-fails = { $question }, { $day }: { $parts } бөліктің қосындысы — { $sum }, бүтіннен асады: { $total }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.
parts_within_total-cannot_tell = { $question }, { $day }: { $parts } бөліктің қосындысы — { $sum }, бүтіннен асады: { $total }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }; алайда кейбір бөліктер қабаттасуы мүмкін.

rate_against_count-holds = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Саны — { $count } { $count_day_in }, халық саны — { $population } { $population_day_in }; есептегенде { $computed } шығады, бұл көрсетілгенге сай.
rate_against_count-fails = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Саны — { $count } { $count_day_in }, халық саны — { $population } { $population_day_in }; есептегенде { $computed } шығады, бұл көрсетілгенге сай емес.
rate_against_count-other-time = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Саны — { $count } { $count_day_in }, халық саны — { $population } { $population_day_in }; есептегенде { $computed } шығады, бірақ бұл сандар басқа уақытқа жатады.
rate_against_count-no-figures = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген. Есептеуге қажет бастапқы сан немесе халық саны базада жоқ.

same_number_twice-holds = { $question }: бірде-бір нақты сан қайталанбайды ({ $first_day } – { $last_day }).
same_number_twice-fails = { $question }: { $figure } — екі кезеңге берілген бірдей сан ({ $first_day } және { $last_day }); біреуі көшірілген болуы мүмкін.

share_within_bounds-holds = { $question }, { $day }: { $figure } — үлес үшін мүмкін мән.
share_within_bounds-fails = { $question }, { $day }: { $figure } — үлес үшін мүмкін емес мән.

shorter_within_longer-holds = { $question }: { $shorter } { $shorter_day_in } — оны қамтитын ұзақ кезеңнің санынан аспайды: { $longer } { $longer_day_in }{ $sources ->
        [two] ; сандар екі дереккөзден алынған
       *[one] {""}
    }.
shorter_within_longer-fails = { $question }: { $shorter } { $shorter_day_in } — оны қамтитын ұзақ кезеңнің санынан асады: { $longer } { $longer_day_in }{ $sources ->
        [two] ; сандар екі дереккөзден алынған
       *[one] {""}
    }.

stages_fill_period-holds = { $question }, { $day }: { $count } × { $each } — бұл { $computed }, жалпы мерзімге сай: { $whole }.
stages_fill_period-fails = { $question }, { $day }: { $count } × { $each } — бұл { $computed }, жалпы мерзімге сай емес: { $whole }.
stages_fill_period-no-period = { $question }, { $day }: { $count } × { $each } — бұл { $computed }; жалпы мерзім базада көрсетілмеген.
stages_fill_period-no-length = { $question }, { $day }: дереккөзде { $count } деп көрсетілген, бірақ әр кезеңнің ұзақтығы көрсетілмеген.

sub_periods_within_range-exceeds = { $question }: { $parts } қосылғанда { $sum } болады, бұл бүкіл кезеңнің ({ $day }) санынан асады: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.
sub_periods_within_range-short = { $question }: { $parts } қосылғанда { $sum } болады және бүкіл кезеңді ({ $day }) қамтиды, алайда бұл сол кезеңнің санынан кем: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.
sub_periods_within_range-fits = { $question }: { $parts } қосылғанда { $sum } болады, бұл бүкіл кезеңнің ({ $day }) санына сай: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.
sub_periods_within_range-within = { $question }: { $parts } қосылғанда { $sum } болады, бұл бүкіл кезеңнің ({ $day }) санынан аспайды: { $whole }{ $sources ->
        [two] {" "}(басқа дереккөз бойынша)
       *[one] {""}
    }.

successor_after_predecessor-holds = { $old }: { $old_event }; орнын басқан — { $new }: { $new_event }. Күндер өзара сәйкес келеді.
successor_after_predecessor-fails = { $old }: { $old_event }; орнын басқан — { $new }: { $new_event }, яғни бұрынырақ.

tenfold_jump-holds = { $question }: көршілес кезеңдер арасында он еселік секіріс жоқ ({ $first_day } – { $last_day }).
tenfold_jump-up = { $question }: { $first } { $first_day_in }, одан кейін { $last } { $last_day_in } — он еседен астам өсу.
tenfold_jump-down = { $question }: { $first } { $first_day_in }, одан кейін { $last } { $last_day_in } — он еседен астам төмендеу.

terms_against_number-none = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген; мерзімдері аталмаған.
terms_against_number-undated = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген; { $terms } мерзім аталған, күндері көрсетілмеген.
terms_against_number-own = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген; сол дереккөзде { $terms } мерзім аталған: { $spans }.
terms_against_number-others = { $question }, { $day }: дереккөзде { $stated } деп көрсетілген; басқа дереккөздерде { $terms } мерзім аталған: { $spans }.

## Не бір-біріне қайшы келеді.

contradiction = { $first_answer } — { $first }; { $second_answer } — { $second }{ $ratio ->
        [none] {""}
       *[other] ; арақатынасы — { $ratio }
    }.
contradiction-draft_against_adopted = { contradiction } Екі жауаптың бірі ғана факт ретінде берілген.
contradiction-within_document = { contradiction } Екі жауап та бір құжаттан алынған.
contradiction-scope_or_definition = { contradiction } Жауаптар әртүрлі тәсілмен алынған (мысалы, тіркеу және бағалау), сондықтан олар бір нәрсені өлшемеуі мүмкін.
contradiction-unit_slip = { contradiction } Дөңгелектеуді ескергенде арақатынасы — онның дәрежесі: қате өлшем бірлігінде немесе сан шамасында болуы мүмкін.
contradiction-cross_source = { contradiction } Бұл айырмашылықты дөңгелектеумен түсіндіруге болмайды.
contradiction-by_rate = { contradiction } Валюталар { $rate }-тұжырымдағы айырбас бағамы бойынша салыстырылған.

mail-edition = { $title }, { $place }: { $label }-шығарылым
mail-first = Бұл — бірінші шығарылым.
mail-changed = { $since }-шығарылымнан кейінгі өзгерістер:
mail-same = { $since }-шығарылымнан кейін бірде-бір сан да, факт те өзгерген жоқ; құжат қайта беттелді.
mail-more = Тағы { $many } өзгеріс бар; олар шығарылымда көрсетілген.
mail-cutoff = Деректер күні: { $day }; { $revision }-ревизия.
mail-attached = Құжат қоса берілді.
mail-link = Құжат: { $link }
mail-stop = Хат жіберілетін соңғы күн: { $until }. Одан бас тарту үшін { $owner } мекенжайына жазыңыз.
mail-failed = Жаңарту мүмкін болмады: { $what }
mail-failed-why = Бірінші өтпеген тексеру: { $gate }. Хабары: { $reason }
mail-failed-last = Оқырмандарға ештеңе жіберілген жоқ. Соңғы дұрыс шығарылым: { $label }, { $day }.
mail-failed-none = Оқырмандарға ештеңе жіберілген жоқ. Әзірге шығарылым жоқ.
mail-recovered = Қайтадан жаңартылуда: { $what }
mail-recovered-why = { $day } күнгі ақау жойылды: { $reason }

change-new = жаңа: { $new }
change-revised = түзетілді: { $old } → { $new }
change-based = негізіндегі сандар өзгерді: { $new }
change-re-sourced = басқа дереккөз бойынша: { $old } → { $new }
change-withdrawn = қайтарып алынды: { $old }
change-contested = енді даулы: { $new }
change-settled = енді даулы емес: { $new }
change-reselected = басқаша таңдалды: { $old } → { $new }
change-reworded = басқаша тұжырымдалды: { $old } → { $new }
change-nothing = ештеңе

section-changes = Алдыңғы шығарылымнан бері не өзгерді
changed-lead = { $edition }-шығарылыммен салыстырғанда (деректер күні: { $day }); ең маңыздысы — бірінші.
changed-none = { $edition }-шығарылымнан бері (деректер күні: { $day }) бірде-бір сан да, факт те өзгерген жоқ.
changed-more = Тағы { $many } өзгеріс осы құжаттың ішіндегі { $file } файлында көрсетілген.
changed-moved = Осы құжаттың ішіндегі { $file } файлында өзгермей, тек басқа бетке ауысқандар да көрсетілген.
changed-texts = Енді сандарға сай келмейтін және есептелген мәтінмен ауыстырылған мәтіндер:
changed-text = { $title }: { $why }
changed-text_was = { $what }: { $was } → { $now }
changed-text_otherwise = { $what }: енді басқаша айтылған
changed-text_disputed = { $what }: енді дереккөздер келіспейді
changed-text_gone = «{ $was }» енді базада жоқ
narrative-standfirst = Кіріспе мәтін
narrative-messages = Негізгі хабарлардың бірі
changed-column_why = Себебі
changed-column_what = Не
changed-column_was = { $edition }-шығарылым
changed-column_now = Осы шығарылым
changed-computed = { $what } (есептелген)
changed-judgement = { $what } (бағалау)
changed-new = жаңа
changed-revised = түзетілді
changed-based = негізіндегі сандар өзгерді
changed-re_sourced = басқа дереккөзден
changed-withdrawn = қайтарып алынды
changed-contested = енді даулы
changed-settled = енді даулы емес
changed-reselected_came = енді келтірілді
changed-reselected_left = енді келтірілмейді
changed-reselected_changed = басқаша таңдалды
changed-reworded = басқаша тұжырымдалды
changed-moved_place = орны ауысты

fresh-late = Деректер тиісті мерзімнен ескі: { $sources }.
fresh-source = { $title } (жаңа басылым күтілген уақыт: { $expected })
fresh-changed = Ең жаңа дереккөз: { $date }.
fresh-looked = Жаңарағы ізделген күн: { $date }.
fresh-never = Жаңарағы ізделмеген.
fresh-expected = Жаңа басылым күтілетін уақыт: { $date }.
fresh-overdue = Жаңа басылым күтілген уақыт: { $date }.

notice-kind = Оқырмандар назарына
notice-title = Түзету
notice-subject = { $day } күнгі түзету
notice-lead = Төмендегі шығарылымдарда қазіргі деректерге сай келмейтін мәліметтер басылған. Олардың орнына осында келтірілгендерді пайдаланыңыз.
notice-edition = { $title }: { $label }-шығарылым (деректер күні: { $day })
notice-column_what = Не
notice-column_printed = Басылған
notice-column_now = Қазір
notice-column_why = Себебі
notice-revised = түзетілді: дереккөзде басқаша көрсетілген
notice-withdrawn = қайтарып алынды: дереккөзде олай делінбеген
notice-contested = даулы: басқа дереккөздерде басқаша
notice-decided_otherwise = басқа жауап таңдалды
notice-unchanged = өзгерген жоқ
notice-nothing = жауабы белгісіз
notice-close = Келтірілген қолайсыздық үшін кешірім сұраймыз. Ең жаңа шығарылымда сол күнге белгілі мәліметтер бар.

# Дайын диаграммалар оларды көрмейтіндерге не айтады.
chart-series-alt = Жылдар бойынша сызықтар, әр панельдің нөлден басталатын өз шкаласы бар. { $finding } Ең азы: { $lowest }; ең көбі: { $highest }.
chart-series-alt_row = { $panel }, { $period } — { $figure }
chart-bars-alt = Бағандар жұбы: ертерек және кейінгі кезең. { $finding } { $rows }.
chart-bars-alt_row = { $panel }, { $period } — { $figure }
chart-countries-alt = Елдер бойынша бағандар, бәрі бір шкалада. { $finding } Ең азы: { $lowest }; ең көбі: { $highest }.
chart-countries-alt_row = { $label } — { $figure }

# Тек экранға арналған бетте.
html-contents = Мазмұны
html-data = Сызбаның деректері
html-what = Не
html-period = Кезең
html-figure = Мәні
html-change = Өзгеріс
html-copy = Көшіру
html-copied = Көшірілді
