# Слова самого читального зала. Фразы об утверждениях берутся из текстов kzdb.

site-name = Читальный зал
site-language = Русский
site-tagline = Что источники говорят о наркотиках и борьбе с ними; каждая цифра — с местом, откуда она взята.
skip = Перейти к тексту
menu = Страницы
languages = Языки
newest = Новое

nav-home = Начало
nav-reports = Обзоры
nav-topics = По темам
nav-names = От А до Я
nav-years = По годам
nav-sources = Источники
nav-disagreements = Расхождения
nav-changes = Что изменилось
nav-downloads = Загрузки
nav-about = Как читать

search = Поиск
search-label = Найти цифру, название или слово
search-go = Найти
search-found = { $count ->
        [0] Ничего не найдено.
        [one] { $count } результат
        [few] { $count } результата
       *[other] { $count } результатов
    }
search-more = Показаны первые { $shown }. Добавьте слово, чтобы сузить поиск.
search-off = Для поиска нужны скрипты. Эти списки работают без них:
search-hint = Числа — тоже слова: 724,1, 36137, 2014. Достаточно начала слова.

claims-count = { $count ->
        [one] { $count } утверждение
        [few] { $count } утверждения
       *[other] { $count } утверждений
    }
sources-count = { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[other] { $count } источников
    }

foot-state = Ревизия { $revision }, содержание { $content }, { $day }
foot-cutoff = Учтено только опубликованное до { $day }.
home-lead = { $claims }, { $sources }. Каждая цифра ведёт к словам, из которых она взята.
home-newest = Самые новые данные: { $period }.
home-editions = Последние выпуски
home-no-editions = Выпусков пока нет.
home-changed = Что изменилось
home-nothing-changed = Сравнивать пока не с чем: у каждого обзора один выпуск.
home-figures = В цифрах
home-fresh = Возраст источников
home-disagree = Где источники расходятся
home-no-disagreement = Источники друг другу не противоречат.
home-all-sources = Все источники
home-all-disagreements = Все расхождения
home-all-changes = Все изменения

report-editions = Выпуски
report-lead = Каждый выпуск сохраняет свой адрес и свои файлы.
edition = Выпуск
edition-of = Выпуск { $label }
edition-newest = последний выпуск
edition-older = Есть более новый выпуск:
edition-made = Опубликован
edition-cutoff = Данные на
edition-revision = Ревизия
edition-files = Файлы
edition-open = Открыть обзор
edition-register = Всё, что в нём напечатано
edition-register-lead = Каждая строка напечатана так, как здесь. От неё — к утверждению, а оттуда к месту в источнике.
edition-changed = Что изменилось после выпуска { $label }
edition-same = В напечатанном ничего не изменилось.
edition-changes = { $count ->
        [one] { $count } изменение после выпуска { $label }
        [few] { $count } изменения после выпуска { $label }
       *[other] { $count } изменений после выпуска { $label }
    }
edition-first = Это первый выпуск.
edition-corrects = Он исправляет выпуск { $label }.
edition-cite = Как ссылаться на выпуск
edition-ledger-language = Список взят из выпуска на другом языке.

file = Файл
open = Открыть
jump = На этой странице
size = Размер
page = Страница
text = Текст
claim = Утверждение
claims = Утверждения

claim-passage = Место в источнике
claim-passages = Места в источнике
claim-no-passage = Место не записано.
claim-support = подтверждает
claim-verified = Найдено в самом документе.
claim-unverified = С документом ещё не сверено.
claim-note = Как это прочитано
claim-who = Что говорят другие
claim-alone = Других утверждений по этому вопросу нет.
claim-contradictions = Противоречия
claim-decisions = Решения
claim-checks = Проверки
claim-no-checks = Проверок для него нет.
claim-history = История
claim-series = Во времени
claim-series-lead = Сопоставимые цифры, новые сначала.
claim-printed = Где напечатано
claim-not-printed = Ни в одном выпуске не напечатано.
claim-cite = Как ссылаться на утверждение
claim-printed-as = напечатано как «{ $text }»
claim-said-by = по словам: { $who }
claim-number = Утверждение { $number }
claim-ended-superseded = Не действует с ревизии { $revision }: источник теперь говорит другое.
claim-ended-withdrawn = Не действует с ревизии { $revision }: источник этого больше не говорит.
claim-page-of = с. { $page }
claim-pages-of = с. { $pages }
claim-decided = Решение принял { $who } { $day }
claim-decision-holds = Решение действует.
claim-decision-lapsed = Решение утратило силу: одна из сторон говорит уже не то, что тогда.
claim-cite-text = kzdb, утверждение { $number } ({ $answer }), с ревизии { $revision }.

mark-preferred = используется в обзорах
mark-contested = источники расходятся
mark-inferred = выведено: { $what }
mark-grade = оценка { $grade }
inferred-period = время
inferred-unit = единица
inferred-currency = валюта
inferred-subject = о чём речь
inferred-qualifier = точность
inferred-value = значение

modality-fact = факт
modality-draft = проект
modality-planned = план
modality-forecast = прогноз
modality-in_progress = выполняется
nature-reported = сообщается
nature-estimated = оценка
nature-modelled = по модели
nature-derived = вычислено источником
sort-observation = наблюдение
sort-cause = причина, которую кто-то называет
sort-judgement = оценочное суждение
variant-reading = другое прочтение места
variant-mention = повторено в документе
naming-preferred = Название
naming-alias = Другое название
naming-acronym = Сокращение
naming-transliteration = Название латиницей
naming-misspelling = Ошибочное написание
naming-former = Прежнее название
kind-country = Страна
kind-organisation = Организация
kind-person = Лицо
kind-agreement = Соглашение
kind-programme = Программа
kind-event = Событие
kind-law = Закон
kind-substance = Вещество
kind-place = Место
kind-aggregate = Группа стран
kind-document = Документ
verdict-holds = верно
verdict-fails = неверно
verdict-cannot_tell = нельзя установить
verdict-waived = неверно, принято
status-open = открыто
status-decided = решено
change-opened = новое
change-closed = отозвано
change-superseded = изменено
happened-came = появилось
happened-left = ушло
happened-changed = изменилось
happened-moved = переместилось
why-new = новое утверждение
why-revised = источник теперь говорит другое
why-re-sourced = отвечает другой источник
why-withdrawn = источник этого больше не говорит
why-contested = источники теперь расходятся
why-settled = расхождение разрешено
why-reselected = обзор выбрал иначе
why-reworded = другими словами
why-moved = другая страница

col-source = Источник
col-published = Опубликован
col-about = О чём
col-when = Когда
col-value = Цифра
col-change = Изменение
col-newest = Новейшие данные в нём
col-next = Следующее издание
col-claims = Утверждений
col-grade = Оценка
col-old = Было
col-new = Стало
col-why = Почему
col-sha = SHA-256
col-revision = Ревизия
col-language = Язык

topics-lead = Все темы, самые весомые сначала.
topics-names = Названия и написания
topics-dates = Даты
names-lead = Все и всё, что называют источники.
years-lead = Утверждения по последнему году, к которому они относятся.
years-undated = Без года
listing-data = { $count ->
        [one] Ещё { $count } строка набора данных здесь не показана. Она есть в загрузках.
        [few] Ещё { $count } строки наборов данных здесь не показаны. Они есть в загрузках.
       *[other] Ещё { $count } строк наборов данных здесь не показано. Они есть в загрузках.
    }
listing-aliases = Пишется также: { $names }
sources-lead = То, откуда всё взято. Сами документы принадлежат другим и здесь не хранятся.
source-about = Об источнике
source-date = Опубликован
source-licence = Условия
source-document = Документ
source-language = Язык
source-url = Адрес
source-look = Где искать
source-looked = Искали в последний раз
source-late = срок прошёл
source-grade = Надёжность
source-relies = Опирается на
source-claims = Что в нём сказано
source-undated = без даты
disagreements-lead = Утверждения, которые не могут быть верны вместе, и проверки, которые не сходятся. Одно округление — не расхождение.
disagreements-none = Нет.
disagreements-checks = Проверки, которые не сходятся или не решаются
changes-lead = По выпускам, как они напечатаны, и по ревизиям базы.
changes-same-words = слова те же, утверждения за ними другие
changes-revisions = Ревизии базы
changes-older = Более ранние изменения — на страницах выпусков.
changes-opened = открыто: { $count }
changes-closed = закрыто: { $count }
downloads-lead = Вся база для работы. У каждого файла есть SHA-256, чтобы проверить полученное.
downloads-whole = Всё в одном файле
downloads-tables = По таблицам
downloads-duckdb = База DuckDB: все таблицы и пояснение к каждому столбцу
downloads-xlsx = Книга Excel: все таблицы
downloads-csl = Источники для библиографии (CSL-JSON)
downloads-editions = Выпуски
about-lead = Как понимать цифры, знаки и оценки.
about-marks = Знаки
about-contested = Источники расходятся: другое утверждение не может быть верно вместе с этим.
about-inferred = Выведено: часть утверждения прямо в источнике не сказана. Что именно мы прочли, указано рядом.
about-grades = Оценки
about-grade-text = Буква говорит о надёжности источника, цифра — о достоверности отдельного утверждения.
about-reliability-A = полностью надёжен
about-reliability-B = обычно надёжен
about-reliability-C = довольно надёжен
about-reliability-D = обычно ненадёжен
about-reliability-E = ненадёжен
about-reliability-F = судить нельзя
about-credibility-1 = подтверждено другими источниками
about-credibility-2 = вероятно верно
about-credibility-3 = возможно верно
about-credibility-4 = сомнительно
about-credibility-5 = маловероятно
about-credibility-6 = судить нельзя
about-addresses = Адреса
about-addresses-text = Каждое утверждение и каждый выпуск сохраняют свой адрес, даже когда есть более новые. Сервер не нужен: папку можно скопировать и читать где угодно.
years-old = { $count ->
        [0] меньше года
        [one] { $count } год
        [few] { $count } года
       *[other] { $count } лет
    }
