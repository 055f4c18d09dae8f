# Ел бойынша шолудың қазақша сөздері. Мұнда цифр жоқ: сандар мен жылдар сұраулардан келеді.

cover-kind = Ел бойынша шолу
cover-kind_two = Елдің қысқаша сипаттамасы
cover-subject = Есірткі ахуалы, саясат және ынтымақтастық
cover-cut_off = Деректердің соңғы күні
cover-edition = Басылым
cover-edition_text = { $title }, { $version }-нұсқа
cover-since_text = { $revision }-редакциямен салыстырғанда
cover-sources = Оқылған дереккөздер
cover-claims = Ел туралы тұжырымдар
cover-contents = Осы шолуда
cover-how = Сандарды қалай оқу керек
cover-how_text = Әр сан дереккөзде қалай басылса, сол күйінде, сол дереккөздің өлшем бірлігімен және дәлдігімен берілген; қасында ескертпе нөмірі тұр. Ескертпеде дереккөз, оның күні, жолы және сол сан келтірілген сөздер көрсетіледі; өзіміз есептеген санның формуласы беріледі. { $mark } белгісі дереккөздер келіспейтін санды білдіреді: олардың жауаптары келіспеушіліктер бөлімінде қатар қойылған.
cover-cite = Сілтеме жасау үлгісі
cover-cite_text = kzdb, { $title }, деректердің соңғы күні: { $date }.

page-word = Бет
page-of = /
page-running = { $country }: ел бойынша шолу
page-running_two = { $country }: қысқаша сипаттама
page-edition = Деректердің соңғы күні: { $date }

section-messages = Басты түйіндер
section-glance = Бір қарағанда
section-changes = Алдыңғы басылымнан бері не өзгерді
section-setting = Ел туралы жалпы мәлімет
section-strategy = Стратегия, заң және мекемелер
section-money = Қаражат
section-supply = Ұсыныс және тәркілеу
section-prices = Бағалар
section-crime = Қылмыс және биліктің адалдығы
section-demand = Сұраныс, зиян және емдеу
section-prevention = Алдын алу және қызметтер
section-cooperation = Халықаралық ынтымақтастық
section-disagree = Дереккөздер келіспейтін тұстар
section-outlook = Келешек және олқылықтар
section-method = Әдіс және сапа
section-tables = Қосымша: деректер кестелері
section-sources = Қосымша: дереккөздер
section-short = Қосымша: қысқартулар
section-files = Қосымша: құжат ішіндегі файлдар

head-policy = Саясат
head-position = Ұстаным
head-threat = Қатерлер
head-plan = Жоспарлар
head-route = Бағыттар
head-trend = Үрдістер
head-trend_one = Үрдіс
head-funding = Қаржыландыру
head-abroad = Жеткізу көздері
head-methods = Тәсілдер
head-enforcement = Құқық қорғау жұмысы
head-substances = Заттар
head-integrity = Биліктің адалдығы
head-prevention = Сұранысты азайту
head-quality = Деректер сапасы
head-cooperation = Ынтымақтастық
head-legal = Құқықтық көмек
head-assessment = Бағалау
head-recommendation = Ұсынымдар
head-results = Нәтижелер
head-call = Үндеулер
head-forecast = Күтілетін жайттар
head-underway = Жүріп жатқан істер
head-judgement = Пайымдаулар
head-unknown = Бірде-бір дереккөз қамтымағаны
head-left = Дереккөз болмағандықтан берілмегені
head-services = Қызметтер
head-elsewhere = Тағы бір себеп
head-beyond = Есептен тыс

sub-programmes = Стратегиялар мен бағдарламалар
sub-bodies = Органдар
sub-laws = Заңдар мен жарлықтар
sub-budgets = Бюджеттер
sub-per_year = Бағдарламаның бір жылына шаққандағы бюджет
sub-contributions = Ерікті жарналар
sub-readings = Басқаша оқуға болатын тұстар
sub-failing = Тексерулер тапқан сәйкессіздіктер
sub-treaties = Шарттар мен келісімдер
sub-partners = Ұйымдар мен серіктестер
sub-around = Органдар мен келісімдер
sub-events = Кездесулер, сапарлар және шолулар
sub-coming = Сол кезде күтілген күндер
sub-holds = Ел туралы базада не бар
sub-checks = Жүргізілген тексерулер
sub-supply = Ұсыныс және бағалар
sub-crime = Қылмыс
sub-demand = Сұраныс және қызметтер
sub-cooperation = Ынтымақтастық
sub-services = Қызметтер, жобалар және басылымдар
sub-assistance = Серіктестер бойынша көмек

column-programme = Бағдарлама
column-adopted = Қабылданған күні
column-body = Орган
column-place_in_state = Кімнің құрамында
column-role = Немен айналысады
column-law = Заң немесе жарлық
column-date = Күні
column-amount = Сома
column-per_year = Жылына
column-period = Кезең
column-measure = Көрсеткіш
column-says = Дереккөздер не дейді
column-of = Неге қатысты
column-figure = Сан
column-source = Дереккөз
column-sources = Дереккөздер
column-standing = Мәртебесі
column-recipient = Кімге
column-agreement = Келісім
column-signed = Қол қойған
column-party = Тарап
column-dated = Күндері
column-others = Басқа тараптар
column-tie = Елдің рөлі
column-partner = Серіктес
column-event = Оқиға
column-where = Қайда
column-question = Сұрақ
column-other_reading = Басқа оқылуы
column-doubt = Күмән неде
column-answer = Жауап
column-grade = Баға
column-why = Неге бұлай бағаланды
column-used = Тұж.
column-rule = Тексеру
column-finding = Не анықталды
column-figures = Пайдаланылған сандар
column-change = Өзгеріс
column-was = Бұрын
column-is = Енді
column-kind = Түрі
column-claims = Тұжырым
column-questions = Сұрақ
column-confirmed = Бірнеше түпдерек
column-disputed = Жауабы әртүрлі
column-holds = Өтті
column-fails = Өтпеді
column-open = Анықсыз
column-note = Ескертпе
column-short = Қысқарту
column-long = Толық атауы
column-licence = Лицензия
column-what = Не
column-service = Қызмет немесе жұмыс
column-run = Кім жүргізеді немесе шығарады
column-helped = Қолдаушылар мен серіктестер
column-work = Жоба не орган (кезең)
column-purpose = Мақсаты
column-shown = Сандар

glance-before = { $figure } ({ $period })
glance-origins =
    { $count ->
        [one] { $many } түпдерек
       *[other] { $many } түпдерек
    }
glance-lead = Әр басты көрсеткіштің соңғы саны және, болса, ұқсас кезеңге қатысты алдыңғы саны; шағын сызықтар қатарды көрсетеді. Түпдерек — санның артында тұрған тәуелсіз дереккөз: бірін-бірі қайталайтын құжаттар бір рет саналады.

message-price = Көшедегі баға ({ $what }, { $place }): { $now } ({ $period }), бұрын { $before } ({ $before_period }); дереккөз бойынша өсім — { $growth }.
message-seized_down = Есірткі тәркілеу көлемі азайды: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-seized_up = Есірткі тәркілеу көлемі көбейді: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-seized_level = Есірткі тәркілеу көлемі өзгерген жоқ: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-part_down = Тәркілеу көлемінің азаюы ({ $what }) { $change } болды: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-part_up = Тәркілеу көлемінің өсуі ({ $what }) { $change } болды: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-part_level = Тәркілеу көлемі ({ $what }) өзгерген жоқ: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-users_down = Есепте тұрған есірткі тұтынушылар азайды: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-users_up = Есепте тұрған есірткі тұтынушылар көбейді: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-users_level = Есепте тұрған есірткі тұтынушылар саны өзгерген жоқ: { $now } ({ $period }), бұрынғыдай ({ $before_period }).
message-crimes_down = Тіркелген есірткі қылмыстары азайды: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-crimes_up = Тіркелген есірткі қылмыстары көбейді: { $now } ({ $period }), бұрын { $before } ({ $before_period }).
message-crimes_level = Тіркелген есірткі қылмыстарының саны өзгерген жоқ: { $now } ({ $period }), бұрынғыдай ({ $before_period }).
message-budget = Дереккөздер бір сан бойынша келіспейді. { $what }: { $answers }.
message-per_year = Бағдарламаның бір жылына шаққанда бюджеттер: { $answers }; олардың ауқымы бірдей бола бермейді.
message-per_year_answer = { $amount } ({ $period }; { $standing })
message-or = { " " }немесе{ " " }
message-body = { $old }: орнын { $new } басты ({ $date }).
message-body_undated = { $old }: орнын { $new } басты.
message-treaties =
    { $count ->
        [one] Ел дереккөздерде аталған { $many } шартқа, келісімге немесе келісімдер тобына қол қойған не қосылған.
       *[other] Ел дереккөздерде аталған { $many } шартқа, келісімге немесе келісімдер тобына қол қойған не қосылған.
    }
message-conventions =
    { $count ->
        [one] Олардың ішінде { $many } конвенция немесе хаттама бар.
       *[other] Олардың ішінде { $many } конвенция мен хаттама бар.
    }
message-none = Базада бұл ел туралы мәлімет басты түйіндер жасауға тым аз; бары төменде берілген.

judgement-counting = есепте тұрғандар санының азаюы ішінара есірткі тұтынудың азаюын емес, тұтынушыларды есепке алу тәсілін көрсетеді.
judgement-transit = осында аталған бағыттармен ел арқылы опиаттар әлі де тасымалданады.
judgement-seized_down = тәркілеудің бұл азаюы ұсталған есірткінің азаюын емес, заңсыз айналымның өзінің азаюын білдіреді: тәркілеу сандары оған да, бұған да байланысты.
judgement-seized_up = тәркілеудің бұл өсуі ұсталған есірткінің көбеюін емес, заңсыз айналымның өзінің көбеюін білдіреді: тәркілеу сандары оған да, бұған да байланысты.

changes-first = Бірінші басылым: салыстыратын ертерек басылым жоқ.
changes-none = { $revision }-редакциядан бері осы шолуда айтылғандардың ешқайсысы өзгерген жоқ.
changes-lead = { $revision }-редакциядағы базамен әр дереккөз бойынша салыстырылған.
changes-more =
    { $count ->
        [one] Тағы { $many } өзгеріс мұнда көрсетілмеген.
       *[other] Тағы { $many } өзгеріс мұнда көрсетілмеген.
    }
changes-new = жаңа
changes-revised = түзетілген
changes-re_rounded = басқа дәлдікпен берілген
changes-unit_changed = басқа өлшем бірлігімен берілген
changes-re_sourced = басқа дереккөзден алынған
changes-definition_changed = жаңаша анықталған
changes-withdrawn = қайтарып алынған
changes-stated = айтылған

setting-borders = Шекаралас: { $places }.
setting-located = Орналасқан жері: { $places }.

pair-down = { $metric }{ $of }: { $now } ({ $period }), төмендеді; бұрын { $before } ({ $before_period }).
pair-up = { $metric }{ $of }: { $now } ({ $period }), өсті; бұрын { $before } ({ $before_period }).
pair-level = { $metric }{ $of }: { $now } ({ $period }), бұрынғыдай ({ $before_period }).
pair-of = { " " }({ $breakdown })

demand-since_down = Есепте тұрған есірткі тұтынушылар азайды ({ $change }): { $now } ({ $period }), бұрын { $before } ({ $before_period }).
demand-since_up = Есепте тұрған есірткі тұтынушылар көбейді ({ $change }): { $now } ({ $period }), бұрын { $before } ({ $before_period }).
demand-since_level = Есепте тұрған есірткі тұтынушылар саны өзгерген жоқ: { $now } ({ $period }), бұрынғыдай ({ $before_period }).
demand-other_source = Сандар әртүрлі дереккөзден алынған (ертерегі: { $before_who }; кейінгісі: { $who }).
demand-change = Өзгеріс: { $change }.
demand-multiple = { $who }: есірткі тұтынушылар есепте тұрғандардан { $multiple } көп ({ $period }). Ол кезде есепте { $registered } тұрған; есептегенде { $product } шығады, аралық еселіктің дөңгелектенуінен туады.

stated-itself = Дереккөздің өзі бұл өзгерісті былай береді: { $change }; { $verdict }.
stated-holds = қағида бойынша тексергенде, ол сандарына сай келді
stated-fails = қағида бойынша тексергенде, ол сандарына сай келмеді
stated-cannot_tell = тексеретін қағида шешім шығара алмады
stated-alone = { $what }: { $change } ({ $period }{ $by }). Оны тексеруге қажет бастапқы және соңғы сандар базада жоқ.

price-computed = Басылған бағалардың арақатынасы ({ $what }, { $place }; { $period }, бұрын { $before_period }): { $ratio }.

chain-title = Дереккөздің айтуынша, бұған не себеп болды және соңы неге әкелді
chain-source = { $who }, { $date }
chain-rise = { $what }: бағасы { $growth } жоғары ({ $period })

route-runs = { $route }. Басталатын жері: { $starts }; өтетін жері: { $passes }; жететін жері: { $leads }; тасымалданатыны: { $what }.
route-supplied = Жеткізу көздері ретінде аталғандар ({ $what }): { $places }.

assistance-see = «{ $section }» бөлімін қараңыз.
assistance-here = Ел ішінде
assistance-joint = Басқалармен бірге
assistance-away = Басқа елдер үшін
assistance-part_of = құрамында: { $whole }
assistance-for = Кімге:

gives-through = бүкіл бағдарлама арқылы
gives-supported_by = қолдау
gives-supports = қолдау
gives-funded_by = қаржыландыру
gives-organised_by = ұйымдастыру
gives-led_by = басшылық
gives-hosted_by = қабылдаушы тарап
gives-run_by = басқару
gives-implements = орындау
gives-coordinates = үйлестіру
gives-contributes_to = жарна
gives-member_of = мүше
gives-took_part_in = қатысушы
gives-trains = оқыту

service-since = басталуы: { $date }
service-magazine =
    { $count ->
        [one] Журнал
       *[other] Журналдар
    }
service-video =
    { $count ->
        [one] Бейнематериал
       *[other] Бейнематериалдар
    }

tie-in_progress = келіссөз жүріп жатыр

modality-fact = қабылданған немесе орындалған
modality-draft = жоба
modality-planned = жоспар
modality-forecast = болжам
modality-in_progress = жүріп жатыр

kind-observation = Сандар
kind-relation = Байланыстар
kind-milestone = Күндер
kind-statement = Мәлімдемелер
kind-naming = Атаулар

chart-timeline-alt = Уақыт осіндегі жолақтар, әр стратегияға немесе бағдарламаға біреуден, бірінші жылынан соңғы жылына дейін: { $rows }.
chart-timeline-alt_row = { $name }
chart-tree-alt = Органдар ағашы: әрқайсысы өзі кіретін органның астында, оң жаққа қарай тұр. Үзік сызықты көрсеткі органнан оның орнын басқан органға апарады. { $rows }.
chart-tree-alt_row = { $name }
chart-tree-led = басшысы
chart-budgets-alt = Көлденең жолақтар, әр бағдарлама мен дереккөзге біреуден: { $rows }.
chart-budgets-alt_row = { $subject_name }, { $publisher_name }: { $figure }
chart-contributions-alt = Көлденең жолақтар, әр төлемге біреуден, алушы, валюта және жыл бойынша; басқа валютадағы сома жолақсыз берілген. Нүктелер төлемді атаған дереккөздердің санын көрсетеді. Жақша жалпы сомасы аталған ұзағырақ кезеңге кіретін төлемдерді біріктіреді: { $rows }.
chart-contributions-alt_row = { $kind }{ $period }, { $recipient }: { $figure } ({ $given_by })
chart-contributions-whole = жақша,{ " " }
chart-seizures-alt = Көлденең жолақ жұптары, әр зат үшін ертерек және кейінгі кезең, әр заттың өз шкаласы бар: { $rows }.
chart-seizures-alt_row = { $breakdown_name }, { $period }: { $figure }
chart-flows-alt = Ел ортада тұр. Оған сол жақтағы есірткі келетін жерлерден сызықтар, ал одан оң жақтағы бағыттар апаратын жерлерге үзік сызықтар тартылған: { $rows }.
chart-flows-alt_row = { $name } ({ $what })
chart-prices-alt = Көлденең жолақтар, әр бағаға біреуден, ең ертесінен бастап; жолақтың ашық ұшы — басылған аралық: { $rows }.
chart-prices-alt_row = { $period }, { $what }: { $figure }
chart-users-alt = Уақыт осіндегі нүктелер, есептің әр санағына біреуден, үзік сызықпен қосылған; әрқайсысында дереккөз атаған кезең белгіленген: { $rows }.
chart-users-alt_row = { $period }: { $figure }
chart-meetings-alt = Әр орган мен оқиға түріне бір қатары бар уақыт осі; жолақтар — мүшелік мерзімдері, нүктелер — оқиғалар: { $rows }.
chart-meetings-alt_row = { $name }, { $years }
chart-dots-alt = Әр сұраққа нүктелер қатары, әр дереккөзге біреуден, басылған цифрлар қалдыратын аралығымен; боялған нүкте — осы шолуда пайдаланылған жауап: { $rows }.
chart-dots-alt_row = { $question }, { $who }: { $figure }
chart-ages-alt = Әр көрсеткішке бір сызықтан: соңғы саны жатқызылған жылдан деректердің соңғы күнінің жылына дейін: { $rows }.
chart-ages-alt_row = { $metric_name }: { $year_text }
chart-graded-alt = Шаршылар торы: дереккөз бағалары жоғарыдан төмен, мәлімет бағалары солдан оңға; тұжырым көп болса, түсі қоюырақ: { $rows }.
chart-graded-alt_row = { $reliability } және { $credibility }: { $many_text }
chart-graded-x = Мәлімет: расталғаннан бағалауға келмейтінге дейін
chart-graded-y = Дереккөз

finding-flows = { $country }: есірткі келетін және өтетін бағыттар
finding-flows_measure = Сол жақта: жеткізу көздері ретінде аталған жерлер. Оң жақта, үзік сызықпен: ел арқылы өтетін бағыттар жететін жерлер.{ " " }
finding-timeline = Стратегиялар мен бағдарламалар уақыты жағынан қабаттасады
finding-timeline_one = Стратегиялар мен бағдарламалар
finding-timeline_measure = Дереккөздер берген қолданылу жылдары. Қою: стратегия; ашық: бағдарлама.{ " " }
finding-tree = Қай орган кімнің құрамында
finding-tree_measure = Органдар дереккөздер көрсеткен орнында. Үзік сызық: орны басылған орган; көрсеткі орнын басқанға апарады.{ " " }
finding-budgets = Бағдарлама бюджеттері дереккөзге қарай әртүрлі
finding-budgets_one = Бағдарлама бюджеттері
finding-budgets_measure = Әр бағдарламаның бюджеті, кезең мен дереккөз бойынша. Көк: қабылданған немесе орындалған; сарғыш: жоба.{ " " }
finding-contributions = Ерікті жарналар жылдар бойынша
finding-contributions_fit = Жекелеген жылдардағы жарналар осы жылдардың жалпы сомасына сәйкес келеді
finding-contributions_measure = Әр төлем бір рет берілген, алушы, валюта және жыл бойынша. Нүкте: төлемді атаған дереккөз. Жақша: осы жылдарға берілген жалпы сома. Басқа валютадағы сома жолақсыз берілген.{ " " }
finding-seizures_measure = Ұқсас кезеңдерде тәркіленген салмақ; әр заттың өз шкаласы бар.{ " " }
finding-seizures_down = { $what }: тәркілеу азайды — { $change } ({ $period }, { $before_period } кезеңімен салыстырғанда)
finding-seizures_up = { $what }: тәркілеу көбейді — { $change } ({ $period }, { $before_period } кезеңімен салыстырғанда)
finding-seizures_level = { $what }: тәркілеу өзгерген жоқ ({ $period }, { $before_period } кезеңімен салыстырғанда)
finding-prices = Көшедегі бағалардың өзгеруі
finding-prices_grown = { $what }: көшедегі баға { $growth } өсті
finding-prices_measure = Килограмына доллар; жолақтың ашық ұшы — дереккөзде басылған аралық.{ " " }
finding-users_down = Есепте тұрған есірткі тұтынушылар азайды
finding-users_up = Есепте тұрған есірткі тұтынушылар көбейді
finding-users_level = Тіркелген тұтынушылар: жылдар бойынша
finding-users_measure = Есепте тұрғандар. Нүкте: санақ; жолақ: дереккөз атаған кезең; тік сызық: басылған цифрлар қалдыратын аралық.{ " " }
finding-meetings = Мүшелік мерзімдері және кездесулер
finding-meetings_measure = Жолақтар: мүшелік мерзімдері. Нүктелер: елге қатысты оқиғалар.{ " " }
finding-dots = Жауаптар бір-бірінен қаншалықты алыс
finding-dots_measure = Боялғаны: осы шолуда пайдаланылған жауап. Жолақ: басылған цифрлар қалдыратын аралық. Әр сұрақтың өз шкаласы бар.{ " " }
finding-ages = Соңғы сандар қаншалықты ескі
finding-ages_measure = Нүкте: көрсеткіштің соңғы саны жатқызылған жыл. Сызықша: деректердің соңғы күнінің жылы. Сандардың өзі ескертпелерімен қосымшада берілген.
finding-graded = Тұжырымдар қалай бағаланған
finding-graded_measure = Дереккөз бағасы (жолдар) мен мәліметтің ұсынылған бағасы (бағандар) бойынша тұжырымдар саны.{ " " }

disagree-lead =
    { $count ->
        [one] Дереккөздер осы ел туралы { $many } сұраққа әртүрлі жауап береді. Жауаптар қатар қойылған; ештеңе орташаланбаған және жасырылмаған.
       *[other] Дереккөздер осы ел туралы { $many } сұраққа әртүрлі жауап береді. Жауаптар қатар қойылған; ештеңе орташаланбаған және жасырылмаған.
    }
disagree-rule = Шешім көрсетілмеген жерде шолу жоспар мен жобадан гөрі қабылданғанын, содан соң сенімдірек дереккөзді, содан соң кейінірек шыққанын таңдайды.
disagree-none = Базада осы ел туралы бір сұраққа әртүрлі жауап беретін екі дереккөз жоқ.
disagree-readings = Дереккөз мәтіні бүлінген немесе екіұшты болса, шолу мәтінмәннің өзі растайтын оқылуды қолданады. Басқа оқылуы осы жерде сақталған; өзге бірде-бір санда не кестеде ол пайдаланылмайды.
disagree-failing = Базадағы сандар мен күндерді дөңгелектеуді ескере отырып өзара салыстыратын қағидалар мыналарды анықтады.
disagree-used = осы шолуда пайдаланылған
disagree-accepted = Жол берілген себебі: { $reason }
disagree-decided = Шешім: { $reason }
disagree-open = Шешім әлі жоқ; жоғарыдағы қағида қолданылады.

contradiction-cross_source = екі дереккөз
contradiction-within_document = бір құжаттың ішінде
contradiction-draft_against_adopted = жоба мен қабылданған құжат
contradiction-scope_or_definition = қамту немесе анықтама
contradiction-unit_slip = өлшем бірлігінің қатесі
contradiction-derived_mismatch = есебі сәйкес келмейді

outlook-lead = Дереккөздер өз уақытында айтқан жоспарлар мен күтулер; олардың орындалған-орындалмағаны, дереккөз айтса, жоғарыда берілген.
outlook-gaps = Мына тақырыптар бойынша базадағы бірде-бір дереккөз бұл ел үшін сан келтірмейді: { $themes }.

gap-prevalence = сауалнама бойынша халық арасында есірткі тұтыну
gap-treatment = ем алып жүргендер саны
gap-deaths = есірткіден болған өлім
gap-infections = инъекциямен тұтынатындар арасындағы инфекциялар
gap-purity = тәркіленген есірткінің тазалығы
gap-spending = жоспарланған емес, нақты жұмсалған мемлекеттік қаражат
gap-prison = бас бостандығынан айыру орындарындағы есірткі мен емдеу
gap-harm_reduction = алмастыру терапиясы және зиянды азайтудың басқа шаралары
gap-cultivation = есірткі дақылдары егілген алқап
gap-laboratories = жойылған зертханалар

method-age = Ең жаңа сан { $year } жылға жатады, деректердің соңғы күні — { $date }: одан бері не болғанын осында оқылған бірде-бір дереккөз айтпайды.
method-facts = Әр факт тұжырымға негізделеді: тұжырым — бір дереккөздің бір сұраққа берген, өз сөзімізбен жазылған, дерек тұрған жол мен сөздерге байланыстырылған жауабы. Сандар дереккөздегі өлшем бірлігін, дәлдігі мен кезеңін сақтайды. Тұжырымдар қайта жазылмайды; өзгеріс болса, жаңа редакция қосылады.
method-prefer = Жауаптар әртүрлі болса, бәрі сақталады. Қайсысы таңдалатыны жазбаша шешімнен, ал ондай шешім болмаса, келіспеушіліктер бөліміндегі қағидадан шығады.
method-round = Біз сандарды дөңгелектемейміз. Біз есептеген санның ескертпесінде формуласы мен бастапқы деректері беріледі; ол бастапқы деректерінен дәлірек болмайды.
method-grades = Дереккөздер Адмиралтейство шкаласы бойынша A (сенімді) мен F (бағалауға келмейді) аралығында бағаланған; мәліметтің бағасы келісетін тәуелсіз түпдеректер санынан және тексерулерден шығады.
method-map = Карта басылмаған: базада шекаралар жоқ, бағдарламамен бірге олардың еркін қолжетімді дереккөзі берілмейді.
method-conformity = Файл мұрағаттау мен қолжетімділіктің екі стандартына қатар сай жасалған және өз деректерін ішінде сақтайды.
method-checks = Қағидалар сандар мен күндерді аралықпен салыстырады, сондықтан дөңгелектеудің өзі ғана қате бермейді.

sources-lead = Сенімділік Адмиралтейство шкаласы бойынша A (сенімді) мен F (бағалауға келмейді) аралығында бағаланған.
sources-undated = күні көрсетілмеген

files-lead = Бұл файлдар осы құжаттың ішінде; оларды тіркемелерді көрсететін PDF оқу бағдарламасы ашады.


short-lead = Дереккөздердегі қысқартулар.

body-led = Басшылығы: { $who }.
body-next = Орнын басқан: { $who }.

more-rest =
    { $count ->
        [one] Базада тағы { $many } бар.
       *[other] Базада тағы { $many } бар.
    }

event-conference = Конференциялар
event-crisis = Дағдарыстар
event-meeting = Кездесулер
event-news_conference = Баспасөз мәслихаттары
event-observance = Атаулы күндер
event-reform = Реформалар
event-review = Шолулар
event-session = Сессиялар
event-visit = Сапарлар

rule-acts_after_successor = Орны басылған орган әрекетсіз
rule-acts_before_founded = Құрылғанға дейін әрекет жоқ
rule-body_within_country = Жергілікті сан ел саны ішінде
rule-change_against_figures = Аталған өзгеріс сандарына сай
rule-dates_in_order = Күндер ретімен
rule-listed_against_number = Тізім аталған санға сай
rule-metric_within_metric = Кеңірек көрсеткіштен аспайды
rule-multiple_against_figures = Аталған өсім сандарына сай
rule-multiple_of_part = Аталған еселік сандарына сай
rule-office_in_missing_body = Лауазым бар органда атқарылған
rule-one_at_a_time = Бір мезгілде бір ғана басшы
rule-part_outlives_whole = Бөлік бағдарламасымен бірге аяқталады
rule-part_within_whole = Бөлік бүтіннен үлкен емес
rule-parts_within_total = Бөліктер жиынтығына сай
rule-rate_against_count = Коэффициент санға сай
rule-same_number_twice = Нақты сан көшірілмеген
rule-share_within_bounds = Үлес нөл мен бүтін арасында
rule-shorter_within_longer = Қысқа кезең ұзақ кезең ішінде
rule-stages_fill_period = Кезеңдер мерзімді толтырады
rule-sub_periods_within_range = Ішкі кезеңдер аралығына сай
rule-successor_after_predecessor = Орнын басқан ізашарынан кейін
rule-tenfold_jump = Он еселік күрт секіріс жоқ
rule-terms_against_number = Мерзімдер аталған санға сай
rule-known_before_it_happened = Оқиға болмай тұрып айтылмаған

money-agree = { $parts } қосылғанда { $sum } болады; дереккөз бүкіл кезеңге ({ $period }) { $whole } деп көрсетеді.
money-given = Бірнеше дереккөз атаған төлемдер: { $payments }.
money-same = { $told } деп көрсетілген төлем { $period } деп көрсетілген төлемнің өзі деп алынды.
money-part = { $amount } ({ $period })
money-and = { " " }және{ " " }
money-per_year = Әр бюджет өзі арналған жылдар санына бөлінген. Бағдарламалардың ауқымы да, әр дереккөздің бюджетке не кіргізетіні де бірдей бола бермейді, сондықтан бұл сандар күш-жігерді емес, көлемді салыстырады.
