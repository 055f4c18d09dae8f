# Слова странового обзора по-русски. Цифр здесь нет: числа и годы приходят из запросов.

cover-kind = Страновой обзор
cover-kind_two = Краткий профиль страны
cover-subject = Наркоситуация, политика и сотрудничество
cover-cut_off = Данные на
cover-edition = Издание
cover-edition_text = { $title }, версия { $version }
cover-since_text = в сравнении с ревизией { $revision }
cover-sources = Прочитано источников
cover-claims = Утверждений о стране
cover-contents = В этом обзоре
cover-how = Как читать цифры
cover-how_text = Каждая цифра приведена так, как она напечатана в источнике, с его единицей и точностью, и снабжена номером примечания. В примечании названы источник, его дата, строка и слова, в которых приведена цифра, а для вычисленной нами цифры дана формула. Знак { $mark } отмечает цифру, по которой источники расходятся: в разделе о расхождениях их ответы приведены рядом.
cover-cite = Как ссылаться
cover-cite_text = kzdb, { $title }, данные на { $date }.

page-word = Страница
page-of = из
page-running = { $country }: страновой обзор
page-running_two = { $country }: краткий профиль
page-edition = Данные на { $date }

section-messages = Главное
section-glance = Коротко в цифрах
section-changes = Что изменилось с прошлого издания
section-setting = Общие сведения о стране
section-strategy = Стратегия, законодательство и органы
section-money = Бюджеты и взносы
section-supply = Предложение и изъятия
section-prices = Цены
section-crime = Преступность и коррупция
section-demand = Спрос, последствия и лечение
section-prevention = Профилактика и помощь
section-cooperation = Международное сотрудничество
section-disagree = Где источники расходятся
section-outlook = Перспективы и пробелы
section-method = Методика и качество
section-tables = Приложение: таблицы данных
section-sources = Приложение: источники
section-short = Приложение: сокращения
section-files = Приложение: вложенные файлы

head-policy = Политика
head-position = Позиция
head-threat = Угрозы
head-plan = Планы
head-route = Маршруты
head-trend = Тенденции
head-trend_one = Тенденция
head-funding = Финансирование
head-abroad = Источники поставок
head-methods = Способы
head-enforcement = Правоохранительная деятельность
head-substances = Вещества
head-integrity = Коррупция
head-prevention = Сокращение спроса
head-quality = Качество данных
head-cooperation = Сотрудничество
head-legal = Правовая помощь
head-assessment = Оценка
head-recommendation = Рекомендации
head-results = Результаты
head-call = Призывы
head-forecast = Ожидания
head-underway = В процессе
head-judgement = Суждения
head-unknown = Не освещено ни одним источником
head-left = Опущено из-за отсутствия источников
head-services = Помощь
head-elsewhere = Другая причина
head-beyond = Помимо учёта

sub-programmes = Стратегии и программы
sub-bodies = Органы
sub-laws = Законы и указы
sub-budgets = Бюджеты
sub-per_year = Бюджет на год программы
sub-contributions = Добровольные взносы
sub-readings = Фрагменты, допускающие иное прочтение
sub-failing = Несоответствия, выявленные проверками
sub-treaties = Договоры и соглашения
sub-partners = Организации и партнёры
sub-around = Органы и соглашения
sub-events = Встречи, визиты и обзоры
sub-coming = Ожидавшиеся даты
sub-holds = Что есть в базе о стране
sub-checks = Проведённые проверки
sub-supply = Предложение и цены
sub-crime = Преступность
sub-demand = Спрос и помощь
sub-cooperation = Сотрудничество
sub-services = Службы, проекты и издания
sub-assistance = Помощь по партнёрам

column-programme = Программа
column-adopted = Дата принятия
column-body = Орган
column-place_in_state = Входит в
column-role = Чем занимается
column-law = Закон или указ
column-date = Дата
column-amount = Сумма
column-per_year = В год
column-period = Период
column-measure = Показатель
column-says = Что говорят источники
column-of = К чему относится
column-figure = Значение
column-source = Источник
column-sources = Источники
column-standing = Статус
column-recipient = Кому
column-agreement = Соглашение
column-signed = Подпись
column-party = Участие
column-dated = Даты
column-others = Другие стороны
column-tie = Форма участия
column-partner = Партнёр
column-event = Событие
column-where = Где
column-question = Вопрос
column-other_reading = Иное прочтение
column-doubt = В чём сомнение
column-answer = Ответ
column-grade = Оценка
column-why = Обоснование
column-used = Утв.
column-rule = Проверка
column-finding = Что обнаружено
column-figures = Использованные цифры
column-change = Изменение
column-was = Было
column-is = Стало
column-kind = Вид
column-claims = Всего
column-questions = Вопросы
column-confirmed = Несколько перво­источ­ников
column-disputed = Спорные
column-holds = Да
column-fails = Нет
column-open = Неясно
column-note = Прим.
column-short = Сокращение
column-long = Расшифровка
column-licence = Лицензия
column-what = Что
column-service = Служба, проект или издание
column-run = Кто ведёт или издаёт
column-helped = Поддержка и партнёры
column-work = Проект или орган (период)
column-purpose = Назначение
column-shown = Цифры

glance-before = { $figure } ({ $period })
glance-origins =
    { $count ->
        [one] { $many } первоисточник
        [few] { $many } первоисточника
        [many] { $many } первоисточников
       *[other] { $many } первоисточника
    }
glance-lead = Последнее значение каждого главного показателя и, где оно есть, предыдущее за сопоставимый период; тонкие линии показывают ряд. Первоисточник — независимый голос за цифрой: повторы в других документах не считаются.

message-price = Уличная цена ({ $what }, { $place }): { $now } ({ $period }) против { $before } ({ $before_period }); по источнику, она выросла в { $growth }.
message-seized_down = Изъятия наркотиков сократились: { $now } ({ $period }) против { $before } ({ $before_period }).
message-seized_up = Изъятия наркотиков выросли: { $now } ({ $period }) против { $before } ({ $before_period }).
message-seized_level = Изъятия наркотиков не изменились: { $now } ({ $period }), прежде { $before } ({ $before_period }).
message-part_down = В том числе { $what }: снижение на { $change } — { $now } ({ $period }) против { $before } ({ $before_period }).
message-part_up = В том числе { $what }: рост на { $change } — { $now } ({ $period }) против { $before } ({ $before_period }).
message-part_level = В том числе { $what }: без изменений, { $now } ({ $period }), прежде { $before } ({ $before_period }).
message-users_down = Число состоящих на учёте потребителей наркотиков сократилось: { $now } ({ $period }) против { $before } ({ $before_period }).
message-users_up = Число состоящих на учёте потребителей наркотиков выросло: { $now } ({ $period }) против { $before } ({ $before_period }).
message-users_level = Число состоящих на учёте потребителей наркотиков не изменилось: { $now } ({ $period }), как и прежде ({ $before_period }).
message-crimes_down = Зарегистрированных наркопреступлений стало меньше: { $now } ({ $period }) против { $before } ({ $before_period }).
message-crimes_up = Зарегистрированных наркопреступлений стало больше: { $now } ({ $period }) против { $before } ({ $before_period }).
message-crimes_level = Число зарегистрированных наркопреступлений не изменилось: { $now } ({ $period }), как и прежде ({ $before_period }).
message-budget = Источники расходятся в цифре. { $what }: { $answers }.
message-per_year = В расчёте на год программы бюджеты составляют: { $answers }; их охват может различаться.
message-per_year_answer = { $amount } ({ $period }; { $standing })
message-or = { " " }или{ " " }
message-body = { $old }: преемник — { $new } ({ $date }).
message-body_undated = { $old }: преемник — { $new }.
message-treaties =
    { $count ->
        [one] В источниках назван { $many } договор, соглашение или группа соглашений, которые страна подписала или в которых участвует.
        [few] В источниках названы { $many } договора, соглашения или группы соглашений, которые страна подписала или в которых участвует.
        [many] В источниках названо { $many } договоров, соглашений или групп соглашений, которые страна подписала или в которых участвует.
       *[other] В источниках названо { $many } договора, соглашения или группы соглашений, которые страна подписала или в которых участвует.
    }
message-conventions =
    { $count ->
        [one] Из них { $many } — конвенция или протокол.
        [few] Из них { $many } — конвенции и протоколы.
        [many] Из них { $many } — конвенции и протоколы.
       *[other] Из них { $many } — конвенции и протоколы.
    }
message-none = В базе слишком мало сведений об этой стране для главных выводов; ниже — то, что есть.

judgement-counting = снижение числа состоящих на учёте отчасти отражает порядок постановки на учёт, а не сокращение потребления наркотиков.
judgement-transit = названные здесь маршруты по-прежнему служат для перевозки опиатов через страну.
judgement-seized_down = это снижение изъятий означает сокращение незаконного оборота, а не ослабление перехвата: объём изъятий зависит и от того, и от другого.
judgement-seized_up = этот рост изъятий означает рост незаконного оборота, а не усиление перехвата: объём изъятий зависит и от того, и от другого.

changes-first = Первое издание: сравнивать пока не с чем.
changes-none = С ревизии { $revision } в этом обзоре ничего не изменилось.
changes-lead = В сравнении с тем, что было в базе при ревизии { $revision }, по каждому источнику.
changes-more =
    { $count ->
        [one] Здесь не показано ещё { $many } изменение.
        [few] Здесь не показано ещё { $many } изменения.
        [many] Здесь не показано ещё { $many } изменений.
       *[other] Здесь не показано ещё { $many } изменения.
    }
changes-new = новое
changes-revised = исправлено
changes-re_rounded = указано с иной точностью
changes-unit_changed = в другой единице
changes-re_sourced = из другого источника
changes-definition_changed = новое определение
changes-withdrawn = отозвано
changes-stated = указано

setting-borders = Сопредельные страны и территории: { $places }.
setting-located = Расположение: { $places }.

pair-down = { $metric }{ $of }: { $now } ({ $period }) против { $before } ({ $before_period }), снижение.
pair-up = { $metric }{ $of }: { $now } ({ $period }) против { $before } ({ $before_period }), рост.
pair-level = { $metric }{ $of }: { $now } ({ $period }), как и прежде ({ $before_period }).
pair-of = { " " }({ $breakdown })

demand-since_down = Число состоящих на учёте потребителей наркотиков сократилось на { $change }: { $now } ({ $period }) против { $before } ({ $before_period }).
demand-since_up = Число состоящих на учёте потребителей наркотиков выросло на { $change }: { $now } ({ $period }) против { $before } ({ $before_period }).
demand-since_level = Число состоящих на учёте потребителей наркотиков не изменилось: { $now } ({ $period }), как и прежде ({ $before_period }).
demand-other_source = Цифры взяты из разных источников (более ранняя: { $before_who }; более поздняя: { $who }).
demand-change = Изменение: { $change }.
demand-multiple = { $who }: потребителей наркотиков в { $multiple } больше, чем на учёте ({ $period }). На учёте тогда состояло { $registered }, что даёт { $product }: таков разброс, который оставляет округление кратного.

stated-itself = Сам источник указывает это изменение так: { $change }; { $verdict }.
stated-holds = проверка по правилу показала, что оно согласуется с его цифрами
stated-fails = проверка по правилу показала, что оно не согласуется с его цифрами
stated-cannot_tell = проверить его по правилу не удалось
stated-alone = { $what }: в { $change } ({ $period }{ $by }). Цифр начала и конца для проверки в базе нет.

price-computed = Кратное напечатанных цен ({ $what }, { $place }; { $period } к { $before_period }): { $ratio }.

chain-title = Что, по словам источника, к этому привело и что за этим последовало
chain-source = { $who }, { $date }
chain-rise = { $what }: рост цены в { $growth } ({ $period })

route-runs = { $route }: начало — { $starts }; на пути — { $passes }; направления — { $leads }; перевозят — { $what }.
route-supplied = Страны и регионы, названные источниками поставок ({ $what }): { $places }.

assistance-see = См. раздел «{ $section }».
assistance-here = В стране
assistance-joint = Совместно с другими
assistance-away = Для других стран
assistance-part_of = в составе: { $whole }
assistance-for = Для кого:

gives-through = через более широкую программу
gives-supported_by = поддержка
gives-supports = поддержка
gives-funded_by = финансирование
gives-organised_by = организация
gives-led_by = руководство
gives-hosted_by = размещение
gives-run_by = управление
gives-implements = исполнение
gives-coordinates = координация
gives-contributes_to = взнос
gives-member_of = участник
gives-took_part_in = участник
gives-trains = обучение

service-since = начало: { $date }
service-magazine =
    { $count ->
        [one] Журнал
        [few] Журналы
        [many] Журналы
       *[other] Журналы
    }
service-video =
    { $count ->
        [one] Видеофильм
        [few] Видеофильмы
        [many] Видеофильмы
       *[other] Видеофильмы
    }

tie-in_progress = идут переговоры

modality-fact = принято или исполнено
modality-draft = проект
modality-planned = план
modality-forecast = прогноз
modality-in_progress = в процессе

kind-observation = Цифры
kind-relation = Связи
kind-milestone = Даты
kind-statement = Сообщения
kind-naming = Названия

chart-timeline-alt = Полосы на оси времени, по одной на каждую стратегию или программу, от первого её года до последнего: { $rows }.
chart-timeline-alt_row = { $name }
chart-tree-alt = Дерево органов: каждый стоит ниже и правее того, в который входит. Пунктирная стрелка ведёт от органа к его преемнику. { $rows }.
chart-tree-alt_row = { $name }
chart-tree-led = руководит
chart-budgets-alt = Горизонтальные полосы, по одной на каждую программу и источник: { $rows }.
chart-budgets-alt_row = { $subject_name }, { $publisher_name }: { $figure }
chart-contributions-alt = Горизонтальные полосы, по одной на каждый платёж, по получателям, валютам и годам; сумма в другой валюте без полосы. Точки — сколько источников называют платёж. Скоба соединяет платежи внутри более длинного периода, за который названа общая сумма: { $rows }.
chart-contributions-alt_row = { $kind }{ $period }, { $recipient }: { $figure } ({ $given_by })
chart-contributions-whole = скоба,{ " " }
chart-seizures-alt = Пары горизонтальных полос, более ранний и более поздний период для каждого вещества, у каждого вещества своя шкала: { $rows }.
chart-seizures-alt_row = { $breakdown_name }, { $period }: { $figure }
chart-flows-alt = Страна стоит посередине. К ней идут линии от мест слева, откуда поступают наркотики, а от неё пунктиром — к местам справа, куда ведут маршруты: { $rows }.
chart-flows-alt_row = { $name } ({ $what })
chart-prices-alt = Горизонтальные полосы, по одной на каждую цену, начиная с самой ранней; светлый конец полосы — разброс указанного диапазона: { $rows }.
chart-prices-alt_row = { $period }, { $what }: { $figure }
chart-users-alt = Точки на оси времени, по одной на каждую численность на учёте, соединены пунктиром; у каждой отмечен период, названный источником: { $rows }.
chart-users-alt_row = { $period }: { $figure }
chart-meetings-alt = Ось времени со строкой для каждого органа и вида событий; полосы — сроки членства, точки — события: { $rows }.
chart-meetings-alt_row = { $name }, { $years }
chart-dots-alt = Для каждого вопроса ряд точек, по одной на источник, с разбросом, который оставляет точность напечатанных цифр; закрашенная точка — ответ, использованный в обзоре: { $rows }.
chart-dots-alt_row = { $question }, { $who }: { $figure }
chart-ages-alt = Для каждого показателя линия от года последней цифры до года, на который взяты данные: { $rows }.
chart-ages-alt_row = { $metric_name }: { $year_text }
chart-graded-alt = Сетка квадратов: оценки источников сверху вниз, оценки сведений слева направо; чем темнее, тем больше утверждений: { $rows }.
chart-graded-alt_row = { $reliability } и { $credibility }: { $many_text }
chart-graded-x = Сведения, от подтверждённых до не поддающихся оценке
chart-graded-y = Источник

finding-flows = { $country }: пути поставок и транзита
finding-flows_measure = Слева: места, названные источниками поставок. Справа, пунктиром: куда ведут маршруты через страну.{ " " }
finding-timeline = Стратегии и программы пересекаются во времени
finding-timeline_one = Стратегии и программы
finding-timeline_measure = Годы действия по данным источников. Тёмная полоса: стратегия; светлая: программа.{ " " }
finding-tree = Подчинённость органов
finding-tree_measure = Место органов по данным источников. Пунктир: заменённый орган; стрелка ведёт к преемнику.{ " " }
finding-budgets = Бюджеты программ по разным источникам различаются
finding-budgets_one = Бюджеты программ
finding-budgets_measure = Бюджет каждой программы по периодам и источникам. Синее: принято или исполнено; охра: проект.{ " " }
finding-contributions = Добровольные взносы по периодам
finding-contributions_fit = Взносы отдельных лет согласуются с суммой, названной за эти годы вместе
finding-contributions_measure = Каждый платёж один раз, по получателям, валютам и годам. Точка: источник, который его называет. Скоба: сумма, названная за эти годы вместе. Сумма в другой валюте — без полосы.{ " " }
finding-seizures_measure = Изъятый вес за сопоставимые периоды; у каждого вещества своя шкала.{ " " }
finding-seizures_down = { $what }: изъято на { $change } меньше ({ $period }; для сравнения — { $before_period })
finding-seizures_up = { $what }: изъято на { $change } больше ({ $period }; для сравнения — { $before_period })
finding-seizures_level = { $what }: изъято столько же ({ $period }; для сравнения — { $before_period })
finding-prices = Динамика уличных цен
finding-prices_grown = { $what }: уличная цена выросла в { $growth }
finding-prices_measure = Долларов за килограмм; светлый конец полосы — разброс, указанный в источнике.{ " " }
finding-users_down = Число состоящих на учёте сократилось
finding-users_up = Число состоящих на учёте выросло
finding-users_level = Состоящие на учёте потребители в динамике
finding-users_measure = Состоящие на учёте. Точка: численность; полоса: её период по источнику; вертикальная черта: разброс из-за точности цифр.{ " " }
finding-meetings = Сроки членства и мероприятия
finding-meetings_measure = Полосы: сроки членства. Точки: события, касающиеся страны.{ " " }
finding-dots = Насколько расходятся ответы
finding-dots_measure = Закрашено: ответ, использованный в обзоре. Полоса: разброс из-за точности цифр. У каждого вопроса своя шкала.{ " " }
finding-ages = Давность последних цифр
finding-ages_measure = Точка: год последней цифры показателя. Чёрточка: год, на который взяты данные. Сами цифры стоят с примечаниями в приложении.
finding-graded = Как оценены утверждения
finding-graded_measure = Число утверждений по оценке источника (строки) и предлагаемой оценке сведений (столбцы).{ " " }

disagree-lead =
    { $count ->
        [one] На { $many } вопрос об этой стране источники отвечают по-разному. Ответы приведены рядом; ничто не усреднено и не скрыто.
        [few] На { $many } вопроса об этой стране источники отвечают по-разному. Ответы приведены рядом; ничто не усреднено и не скрыто.
        [many] На { $many } вопросов об этой стране источники отвечают по-разному. Ответы приведены рядом; ничто не усреднено и не скрыто.
       *[other] На { $many } вопроса об этой стране источники отвечают по-разному. Ответы приведены рядом; ничто не усреднено и не скрыто.
    }
disagree-rule = Где решение не напечатано, обзор предпочитает принятое плану или проекту, затем более надёжный источник, затем более поздний.
disagree-none = В базе нет двух источников, которые по-разному отвечали бы на один вопрос об этой стране.
disagree-readings = Где текст источника искажён или неоднозначен, обзор использует прочтение, которое подсказывает контекст самого источника. Иное прочтение записано здесь; ни одна цифра и ни одна таблица на нём не основаны.
disagree-failing = Вот что выявили правила, которые сверяют цифры и даты базы между собой с допуском на округление.
disagree-used = использовано в обзоре
disagree-accepted = Принято: { $reason }
disagree-decided = Решение: { $reason }
disagree-open = Решения пока нет; действует правило выше.

contradiction-cross_source = два источника
contradiction-within_document = внутри одного документа
contradiction-draft_against_adopted = проект и принятый документ
contradiction-scope_or_definition = охват или определение
contradiction-unit_slip = ошибка в единице
contradiction-derived_mismatch = не сходится при пересчёте

outlook-lead = Планы и ожидания в том виде, в каком их в своё время излагали источники. Если источник сообщает, что из них вышло, об этом сказано выше.
outlook-gaps = Ни один источник базы не даёт цифр по этой стране по следующим темам: { $themes }.

gap-prevalence = потребление наркотиков среди населения, по опросам
gap-treatment = число проходящих лечение
gap-deaths = смертность, вызванная наркотиками
gap-infections = инфекции среди потребителей инъекционных наркотиков
gap-purity = чистота изъятых наркотиков
gap-spending = фактически израсходованные, а не запланированные государственные средства
gap-prison = наркотики и лечение в местах лишения свободы
gap-harm_reduction = заместительная терапия и другие меры снижения вреда
gap-cultivation = площадь посевов наркосодержащих растений
gap-laboratories = ликвидированные нарколаборатории

method-age = Самая новая цифра относится к { $year } г., данные собраны по { $date }: о том, что было после, не говорит ни один из прочитанных источников.
method-facts = Каждый факт основан на утверждении — ответе источника на вопрос, изложенном нашими словами и привязанном к строке и словам источника. Цифры сохраняют единицу, точность и период, напечатанные в источнике. Утверждения не переписываются; изменение добавляет ревизию.
method-prefer = Где ответы расходятся, сохраняются все. Какой из них предпочесть, определяет письменное решение, а без него — правило, напечатанное в разделе о расхождениях.
method-round = Цифры мы не округляем. Для вычисленной нами цифры в примечании приведены формула и исходные данные; она не точнее этих данных.
method-grades = Источники оценены по шкале Адмиралтейства от A (надёжный) до F (оценить нельзя); оценка сведений определяется тем, сколько независимых первоисточников согласны между собой, и проверками.
method-map = Карты нет: в базе нет границ, а свободный их источник с программой не поставляется.
method-conformity = Файл отвечает требованиям сразу двух стандартов, архивного и доступности, и несёт в себе свои данные.
method-checks = Правила сравнивают цифры и даты как интервалы: само по себе округление ошибкой не считается.

sources-lead = Надёжность оценена по шкале Адмиралтейства от A (надёжный) до F (оценить нельзя).
sources-undated = без даты

files-lead = Эти файлы вложены в документ; их открывает программа для чтения PDF, показывающая вложения.


short-lead = Сокращения, как их печатают источники.

body-led = Руководство: { $who }.
body-next = Преемник: { $who }.

more-rest =
    { $count ->
        [one] В базе есть ещё { $many }.
        [few] В базе есть ещё { $many }.
        [many] В базе есть ещё { $many }.
       *[other] В базе есть ещё { $many }.
    }

event-conference = Конференции
event-crisis = Кризисы
event-meeting = Встречи
event-news_conference = Пресс-конференции
event-observance = Памятные дни
event-reform = Реформы
event-review = Обзоры
event-session = Сессии
event-visit = Визиты

rule-acts_after_successor = После замены орган не действует
rule-acts_before_founded = До создания орган не действует
rule-body_within_country = Местное число не больше национального
rule-change_against_figures = Изменение согласуется с цифрами
rule-dates_in_order = Даты идут по порядку
rule-listed_against_number = Перечень согласуется с числом
rule-metric_within_metric = Показатель в пределах более широкого
rule-multiple_against_figures = Рост согласуется с цифрами
rule-multiple_of_part = Кратность согласуется с цифрами
rule-office_in_missing_body = Должность в существующем органе
rule-one_at_a_time = Одновременно один руководитель
rule-part_outlives_whole = Часть завершается вместе с программой
rule-part_within_whole = Часть не больше целого
rule-parts_within_total = Части укладываются в сумму
rule-rate_against_count = Показатель соответствует числу
rule-same_number_twice = Точное число не скопировано
rule-share_within_bounds = Доля от нуля до целого
rule-shorter_within_longer = Меньший период в пределах большего
rule-stages_fill_period = Этапы заполняют срок программы
rule-sub_periods_within_range = Подпериоды укладываются в диапазон
rule-successor_after_predecessor = Преемник следует за предшественником
rule-tenfold_jump = Нет резкого десятикратного скачка
rule-terms_against_number = Сроки согласуются с числом
rule-known_before_it_happened = Ничто не сказано до события

money-agree = { $parts } вместе дают { $sum }; за весь период ({ $period }) источник называет { $whole }.
money-given = Названо несколькими источниками: { $payments }.
money-same = Платёж, указанный за { $told }, принят за платёж, указанный за { $period }.
money-part = { $amount } ({ $period })
money-and = { " " }и{ " " }
money-per_year = Каждый бюджет разделён на число лет, на которые он рассчитан. Охват программ может различаться, как и то, что каждый источник включает в бюджет, поэтому эти цифры сравнивают размер, а не усилия.
