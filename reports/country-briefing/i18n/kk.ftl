# Ел бойынша шолудың қазақша сөздері. Мұнда цифр жоқ: сандар мен жылдар сұраулардан келеді.

page-word = Бет
page-of = /
page-running = { $country }: ел бойынша шолу
page-running_two = { $country }: қысқаша сипаттама
page-edition = Деректердің соңғы күні: { $date }

front-kind = есірткі ахуалы, саясат және ынтымақтастық
front-kind_two = қысқаша сипаттама
front-cut_off = деректердің соңғы күні
front-newest = ең жаңа дерек
front-sources =
    { $count ->
       *[other] оқылған дереккөз
    }
front-messages = Білу керек жайттар
front-figures = Сандармен
front-thin = Базада бұл ел туралы сандық дерек әзірге жоқ. Төменде дереккөздердің сөзбен айтқаны берілген.
front-silent = Базада бұл ел туралы сандық дерек әзірге жоқ.

section-reading = Мұны қалай түсіну керек
section-changes = Не өзгерді
section-supply = Бағыттар және ұсыныс
section-markets = Нарық және бағалар
section-demand = Сұраныс және емдеу
section-strategy = Стратегия, құқық және қаражат
section-institutions = Органдар және адалдық
section-cooperation = Ынтымақтастық
section-other = Тағы не белгілі
section-disagree = Алшақтық, сәйкессіздік, тұжырым
section-outlook = Алда не бар
section-statistics = Негізгі көрсеткіштер
section-sources = Дереккөздер және әдіс
section-setting = Жалпы мәлімет
section-front = Бірінші бет

# Сан нені айтады, көрсеткіші бойынша; қалғандары қарапайым түрде басылады.
part-of = { " " }({ $of })
fact-other = { $what }: { $in } { $now }
fact-crop_cultivation = Есірткі дақылдарының егісі{ $part } { $in } { $now } жерді алды
fact-crop_eradication = { $in } { $now } егіс{ $part } жойылды
fact-drug_arrests = Есірткі ісі бойынша { $in } { $now }{ $part } ұсталды
fact-drug_cases_investigated = { $in } { $now } есірткі ісі{ $part } тергелді
fact-drug_convictions = Есірткі ісі бойынша { $in } { $now } үкім{ $part } шығарылды
fact-drug_price = Есірткінің ({ $of }) көшедегі бағасы { $in } { $now } болды
fact-drug_production = { $in } { $now } есірткі ({ $of }) өндірілді
fact-drug_seizures = { $in } { $now } есірткі{ $part } тәркіленді
fact-drug_tablet_price = Есірткі таблеткасының ({ $of }) көшедегі бағасы { $in } { $now } болды
fact-drug_transit = Ел арқылы { $in } { $now } есірткі ({ $of }) өтті
fact-drug_use_prevalence = Есірткі тұтынатындардың үлесі{ $part } { $in } { $now } болды
fact-drug_users = Есірткіні { $in } { $now }{ $part } тұтынды
fact-drug_wholesale_price = Есірткінің ({ $of }) көтерме бағасы { $in } { $now } болды
fact-drug_wholesale_tablet_price = Есірткі таблеткасының ({ $of }) көтерме бағасы { $in } { $now } болды
fact-hiv_among_injectors = Инъекциялық есірткі тұтынушылар арасында АИТВ жұқтырғандардың үлесі { $in } { $now } болды
fact-newly_registered_drug_users = Есепке { $in } { $now }{ $part } алынды
fact-people_who_inject_drugs = Инъекциялық есірткіні { $in } { $now } тұтынды
fact-precursor_seizures = { $in } { $now } прекурсор{ $part } тәркіленді
fact-prisoners = Бас бостандығынан айыру орындарында { $in } { $now }{ $part } болды
fact-registered_drug_crimes = { $in } { $now } есірткі қылмысы{ $part } тіркелді
fact-registered_drug_users = Есепте { $in } { $now }{ $part } тұрды
fact-substitution_patients = Алмастыру терапиясын { $in } { $now }{ $part } алды
says-alone = { $fact }.
says-up = { $fact }; { $in_before } бұдан аз болған ({ $before }).
says-down = { $fact }; { $in_before } бұдан көп болған ({ $before }).
says-level = { $fact }; { $in_before } де сондай болған.
says-cannot_tell = { $fact }, { $in_before } { $before }; қайсысы көп екені белгісіз.

pull-old = { $years } жыл бұрынғы
message-up = { $what }: өсті.
message-down = { $what }: азайды.
message-level = { $what }: өзгерген жоқ.
message-cannot_tell = { $what }: айқын өзгеріс жоқ.

reading-know = Не білеміз
reading-think = Басқалар не ойлайды
reading-unknown = Не білмейміз
reading-watch = Пікірімізді не өзгертер еді
reading-nothing = Базада ештеңе жоқ.
reading-gaps = Базадағы бірде-бір дереккөз мына тақырыптар бойынша сан келтірмейді: { $gaps }.
reading-since = Ең жаңа деректен ({ $date }) кейін не болғанын мұнда оқылған дереккөздердің ешқайсысы айтпайды.
reading-how_text = Әр саннан дереккөздің сөздері берілген ескертпеге сілтеме барады. { $inferred } белгісі үзінді тура айтпайтын нәрсені көрсетеді; қалай оқылғаны ескертпеде. { $contested } белгісі дереккөздер әртүрлі айтатын санды көрсетеді; олардың жауаптары алшақтықтар бөлімінде қатар тұр.
reading-contents = Осы шолуда
mark-inferred = i
mark-contested = ≠

chain-title = Дереккөздің айтуынша, не неге әкелді
chain-source = { $who }, { $date }

finding-alone = { $what }: { $in } { $now }
finding-up = { $what }: { $in } { $now }, { $in_before } бұдан аз болған ({ $before })
finding-down = { $what }: { $in } { $now }, { $in_before } бұдан көп болған ({ $before })
finding-level = { $what }: { $in } { $now }, { $in_before } де сондай
finding-cannot_tell = { $what }: { $in } { $now }, { $in_before } { $before }
finding-series_measure = Әр бөліктің өз шкаласы бар, нөлден басталады.{ " " }
finding-timeline =
    { $count ->
        [one] Бағдарлама және оның жылдары
       *[other] { $many } стратегия мен бағдарлама және олардың жылдары
    }
finding-timeline_measure = Қою: стратегия; ашық: бағдарлама.{ " " }

budgets-title = Дереккөздердегі бюджеттер
budgets-note = Жылына: бюджеттің өзі есептелген жылдарға бөлінгені. Бағдарламалар әртүрлі нәрсені қамтуы мүмкін, сондықтан бұл сандар көлемді салыстырады, күш-жігерді емес.
laws-title = Заңдар мен жарлықтар
successions-title = Басқасының орнын басқан органдар
body-led = басшысы: { $who }
ties-title = Серіктестер және елді олармен не байланыстырады
ties-more =
    { $count ->
       *[other] Базада тағы { $many } серіктес бар.
    }
tie-member = Мүше
tie-works = Бірлескен іс
tie-money = Қаражат
tie-training = Оқыту
tie-hosting = Орналасу
tie-treaty = Шарт
tie-signed = қол қойылған
treaties-title = Қосылған немесе қол қойылған шарттар мен келісімдер
payments-title = Төленген ерікті жарналар

column-programme = Бағдарлама
column-period = Кезең
column-amount = Сома
column-per_year = Жылына
column-partner = Серіктес
column-question = Сұрақ
column-answer = Жауап
column-source = Дереккөз
column-note = Ескерт.
column-figure = Сан
column-measure = Көрсеткіш
column-before = Бұрын
source-grades = Бағалар мен файлдар
source-grade = Бағасы { $grade }:
source-dated = Күні { $letter } сияқты.
source-as = { $letter } сияқты.

modality-fact = қабылданған немесе орындалған
modality-draft = жоба
modality-planned = жоспар
modality-forecast = болжам
modality-in_progress = жүріп жатыр

contradiction-cross_source = екі дереккөз
contradiction-within_document = бір құжаттың ішінде
contradiction-draft_against_adopted = жоба мен қабылданған құжат
contradiction-scope_or_definition = қамту немесе анықтама
contradiction-unit_slip = өлшем бірлігінің қатесі
contradiction-derived_mismatch = есебі сәйкес келмейді

disagree-lead =
    { $count ->
       *[other] Осы ел туралы { $many } сұрақ бойынша дереккөздер әртүрлі айтады. Жауаптары қатар тұр; ешқайсысы орташаланған да, жасырылған да жоқ.
    }
disagree-rule = Шешім көрсетілмеген жерде шолу жоспар мен жобадан гөрі қабылданғанын, содан соң сенімдірек дереккөзді, содан соң кейінірек шыққанын таңдайды.
disagree-used = осы шолуда пайдаланылған
disagree-accepted = Жол берілген себебі: { $reason }
disagree-decided = Шешім: { $reason }
disagree-open = Шешім әлі жоқ; жоғарыдағы қағида қолданылады.
misfits-title = Бір-біріне сай келмейтін сандар
misfits-lead = Қағидалар сандарды аралық ретінде салыстырады, сондықтан тек дөңгелектеу оларды бұза алмайды. Бұл сандар сай келмейді немесе сай келетінін көрсету мүмкін емес.
readings-title = Тұжырым жасалған жерлер
readings-lead = Бұл деректер сөзінен көбірек айтады немесе басқаша да оқылады.
readings-other = басқаша оқылуы, пайдаланылмаған

outlook-lead = Дереккөздер өз кезінде айтқан жоспарлар мен болжамдар.
outlook-dated = Сол кезде күтілген күндер
outlook-unknown = Базада дерек жоқ

gap-prevalence = сауалнама бойынша халық арасында есірткі тұтыну
gap-treatment = ем алып жүргендер саны
gap-deaths = есірткіден болған өлім
gap-infections = инъекциямен тұтынатындар арасындағы инфекциялар
gap-purity = тәркіленген есірткінің тазалығы
gap-spending = жоспарланған емес, нақты жұмсалған мемлекеттік қаражат
gap-prison = бас бостандығынан айыру орындарындағы есірткі мен емдеу
gap-harm_reduction = алмастыру емі
gap-cultivation = есірткі дақылдары егілген алқап
gap-laboratories = жойылған зертханалар

left-out = Мұнда алынбағаны:
left-smaller =
    { $count ->
       *[other] шағын бөліктер туралы { $many } сан
    }
left-older =
    { $count ->
       *[other] басқа түрдегі кезең бойынша жаңарақ дерегі бар { $many } сан
    }
left-setting =
    { $count ->
       *[other] басқа сандар солар арқылы есептелетін { $many } сан
    }
left-expected =
    { $count ->
       *[other] дереккөздер тек күтетін { $many } сан
    }
left-earlier =
    { $count ->
       *[other] Осы қатарлардың бұрынғы { $many } саны файл ішіндегі деректерде бар.
    }
more-rest =
    { $count ->
       *[other] Тағы { $many } файл ішіндегі деректерде бар.
    }

method-title = Әдіс
method-text = Әр факт бір тұжырымға сүйенеді: бір дереккөздің бір сұраққа берген, өз сөздеріне байланған жауабы. Сандар дереккөздің өлшем бірлігі мен кезеңін сақтайды; деректер жиынының ұяшығынан ең көбі төрт цифр басылады, ескертпеде бәрі бар. Біз есептеген сан формуласын көрсетеді және бастапқы сандардан дәлірек болмайды. Әртүрлі жауаптардың бәрі сақталады; қайсысы алынғанын жазбаша шешім немесе басылған қағида айтады. Бағалар Адмиралтейство шкаласымен A (сенімді) әрпінен F (бағалау мүмкін емес) әрпіне дейін. Деректер мен әр санның тізілімі осы файлдың ішінде; оны kzdb verify-pdf дәлелдейді.
cite-title = Сілтеме жасау үлгісі
cite-text = kzdb, { $title }, деректердің соңғы күні: { $date }.
chart-timeline-alt = Уақыт осіндегі жолақтар, әр стратегияға немесе бағдарламаға біреуден, бірінші жылынан соңғы жылына дейін: { $rows }.
chart-timeline-alt_row = { $name }

in-year = { $years } жылы
in-years = { $years } жылдары
in-months = { $period } ішінде
on-day = { $period } күні

finding-map = Тәркіленген героин, { $period }: ең көбі — { $most } ({ $figure })
finding-map_own = Тәркіленген героин, { $period }: ең көбі — { $most } ({ $figure }), { $country } — { $own }
finding-map_none = Аймақ арқылы өтетін бағыттар
map-measure = Тұтас көрсеткілер: дереккөздер атаған бағыттардың қайдан басталып, қайда апаратыны. Үзік көрсеткілер: дереккөздердің айтуынша, есірткі қайдан келетіні. Көрсеткілер жолды емес, бағытты білдіреді. Шеңберлер: { $period } тәркіленген героин (аудан бойынша).
map-credit = Контурлар: Natural Earth, қоғамдық игілік. Шекаралар іс жүзіндегі жағдайы бойынша көрсетілген; бұл қандай да бір аумақтың мәртебесі туралы ұстаным емес.
chart-map-alt = Аймақ картасы. { $finding } { $ranged ->
        [no] Көрсеткілер бағыттардың қайдан басталып, қайда апаратынын білдіреді.
       *[yes] Шеңберлер тәркіленген мөлшерді білдіреді: ең азы { $lowest }, ең көбі { $highest }; көрсеткілер бағыттардың қайдан басталып, қайда апаратынын білдіреді.
    }
chart-map-alt_row = { $name } — { $figure }

