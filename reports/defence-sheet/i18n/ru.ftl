# Слова справки по утверждению, по-русски. Цифр здесь нет.

page-running = Справка по утверждению { $claim }
page-edition = Данные на { $date }
page-word = Страница
page-of = из

sheet-kind = Справка по утверждению
sheet-claim = Утверждение { $claim }, вопрос { $fact }
sheet-printed = Напечатано: «{ $printed }»
sheet-definition = Что измеряется
sheet-according = Кто это говорит: { $who }.
sheet-preferred = Этот ответ используется в обзорах
sheet-other = Этот ответ в обзорах не используется
sheet-contested = источники расходятся
sheet-reading = иное прочтение фрагмента
sheet-mention = повторное упоминание в документе
sheet-more =
    { $count ->
        [one] и ещё { $many }
        [few] и ещё { $many }
        [many] и ещё { $many }
       *[other] и ещё { $many }
    }
sheet-none = Нет.
sheet-cut = { $text } …

question-observation = { $metric }: { $subject }
question-observation_part = { $metric } ({ $part }): { $subject }
question-relation = { $subject }: { $relation }
question-milestone = { $subject }: { $milestone }
question-statement = { $subject }: { $topic }
question-naming = Как называется: { $subject }

namekind-preferred = название
namekind-acronym = сокращение
namekind-alias = другое название
namekind-former = прежнее название
namekind-transliteration = транслитерация
namekind-misspelling = ошибочное написание

part-where = Где это сказано
part-source = Источник и файл
part-grade = Как это оценено
part-others = Что ещё сказано по этому вопросу
part-contradictions = Противоречия
part-checks = Проверки
part-decisions = Решения
part-history = История в базе
part-note = Наше примечание

where-place = { $document }, { $line }, знаки { $span }
where-verified = найдено в файле слово в слово
where-unverified = с файлом ещё не сверено
where-also =
    { $count ->
        [one] Стоит и в другой строке: { $places }
        [few] Стоит и в других строках: { $places }
        [many] Стоит и в других строках: { $places }
       *[other] Стоит и в других строках: { $places }
    }

source-file = Файл
source-hash = Хеш файла
source-date = Опубликовано
source-undated = без даты
source-licence = Лицензия

grade-reliability = Источник { $grade }: { $reason }
grade-proposed = Сведения { $grade } (предложено): { $computation }.
grade-set = Сведения { $grade } (установлено вручную); вычислено: { $computation }.
grade-computation = независимых первоисточников { $origins }, документов { $documents }; проверок сошлось { $holding }, не сошлось { $failing }
grade-ungraded = Сведения не оценены.
grade-scale = Шкала Адмиралтейства: источник от A (надёжный) до E (ненадёжный), F — оценить нельзя; сведения — от подтверждённых до неправдоподобных, последняя оценка означает «оценить нельзя».

modality-fact = как факт
modality-draft = проект
modality-planned = план
modality-forecast = прогноз
modality-in_progress = в процессе

nature-reported = сообщено источником
nature-estimated = оценка
nature-modelled = результат моделирования
nature-derived = вычислено

contradiction-cross_source = Два источника
contradiction-within_document = Внутри одного документа
contradiction-draft_against_adopted = Проект и принятый документ
contradiction-scope_or_definition = Охват или определение
contradiction-unit_slip = Ошибка в единице
contradiction-derived_mismatch = Не сходится при пересчёте
contradiction-open = решения нет
contradiction-decided = решено

verdict-holds = пройдена
verdict-fails = не пройдена
verdict-cannot_tell = неясно

decision-for = Предпочтено это утверждение: { $reason } ({ $who }, { $date })
decision-against = Предпочтено другое утверждение: { $reason } ({ $who }, { $date })
decision-lapsed = Утратило силу: источник говорит уже не то, что было учтено: { $reason }

history-opened = Ревизия { $revision }, { $date }: внесено, { $new }
history-superseded = Ревизия { $revision }, { $date }: было { $old }, стало { $new }
history-closed = Ревизия { $revision }, { $date }: отозвано, { $old }
history-bare = Ревизия { $revision }, { $date }: { $change }
