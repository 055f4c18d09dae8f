# Дәйектеме парағының қазақша сөздері. Мұнда цифр жоқ: сандар сұраулардан келеді.

page-running = Дәйектеме парағы, { $claim }-тұжырым
page-edition = Деректердің соңғы күні: { $date }
page-word = Бет
page-of = /

sheet-kind = Дәйектеме парағы
sheet-claim = { $claim }-тұжырым, { $fact }-сұрақ бойынша
sheet-printed = Басылғаны: «{ $printed }»
sheet-definition = Не өлшенеді
sheet-according = Кімнің айтуынша: { $who }.
sheet-preferred = Шолуларда пайдаланылатын жауап
sheet-other = Шолуларда пайдаланылмайтын жауап
sheet-contested = дереккөздер келіспейді
sheet-reading = үзіндінің басқа оқылуы
sheet-mention = құжатта қайталап айтылған
sheet-more =
    { $count ->
        [one] және тағы { $many }
       *[other] және тағы { $many }
    }
sheet-none = Жоқ.
sheet-cut = { $text } …

question-observation = { $metric }: { $subject }
question-observation_part = { $metric } ({ $part }): { $subject }
question-relation = { $subject }: { $relation }
question-milestone = { $subject }: { $milestone }
question-statement = { $subject }: { $topic }
question-naming = { $subject }: қалай аталады

namekind-preferred = атауы
namekind-acronym = қысқартуы
namekind-alias = басқаша атауы
namekind-former = бұрынғы атауы
namekind-transliteration = транслитерациясы
namekind-misspelling = қате жазылуы

part-where = Қай жерде тұр
part-source = Дереккөз және файл
part-grade = Қалай бағаланған
part-others = Осы сұраққа тағы не айтылған
part-contradictions = Қайшылықтар
part-checks = Тексерулер
part-decisions = Шешімдер
part-history = Базадағы тарихы
part-note = Біздің ескертуіміз

where-place = { $document }, { $line }, { $span }-таңбалар
where-verified = файлда сөзбе-сөз табылды
where-unverified = файлмен әлі салыстырылмаған
where-also =
    { $count ->
        [one] Басқа жолда да бар: { $places }
       *[other] Басқа жолдарда да бар: { $places }
    }

source-file = Файл
source-hash = Файлдың бақылау қосындысы
source-date = Жарияланған күні
source-undated = күні көрсетілмеген
source-licence = Лицензия

grade-reliability = Дереккөз { $grade }: { $reason }
grade-proposed = Мәлімет { $grade } (ұсынылған баға): { $computation }.
grade-set = Мәлімет { $grade } (қолмен қойылған баға); есептеліп шыққаны: { $computation }.
grade-computation = тәуелсіз түпдерек: { $origins }, құжат: { $documents }; расталған тексеріс: { $holding }, расталмағаны: { $failing }
grade-ungraded = Мәлімет бағаланбаған.
grade-scale = Адмиралтейство шкаласы: дереккөз A (сенімді) мен E (сенімсіз) аралығында, F — бағалауға келмейді; мәлімет расталғаннан шындыққа жанаспайтынға дейін бағаланады, соңғы баға «бағалауға келмейді» дегенді білдіреді.

modality-fact = факт ретінде айтылған
modality-draft = жоба
modality-planned = жоспарланған
modality-forecast = болжам
modality-in_progress = жүріп жатыр

nature-reported = хабарланған
nature-estimated = шамамен есептелген
nature-modelled = модельденген
nature-derived = есептеп шығарылған

contradiction-cross_source = Екі дереккөз
contradiction-within_document = Бір құжаттың ішінде
contradiction-draft_against_adopted = Жоба мен қабылданған құжат
contradiction-scope_or_definition = Қамту немесе анықтама
contradiction-unit_slip = Өлшем бірлігінің қатесі
contradiction-derived_mismatch = Есебі сәйкес келмейді
contradiction-open = шешілмеген
contradiction-decided = шешілген

verdict-holds = өтті
verdict-fails = өтпеді
verdict-cannot_tell = анықсыз

decision-for = Осы тұжырым таңдалған: { $reason } ({ $who }, { $date })
decision-against = Басқа тұжырым таңдалған: { $reason } ({ $who }, { $date })
decision-lapsed = Күшін жойған: дереккөз бұрын ескерілгеннен басқаша айтады: { $reason }

history-opened = { $revision }-редакция, { $date }: алғаш енгізілген, { $new }
history-superseded = { $revision }-редакция, { $date }: { $old } орнына { $new }
history-closed = { $revision }-редакция, { $date }: қайтарып алынған, { $old }
history-bare = { $revision }-редакция, { $date }: { $change }
