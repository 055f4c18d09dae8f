# Оқу залының өз сөздері. Мәліметтер туралы сөйлемдер kzdb мәтіндерінен алынады.

site-name = Оқу залы
site-language = Қазақша
site-tagline = Дереккөздер есірткі және онымен күрес туралы не айтады; әр сан алынған жерімен берілген.
skip = Мәтінге өту
menu = Беттер
languages = Тілдер
newest = Жаңа

nav-home = Басы
nav-reports = Шолулар
nav-topics = Тақырып бойынша
nav-names = А-дан Я-ға дейін
nav-years = Жыл бойынша
nav-sources = Дереккөздер
nav-disagreements = Алшақтықтар
nav-changes = Не өзгерді
nav-downloads = Жүктеп алу
nav-about = Қалай оқу керек

search = Іздеу
search-label = Сан, атау немесе сөз іздеу
search-go = Табу
search-found = { $count ->
        [0] Ештеңе табылмады.
       *[other] { $count } нәтиже
    }
search-more = Алғашқы { $shown } нәтиже көрсетілді. Іздеуді тарылту үшін сөз қосыңыз.
search-off = Іздеу үшін скриптер керек. Мына тізімдер онсыз да жұмыс істейді:
search-hint = Сандар да сөз: 724,1, 36137, 2014. Сөздің басы жеткілікті.

claims-count = { $count ->
       *[other] { $count } мәлімет
    }
sources-count = { $count ->
       *[other] { $count } дереккөз
    }

foot-state = { $revision }-ревизия, мазмұны { $content }, { $day }
foot-cutoff = Тек { $day } дейін жарияланғандар ескерілген.
home-lead = { $sources } бойынша { $claims }. Әр сан өзі алынған сөздерге апарады.
home-newest = Ең жаңа дерек: { $period }.
home-editions = Соңғы шығарылымдар
home-no-editions = Әзірге шығарылым жоқ.
home-changed = Не өзгерді
home-nothing-changed = Салыстыратын ештеңе жоқ: әр шолудың бір ғана шығарылымы бар.
home-figures = Сандармен
home-fresh = Дереккөздердің жасы
home-disagree = Дереккөздер қай жерде алшақ
home-no-disagreement = Дереккөздер бір-біріне қайшы келмейді.
home-all-sources = Барлық дереккөздер
home-all-disagreements = Барлық алшақтықтар
home-all-changes = Барлық өзгерістер

report-editions = Шығарылымдар
report-lead = Әр шығарылым мекенжайы мен файлдарын сақтайды.
edition = Шығарылым
edition-of = { $label }-шығарылым
edition-newest = соңғы шығарылым
edition-older = Жаңарақ шығарылым бар:
edition-made = Жарияланған
edition-cutoff = Деректер күні
edition-revision = Ревизия
edition-files = Файлдар
edition-open = Шолуды ашу
edition-register = Онда басылғанның бәрі
edition-register-lead = Әр жол осында жазылғандай басылған. Одан мәліметке, ал мәліметтен дереккөздегі жерге өтуге болады.
edition-changed = { $label }-шығарылымнан кейін не өзгерді
edition-same = Басылғандардан ештеңе өзгерген жоқ.
edition-changes = { $count ->
       *[other] { $label }-шығарылымнан бері { $count } өзгеріс
    }
edition-first = Бұл — алғашқы шығарылым.
edition-corrects = Ол { $label }-шығарылымды түзетеді.
edition-cite = Шығарылымға қалай сілтеме жасау керек
edition-ledger-language = Тізім басқа тілдегі шығарылымнан алынды.

file = Файл
open = Ашу
jump = Осы бетте
size = Көлемі
page = Бет
text = Мәтін
claim = Мәлімет
claims = Мәліметтер

claim-passage = Дереккөздегі жері
claim-passages = Дереккөздегі жерлері
claim-no-passage = Жері жазылмаған.
claim-support = растайды
claim-verified = Құжаттың өзінен табылды.
claim-unverified = Құжатпен әлі салыстырылмаған.
claim-note = Қалай оқылды
claim-who = Басқалар не айтады
claim-alone = Бұл сұраққа басқа мәлімет жауап бермейді.
claim-contradictions = Қайшылықтар
claim-decisions = Шешімдер
claim-checks = Тексерулер
claim-no-checks = Оған қатысты тексеру жоқ.
claim-history = Тарихы
claim-series = Уақыт бойынша
claim-series-lead = Салыстыруға болатын сандар, жаңасы алдымен.
claim-printed = Қайда басылған
claim-not-printed = Ешбір шығарылымда басылмаған.
claim-cite = Мәліметке қалай сілтеме жасау керек
claim-printed-as = «{ $text }» деп басылған
claim-said-by = айтқан: { $who }
claim-number = { $number }-мәлімет
claim-ended-superseded = { $revision }-ревизиядан бастап күші жоқ: дереккөз енді басқаша айтады.
claim-ended-withdrawn = { $revision }-ревизиядан бастап күші жоқ: дереккөз оны енді айтпайды.
claim-page-of = { $page }-бет
claim-pages-of = { $pages } беттер
claim-decided = Шешім қабылдаған: { $who }, { $day }
claim-decision-holds = Шешім күшінде.
claim-decision-lapsed = Шешім күшін жойды: тараптардың бірі енді сол кездегідей айтпайды.
claim-cite-text = kzdb, { $number }-мәлімет ({ $answer }), { $revision }-ревизиядан бастап.

mark-preferred = шолуларда қолданылады
mark-contested = дереккөздер алшақ
mark-inferred = тұспалданған: { $what }
mark-grade = баға { $grade }
inferred-period = уақыты
inferred-unit = өлшем бірлігі
inferred-currency = валютасы
inferred-subject = не туралы екені
inferred-qualifier = дәлдігі
inferred-value = мәні

modality-fact = факт
modality-draft = жоба
modality-planned = жоспар
modality-forecast = болжам
modality-in_progress = орындалуда
nature-reported = хабарланған
nature-estimated = бағалау
nature-modelled = модель бойынша
nature-derived = дереккөз есептеген
sort-observation = бақылау
sort-cause = біреу атаған себеп
sort-judgement = бағалау пікірі
variant-reading = жердің басқаша оқылуы
variant-mention = құжатта қайта айтылған
naming-preferred = Атауы
naming-alias = Басқа атауы
naming-acronym = Қысқартуы
naming-transliteration = Латын әріпті атауы
naming-misspelling = Қате жазылуы
naming-former = Бұрынғы атауы
kind-country = Ел
kind-organisation = Ұйым
kind-person = Тұлға
kind-agreement = Келісім
kind-programme = Бағдарлама
kind-event = Оқиға
kind-law = Заң
kind-substance = Зат
kind-place = Жер
kind-aggregate = Елдер тобы
kind-document = Құжат
verdict-holds = дұрыс
verdict-fails = дұрыс емес
verdict-cannot_tell = анықтау мүмкін емес
verdict-waived = дұрыс емес, қабылданған
status-open = ашық
status-decided = шешілген
change-opened = жаңа
change-closed = қайтарып алынды
change-superseded = өзгертілді
happened-came = қосылды
happened-left = алынды
happened-changed = өзгерді
happened-moved = орын ауыстырды
why-new = жаңа мәлімет
why-revised = дереккөз енді басқаша айтады
why-re-sourced = басқа дереккөз жауап береді
why-withdrawn = дереккөз оны енді айтпайды
why-contested = дереккөздер енді алшақ
why-settled = алшақтық шешілді
why-reselected = шолу басқасын таңдады
why-reworded = басқа сөзбен
why-moved = басқа бет

col-source = Дереккөз
col-published = Жарияланған
col-about = Не туралы
col-when = Қашан
col-value = Сан
col-change = Өзгеріс
col-newest = Ондағы ең жаңа дерек
col-next = Келесі басылым
col-claims = Мәлімет
col-grade = Баға
col-old = Бұрын
col-new = Қазір
col-why = Неге
col-sha = SHA-256
col-revision = Ревизия
col-language = Тілі

topics-lead = Барлық тақырыптар, ең салмақтысы алдымен.
topics-names = Атаулар мен жазылулар
topics-dates = Күндер
names-lead = Дереккөздер атаған адамдар мен нәрселердің бәрі.
years-lead = Мәліметтер қатысты соңғы жылы бойынша.
years-undated = Жылы жоқ
listing-data = { $count ->
       *[other] Деректер жиынының тағы { $count } жолы мұнда көрсетілмеген. Олар жүктеп алуда бар.
    }
listing-aliases = Былай да жазылады: { $names }
sources-lead = Бәрі осыдан алынған. Құжаттардың өзі басқаларға тиесілі, мұнда сақталмайды.
source-about = Дереккөз туралы
source-date = Жарияланған
source-licence = Шарттары
source-document = Құжат
source-language = Тілі
source-url = Мекенжайы
source-look = Қайдан іздеу керек
source-looked = Соңғы рет ізделген күні
source-late = мерзімі өтті
source-grade = Сенімділігі
source-relies = Неге сүйенеді
source-claims = Онда не айтылған
source-undated = күні жоқ
disagreements-lead = Бірге дұрыс бола алмайтын мәліметтер және орындалмаған тексерулер. Дөңгелектеудің өзі алшақтық емес.
disagreements-none = Жоқ.
disagreements-checks = Орындалмаған немесе шешілмейтін тексерулер
changes-lead = Басылған шығарылымдар және қордың ревизиялары бойынша.
changes-same-words = сөздері сол, астарындағы мәліметтер басқа
changes-revisions = Қордың ревизиялары
changes-older = Бұрынғы өзгерістер шығарылымдардың беттерінде.
changes-opened = ашылғаны: { $count }
changes-closed = жабылғаны: { $count }
downloads-lead = Жұмыс істеуге арналған бүкіл қор. Алғаныңызды тексеру үшін әр файлдың SHA-256 бар.
downloads-whole = Бәрі бір файлда
downloads-tables = Кесте бойынша
downloads-duckdb = DuckDB қоры: барлық кестелер, әр бағанның мағынасымен
downloads-xlsx = Excel кітабы: барлық кестелер
downloads-csl = Библиографияға арналған дереккөздер (CSL-JSON)
downloads-editions = Шығарылымдар
about-lead = Сандарды, белгілерді және бағаларды қалай түсіну керек.
about-marks = Белгілер
about-contested = Дереккөздер алшақ: басқа мәлімет осымен бірге дұрыс бола алмайды.
about-inferred = Тұспалданған: мәліметтің бір бөлігі дереккөзде тура айтылмаған. Не оқығанымыз жанында жазылған.
about-grades = Бағалар
about-grade-text = Әріп дереккөздің сенімділігін, сан жеке мәліметтің растығын білдіреді.
about-reliability-A = толық сенімді
about-reliability-B = әдетте сенімді
about-reliability-C = біршама сенімді
about-reliability-D = әдетте сенімсіз
about-reliability-E = сенімсіз
about-reliability-F = бағалау мүмкін емес
about-credibility-1 = басқа дереккөздер растаған
about-credibility-2 = рас болуы ықтимал
about-credibility-3 = рас болуы мүмкін
about-credibility-4 = күмәнді
about-credibility-5 = екіталай
about-credibility-6 = бағалау мүмкін емес
about-addresses = Мекенжайлар
about-addresses-text = Әр мәлімет пен әр шығарылым жаңасы шықса да мекенжайын сақтайды. Сервер керек емес: қалтаны көшіріп, кез келген жерде оқуға болады.
years-old = { $count ->
        [0] бір жылға жетпейді
       *[other] { $count } жыл
    }
