# Слова странового обзора по-русски. Цифр здесь нет: числа и годы приходят из запросов.

page-word = Страница
page-of = из
page-running = { $country }: страновой обзор
page-running_two = { $country }: краткий профиль
page-edition = Данные на { $date }

front-kind = наркоситуация, политика и сотрудничество
front-kind_two = краткий профиль
front-cut_off = данные на
front-newest = самые новые данные
front-sources =
    { $count ->
        [one] прочитанный источник
        [few] прочитанных источника
        [many] прочитанных источников
       *[other] прочитанных источников
    }
front-messages = Что нужно знать
front-figures = В цифрах
front-thin = Числовых данных об этой стране в базе пока нет. Ниже — то, что источники говорят словами.
front-silent = Числовых данных об этой стране в базе пока нет.

section-reading = Как это понимать
section-changes = Что изменилось
section-supply = Маршруты и предложение
section-markets = Рынки и цены
section-demand = Спрос и лечение
section-strategy = Стратегия, право и деньги
section-institutions = Органы и добросовестность
section-cooperation = Сотрудничество
section-other = Что ещё известно
section-disagree = Расхождения, нестыковки, выводы
section-outlook = Что впереди
section-statistics = Основные показатели
section-sources = Источники и метод
section-setting = Общие сведения
section-front = Первая страница

# Что говорит цифра, по её показателю; остальные печатаются в простом виде.
part-of = { " " }({ $of })
fact-other = { $what }: { $now } { $in }
fact-crop_cultivation = Посевы наркосодержащих растений{ $part } занимали { $now } { $in }
fact-crop_eradication = Уничтожено { $now } посевов{ $part } { $in }
fact-drug_arrests = По делам о наркотиках задержано { $now }{ $part } { $in }
fact-drug_price = Уличная цена наркотика ({ $of }) составила { $now } { $in }
fact-drug_production = Произведено { $now } наркотика ({ $of }) { $in }
fact-drug_seizures = Изъято { $now } наркотиков{ $part } { $in }
fact-drug_tablet_price = Таблетка наркотика ({ $of }) стоила на улице { $now } { $in }
fact-drug_transit = Через страну прошло { $now } наркотика ({ $of }) { $in }
fact-drug_use_prevalence = Доля потребителей наркотиков{ $part } составила { $now } { $in }
fact-drug_users = Наркотики употребляли { $now }{ $part } { $in }
fact-drug_wholesale_price = Оптовая цена наркотика ({ $of }) составила { $now } { $in }
fact-drug_wholesale_tablet_price = Таблетка наркотика ({ $of }) стоила оптом { $now } { $in }
fact-hiv_among_injectors = Доля ВИЧ-положительных среди потребителей инъекционных наркотиков составила { $now } { $in }
fact-households_with_drug_use = Доля домохозяйств, где употребляют наркотики{ $part }, составила { $now } { $in }
fact-newly_registered_drug_users = На учёт поставлено { $now }{ $part } { $in }
fact-people_who_inject_drugs = Инъекционные наркотики употребляли { $now } { $in }
fact-precursor_seizures = Изъято { $now } прекурсоров{ $part } { $in }
fact-prisoners = В местах лишения свободы находилось { $now }{ $part } { $in }
fact-registered_drug_users = На учёте состояло { $now }{ $part } { $in }
fact-substitution_patients = Заместительную терапию получали { $now }{ $part } { $in }
says-alone = { $fact }.
says-up = { $fact }, больше, чем { $in_before } ({ $before }).
says-down = { $fact }, меньше, чем { $in_before } ({ $before }).
says-level = { $fact }, столько же, сколько { $in_before }.
says-cannot_tell = { $fact } и { $before } { $in_before }; где больше, сказать нельзя.

pull-old =
    { $years ->
        [one] { $years } год назад
        [few] { $years } года назад
        [many] { $years } лет назад
       *[other] { $years } лет назад
    }
message-up = { $what }: рост.
message-down = { $what }: снижение.
message-level = { $what }: без изменений.
message-cannot_tell = { $what }: явных изменений нет.

reading-know = Что мы знаем
reading-think = Что думают другие
reading-unknown = Чего мы не знаем
reading-watch = Что изменило бы наше мнение
reading-nothing = В базе ничего нет.
reading-gaps = Ни один источник в базе не даёт данных по темам: { $gaps }.
reading-since = Что произошло после самых новых данных ({ $date }), ни один прочитанный источник не говорит.
reading-how_text = От каждой цифры ссылка ведёт к примечанию со словами источника. { $inferred } отмечает то, чего цитата не говорит прямо; прочтение дано в примечании. { $contested } отмечает цифру, о которой источники расходятся; их ответы стоят рядом в разделе о расхождениях.
reading-contents = В этом обзоре
mark-inferred = i
mark-contested = ≠

chain-title = Что к чему привело, по словам источника
chain-source = { $who }, { $date }

finding-alone = { $what }: { $now } { $in }
finding-up = { $what }: { $now } { $in }, больше, чем { $in_before } ({ $before })
finding-down = { $what }: { $now } { $in }, меньше, чем { $in_before } ({ $before })
finding-level = { $what }: { $now } { $in }, столько же, сколько { $in_before }
finding-cannot_tell = { $what }: { $now } { $in }, { $before } { $in_before }
finding-series_measure = У каждой панели своя шкала, от нуля.{ " " }
finding-timeline =
    { $count ->
        [one] Программа и годы её действия
        [few] Стратегии и программы (всего { $many }) и годы их действия
        [many] Стратегии и программы (всего { $many }) и годы их действия
       *[other] Стратегии и программы (всего { $many }) и годы их действия
    }
finding-timeline_measure = Тёмное: стратегия; светлое: программа.{ " " }

budgets-title = Бюджеты по источникам
budgets-note = В год: бюджет, делённый на годы, на которые он рассчитан. Программы могут охватывать разное, поэтому эти цифры сравнивают размеры, а не усилия.
laws-title = Законы и указы
successions-title = Органы, сменившие другие
body-led = руководитель: { $who }
ties-title = Партнёры и чем страна с ними связана
ties-more =
    { $count ->
        [one] Ещё один партнёр есть в базе.
        [few] Ещё { $many } партнёра есть в базе.
        [many] Ещё { $many } партнёров есть в базе.
       *[other] Ещё { $many } партнёров есть в базе.
    }
tie-member = Член
tie-works = Работа
tie-money = Деньги
tie-training = Обучение
tie-hosting = Приём
tie-treaty = Договор
tie-signed = подписано
treaties-title = Договоры и соглашения: участие или подпись
payments-title = Уплаченные добровольные взносы

column-programme = Программа
column-period = Период
column-amount = Сумма
column-per_year = В год
column-partner = Партнёр
column-question = Вопрос
column-answer = Ответ
column-source = Источник
column-note = Прим.
column-figure = Значение
column-measure = Показатель
column-before = Раньше
source-grades = Оценки и файлы
source-grade = Оценка { $grade }:
source-dated = Дата как у { $letter }.
source-as = как { $letter }.

modality-fact = принято или исполнено
modality-draft = проект
modality-planned = план
modality-forecast = прогноз
modality-in_progress = в процессе

contradiction-cross_source = два источника
contradiction-within_document = внутри одного документа
contradiction-draft_against_adopted = проект и принятый документ
contradiction-scope_or_definition = охват или определение
contradiction-unit_slip = ошибка в единице
contradiction-derived_mismatch = не сходится при пересчёте

disagree-lead =
    { $count ->
        [one] По одному вопросу об этой стране источники расходятся. Их ответы стоят рядом; ни один не усреднён и не скрыт.
        [few] По { $many } вопросам об этой стране источники расходятся. Их ответы стоят рядом; ни один не усреднён и не скрыт.
        [many] По { $many } вопросам об этой стране источники расходятся. Их ответы стоят рядом; ни один не усреднён и не скрыт.
       *[other] По { $many } вопросам об этой стране источники расходятся. Их ответы стоят рядом; ни один не усреднён и не скрыт.
    }
disagree-rule = Где решение не напечатано, обзор предпочитает принятое плану или проекту, затем более надёжный источник, затем более поздний.
disagree-used = использовано в обзоре
disagree-accepted = Принято: { $reason }
disagree-decided = Решение: { $reason }
disagree-open = Решения пока нет; действует правило выше.
misfits-title = Цифры, которые не сходятся
misfits-lead = Правила сравнивают цифры как интервалы, поэтому одно округление нарушить их не может. Эти цифры не сходятся, либо показать обратное нельзя.
readings-title = Где сделан вывод
readings-lead = Эти данные говорят больше своих слов или допускают иное прочтение.
readings-other = иное прочтение, не использовано

outlook-lead = Планы и ожидания, как источники излагали их в своё время.
outlook-dated = Ожидавшиеся даты
outlook-unknown = Нет данных в базе

gap-prevalence = потребление наркотиков среди населения, по опросам
gap-treatment = число проходящих лечение
gap-deaths = смертность, вызванная наркотиками
gap-infections = инфекции среди потребителей инъекционных наркотиков
gap-purity = чистота изъятых наркотиков
gap-spending = фактически израсходованные, а не запланированные государственные средства
gap-prison = наркотики и лечение в местах лишения свободы
gap-harm_reduction = заместительная терапия
gap-cultivation = площадь посевов наркосодержащих растений
gap-laboratories = ликвидированные нарколаборатории

left-out = Здесь опущены:
left-smaller =
    { $count ->
        [one] { $many } цифра о меньшей части
        [few] { $many } цифры о меньших частях
        [many] { $many } цифр о меньших частях
       *[other] { $many } цифр о меньших частях
    }
left-older =
    { $count ->
        [one] { $many } цифра за период такого рода, для которого есть более новые данные за другой
        [few] { $many } цифры за периоды такого рода, для которых есть более новые данные за другие
        [many] { $many } цифр за периоды такого рода, для которых есть более новые данные за другие
       *[other] { $many } цифр за периоды такого рода, для которых есть более новые данные за другие
    }
left-setting =
    { $count ->
        [one] { $many } цифра, по которой пересчитываются другие
        [few] { $many } цифры, по которым пересчитываются другие
        [many] { $many } цифр, по которым пересчитываются другие
       *[other] { $many } цифр, по которым пересчитываются другие
    }
left-expected =
    { $count ->
        [one] { $many } цифра, которую источник лишь ожидает
        [few] { $many } цифры, которые источники лишь ожидают
        [many] { $many } цифр, которые источники лишь ожидают
       *[other] { $many } цифр, которые источники лишь ожидают
    }
left-earlier =
    { $count ->
        [one] { $many } более ранняя цифра этих рядов есть в данных внутри файла.
        [few] { $many } более ранние цифры этих рядов есть в данных внутри файла.
        [many] { $many } более ранних цифр этих рядов есть в данных внутри файла.
       *[other] { $many } более ранних цифр этих рядов есть в данных внутри файла.
    }
more-rest =
    { $count ->
        [one] Ещё { $many } есть в данных внутри файла.
        [few] Ещё { $many } есть в данных внутри файла.
        [many] Ещё { $many } есть в данных внутри файла.
       *[other] Ещё { $many } есть в данных внутри файла.
    }

method-title = Метод
method-text = Каждый факт опирается на утверждение: ответ одного источника на один вопрос, привязанный к его словам. Цифры сохраняют единицу и период источника; из ячейки набора данных печатается не больше четырёх знаков, в примечании все. Вычисленная нами цифра показывает формулу и не точнее исходных. Различающиеся ответы сохраняются все; какой взят, говорит письменное решение или напечатанное правило. Оценки идут от A (надёжный) до F (судить нельзя) по шкале Адмиралтейства. Данные и реестр каждой цифры лежат внутри этого файла; kzdb verify-pdf это доказывает.
cite-title = Как ссылаться
cite-text = kzdb, { $title }, данные на { $date }.
chart-timeline-alt = Полосы на оси времени, по одной на каждую стратегию или программу, от первого её года до последнего: { $rows }.
chart-timeline-alt_row = { $name }

in-year = в { $years } году
in-years = в { $years } годах
in-months = за { $period }
on-day = { $period }

finding-map = Изъято героина, { $period }: больше всего — { $most } ({ $figure })
finding-map_own = Изъято героина, { $period }: больше всего — { $most } ({ $figure }), { $country } — { $own }
finding-map_none = Маршруты через регион
map-measure = Сплошные стрелки: где начинаются и куда ведут маршруты, названные источниками. Прерывистые: откуда, по словам источников, поступают наркотики. Стрелки показывают направление, а не дороги. Круги: изъято героина, { $period } (по площади).
map-credit = Контуры: Natural Earth, общественное достояние. Границы показаны по фактическому положению; это не выражает позиции о статусе какой-либо территории.
chart-map-alt = Карта региона. { $finding } { $ranged ->
        [no] Стрелки показывают, где начинаются и куда ведут маршруты.
       *[yes] Круги показывают, сколько изъято: от { $lowest } до { $highest }; стрелки показывают, где начинаются и куда ведут маршруты.
    }
chart-map-alt_row = { $name } — { $figure }

