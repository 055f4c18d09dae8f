
qualifier-about = около { $number }
qualifier-at_least = не менее { $number }
qualifier-at_most = до { $number }
qualifier-over = более { $number }
qualifier-under = менее { $number }

format-large = short
format-year = y
format-month = LLLL y 'г'.
format-day = d MMMM y 'г'.
format-month_name = LLLL

period-undated = без даты
period-months = { $first }–{ $last } { $year } г.

span-from = с { $year } г.
span-until = до { $year } г.

term-from = начало: { $date }
term-to = окончание: { $date }

sentence = { $words }.
note-undated = без даты
note-line = строка { $line }
note-page = с. { $page }
note-record = запись { $row }

link-note = Примечание { $number }
link-back = Вернуться к тексту примечания { $number }
link-inside = Перейти к этой части документа

attachment-facts = Что напечатано в документе и на каких утверждениях это основано
attachment-sources = Источники, на которые ссылается документ
attachment-changes = Все изменения с прошлого выпуска, со страницами тогда и теперь
attachment-ledger = Реестр: каждая цифра, каждый факт и каждое примечание с его страницей
attachment-provenance = Происхождение: из чего составлен документ
attachment-chart = Данные рисунка на странице { $page }

derived-years =
    { $many ->
        [one] { $many } год
        [few] { $many } года
        [many] { $many } лет
       *[other] { $many } года
    }

contested-title = Источники расходятся
inferred-title = Вывод: в источнике сказано не прямо

likelihood-almost_no_chance = Почти исключено, что
likelihood-very_unlikely = Весьма маловероятно, что
likelihood-unlikely = Маловероятно, что
likelihood-roughly_even = Примерно равновероятно, что
likelihood-likely = Вероятно, что
likelihood-very_likely = Весьма вероятно, что
likelihood-almost_certain = Почти наверняка

confidence-low = (низкая уверенность)
confidence-moderate = (средняя уверенность)
confidence-high = (высокая уверенность)

# После слов «более», «не менее», «до», «около» единица стоит в родительном падеже.
unit-times = { $form ->
        [bound] { $number ->
            [one] раза
           *[other] раз
        }
       *[exact] { $number ->
            [one] раз
            [few] раза
            [many] раз
           *[other] раза
        }
    }
unit-years = { $form ->
        [bound] { $number ->
            [one] года
           *[other] лет
        }
       *[exact] { $number ->
            [one] год
            [few] года
            [many] лет
           *[other] года
        }
    }
unit-months = { $form ->
        [bound] { $number ->
            [one] месяца
           *[other] месяцев
        }
       *[exact] { $number ->
            [one] месяц
            [few] месяца
            [many] месяцев
           *[other] месяца
        }
    }
unit-days = { $form ->
        [bound] { $number ->
            [one] дня
           *[other] дней
        }
       *[exact] { $number ->
            [one] день
            [few] дня
            [many] дней
           *[other] дня
        }
    }

interval-open = любое значение
in-undated = (дата не указана)
in-year = ({ $years } г.)
in-years = ({ $years } гг.)
in-months = ({ $period })
on-day = ({ $period })
in-days = ({ $first } – { $last })

## Что говорят источники. Имена, названия и месяцы стоят в именительном падеже: после тире, двоеточия или в скобках.

source-dated = «{ $title }» ({ $year })
source-undated = «{ $title }» (без даты)
said-by = { $source }{ $modality ->
        [draft] , проект
        [planned] , план
        [forecast] , прогноз
        [in_progress] , в процессе
       *[fact] {""}
    }
bond = { $subject } — { $verb }: { $object }
term-none = сроки не указаны
term-since = начало: { $since }
term-until = окончание: { $until }
term-between = начало: { $since }, окончание: { $until }
edge-established = создание { $day_in }
edge-starts = начало { $day_in }
edge-ends = завершение { $day_in }
edge-took-over = предшественник — { $of } { $day_in }
edge-taken-over = преемник — { $of } { $day_in }
figure-of-period = { $day } ({ $figure })
period-alone = { $day }
listed-country = { $count ->
        [one] { $count } страна
        [few] { $count } страны
        [many] { $count } стран
       *[other] { $count } страны
    } ({ $members })
listed-organisation = { $count ->
        [one] { $count } организация
        [few] { $count } организации
        [many] { $count } организаций
       *[other] { $count } организации
    } ({ $members })
listed-person = { $count ->
        [one] { $count } человек
        [few] { $count } человека
        [many] { $count } человек
       *[other] { $count } человека
    } ({ $members })
listed-agreement = { $count ->
        [one] { $count } соглашение
        [few] { $count } соглашения
        [many] { $count } соглашений
       *[other] { $count } соглашения
    } ({ $members })
listed-programme = { $count ->
        [one] { $count } программа
        [few] { $count } программы
        [many] { $count } программ
       *[other] { $count } программы
    } ({ $members })
listed-event = { $count ->
        [one] { $count } событие
        [few] { $count } события
        [many] { $count } событий
       *[other] { $count } события
    } ({ $members })
listed-law = { $count ->
        [one] { $count } правовой акт
        [few] { $count } правовых акта
        [many] { $count } правовых актов
       *[other] { $count } правового акта
    } ({ $members })
listed-substance = { $count ->
        [one] { $count } вещество
        [few] { $count } вещества
        [many] { $count } веществ
       *[other] { $count } вещества
    } ({ $members })
listed-place = { $count ->
        [one] { $count } место
        [few] { $count } места
        [many] { $count } мест
       *[other] { $count } места
    } ({ $members })
listed-document = { $count ->
        [one] { $count } документ
        [few] { $count } документа
        [many] { $count } документов
       *[other] { $count } документа
    } ({ $members })
listed-aggregate = { $count ->
        [one] { $count } группа стран
        [few] { $count } группы стран
        [many] { $count } групп стран
       *[other] { $count } группы стран
    } ({ $members })

## Что выявили правила.

acts_after_successor-fits = { $deed }; { $event }. Даты согласуются.
acts_after_successor-later = { $deed }; { $event }, однако это датировано более поздним временем.
acts_after_successor-still-there = { $deed }; { $event }, однако опубликованный позже источник { $source } пишет так, будто замены ещё не было.
acts_after_successor-unknown = { $deed }; { $event }, поэтому неизвестно, что было раньше.
acts_after_successor-undated = { $deed }; { $event }; источник { $source } не указывает, когда это было, и сам не датирован.
acts_after_successor-published-later = { $deed }; { $event }; источник { $source } опубликован позже и не указывает, когда это было.

acts_before_founded-holds = { $deed } { $day_in }; { $event }. Действий с более ранней датой нет.
acts_before_founded-fails = { $deed } { $day_in }; { $event }, то есть лишь после этого.
acts_before_founded-cannot_tell = { $deed } { $day_in }; { $event }, поэтому неизвестно, что было раньше.

body_within_country-holds = { $question }, { $day }: { $part } — не больше, чем по стране в целом: { $country }, { $whole } { $whole_day_in }.
body_within_country-fails = { $question }, { $day }: { $part } — больше, чем по стране в целом: { $country }, { $whole } { $whole_day_in }.
body_within_country-cannot_tell = { $question }, { $day }: { $part } — сравнить можно только с цифрой за другой период: { $country }, { $whole } { $whole_day_in }.

change_against_figures-holds = { $question }, { $day }: в источнике указано { $stated }. По цифрам { $first } { $first_day_in } и { $last } { $last_day_in } снижение составляет { $computed }, что согласуется с указанным.
change_against_figures-fails = { $question }, { $day }: в источнике указано { $stated }. По цифрам { $first } { $first_day_in } и { $last } { $last_day_in } снижение составляет { $computed }, что не согласуется с указанным.
change_against_figures-no-end = { $question }, { $day }: в источнике указано { $stated }. Цифра начала периода — { $first }; цифры конца в базе нет.
change_against_figures-no-beginning = { $question }, { $day }: в источнике указано { $stated }. Цифра конца периода — { $last }; цифры начала в базе нет.
change_against_figures-no-figures = { $question }, { $day }: в источнике указано { $stated }. Цифр начала и конца периода в базе нет.

multiple_against_figures-holds = { $question }, { $day }: в источнике указана кратность: { $stated }. По цифрам { $first } { $first_day_in } и { $last } { $last_day_in } она составляет { $computed }, что согласуется с указанным.
multiple_against_figures-fails = { $question }, { $day }: в источнике указана кратность: { $stated }. По цифрам { $first } { $first_day_in } и { $last } { $last_day_in } она составляет { $computed }, что не согласуется с указанным.
multiple_against_figures-no-end = { $question }, { $day }: в источнике указана кратность: { $stated }. Цифра начала периода — { $first }; цифры конца в базе нет.
multiple_against_figures-no-beginning = { $question }, { $day }: в источнике указана кратность: { $stated }. Цифра конца периода — { $last }; цифры начала в базе нет.
multiple_against_figures-no-figures = { $question }, { $day }: в источнике указана кратность: { $stated }. Цифр начала и конца периода в базе нет.

dates_in_order-holds = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; порядок верный.{ $sources ->
        [two] {" "}Даты взяты из двух источников.
       *[one] {""}
    }
dates_in_order-fails = { $entity }: { $first } { $first_day_in }, { $last } { $last_day_in }; порядок нарушен.{ $sources ->
        [two] {" "}Даты взяты из двух источников.
       *[one] {""}
    }

known_before_it_happened-holds = { $source }: { $facts ->
        [1] единственный датированный факт { $day_in } начинается не позже публикации { $published_in }.
        [one] ни один из { $facts } датированного факта, включая самый поздний { $day_in }, не начинается после публикации { $published_in }.
       *[other] ни один из { $facts } датированных фактов, включая самый поздний { $day_in }, не начинается после публикации { $published_in }.
    }
known_before_it_happened-fails = { $source }: изложено как факт, хотя самая ранняя возможная дата { $day_in } позже публикации { $published_in }: { $question }.
known_before_it_happened-cannot_tell = { $source }: дата публикации неизвестна, поэтому проверить { $facts ->
        [1] единственный датированный факт { $day_in } нельзя.
        [one] { $facts } датированный факт, включая самый поздний { $day_in }, нельзя.
        [few] { $facts } датированных факта, включая самый поздний { $day_in }, нельзя.
       *[other] { $facts } датированных фактов, включая самый поздний { $day_in }, нельзя.
    }

listed_against_number-none = { $question }: в источнике указано { $stated }; перечня нет.
listed_against_number-own = { $question }: в источнике указано { $stated }; в нём же перечислено: { $members }.
listed_against_number-others = { $question }: в источнике указано { $stated }; в других источниках перечислено: { $members }.

metric_within_metric-holds = { $question }, { $day }: { $part } — в пределах более широкого показателя: { $metric }, { $whole } { $whole_day_in }{ $cases ->
        [1] {""}
        [one] ; из { $cases } такой пары эта ближе всего к пределу
       *[other] ; из { $cases } таких пар эта ближе всего к пределу
    }.
metric_within_metric-fails = { $question }, { $day }: { $part } — больше, чем более широкий показатель: { $metric }, { $whole } { $whole_day_in }.
metric_within_metric-cannot_tell = { $question }, { $day }: { $part } — сравнить можно только с цифрой за другое время: { $metric }, { $whole } { $whole_day_in }.

multiple_of_part-holds = { $question }, { $day }: в источнике указана кратность: { $stated }. С цифрой { $part } { $part_day_in } это даёт { $computed }; для целого указано { $whole }, что согласуется.
multiple_of_part-fails = { $question }, { $day }: в источнике указана кратность: { $stated }. С цифрой { $part } { $part_day_in } это даёт { $computed }; для целого указано { $whole }, что не согласуется.
multiple_of_part-other-time = { $question }, { $day }: в источнике указана кратность: { $stated }. С цифрой { $part } { $part_day_in } это даёт { $computed }; цифра целого, { $whole } { $whole_day_in }, относится к другому времени.
multiple_of_part-no-whole = { $question }, { $day }: в источнике указана кратность: { $stated }. С цифрой { $part } { $part_day_in } это даёт { $computed }; цифры целого в базе нет.
multiple_of_part-no-part = { $question }, { $day }: в источнике указана кратность: { $stated }. Цифры, к которой она относится, в базе нет.

office_in_missing_body-holds = { $bond } ({ $term }); сам орган: { $event }. Даты согласуются.
office_in_missing_body-cannot_tell = { $bond } ({ $term }); сам орган: { $event }. Существовал ли он в то время, неизвестно.
office_in_missing_body-too-early = { $bond } ({ $term }); сам орган: { $event }, то есть лишь после этого.
office_in_missing_body-too-late = { $bond } ({ $term }); сам орган: { $event }, то есть ещё до этого.

one_at_a_time-alone = { $first } ({ $first_term }); больше никто не назван.
one_at_a_time-holds = { $first } ({ $first_term }) и { $second } ({ $second_term }); сроки не пересекаются.
one_at_a_time-fails = { $first } ({ $first_term }) и { $second } ({ $second_term }); сроки пересекаются.
one_at_a_time-cannot_tell = { $first } ({ $first_term }) и { $second } ({ $second_term }); пересекаются ли сроки, неизвестно.

part_outlives_whole-holds = { $bond }; часть: { $part_event }, целое: { $whole_event }. Даты согласуются.
part_outlives_whole-outlives = { $bond }; часть: { $part_event }, целое: { $whole_event }. Часть завершается позже целого.
part_outlives_whole-precedes = { $bond }; часть: { $part_event }, целое: { $whole_event }. Часть начинается раньше целого.

part_within_whole-holds = { $question }, { $day }: { $part } — { $figure }, не больше целого: { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }{ $cases ->
        [1] {""}
        [one] ; из { $cases } такой пары эта ближе всего к пределу
       *[other] ; из { $cases } таких пар эта ближе всего к пределу
    }.
part_within_whole-fails = { $question }, { $day }: { $part } — { $figure }, больше целого: { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.

parts_within_total-holds = { $question }, { $day }: сумма { $parts ->
        [one] { $parts } части
       *[other] { $parts } частей
    } — { $sum }, в пределах целого: { $total }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }{ $cases ->
        [1] {""}
        [one] ; из { $cases } такой суммы эта ближе всего к пределу
       *[other] ; из { $cases } таких сумм эта ближе всего к пределу
    }.
parts_within_total-fails = { $question }, { $day }: сумма { $parts ->
        [one] { $parts } части
       *[other] { $parts } частей
    } — { $sum }, больше целого: { $total }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.
parts_within_total-cannot_tell = { $question }, { $day }: сумма { $parts ->
        [one] { $parts } части
       *[other] { $parts } частей
    } — { $sum }, больше целого: { $total }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }; однако части могут перекрываться.

rate_against_count-holds = { $question }, { $day }: в источнике указано { $stated }. Расчёт: { $count } { $count_day_in } при населении { $population } { $population_day_in } — это { $computed }, что согласуется с указанным.
rate_against_count-fails = { $question }, { $day }: в источнике указано { $stated }. Расчёт: { $count } { $count_day_in } при населении { $population } { $population_day_in } — это { $computed }, что не согласуется с указанным.
rate_against_count-other-time = { $question }, { $day }: в источнике указано { $stated }. Расчёт: { $count } { $count_day_in } при населении { $population } { $population_day_in } — это { $computed }, но эти цифры относятся к другому времени.
rate_against_count-no-figures = { $question }, { $day }: в источнике указано { $stated }. Для расчёта в базе не хватает исходного числа или численности населения.

same_number_twice-holds = { $question }: ни одно точное число не повторяется ({ $first_day } – { $last_day }).
same_number_twice-fails = { $question }: { $figure } — одно и то же число за два периода ({ $first_day } и { $last_day }); одно из них может быть копией.

share_within_bounds-holds = { $question }, { $day }: { $figure } — допустимое значение доли.
share_within_bounds-fails = { $question }, { $day }: { $figure } — недопустимое значение доли.

shorter_within_longer-holds = { $question }: { $shorter } { $shorter_day_in } — не больше, чем за весь более длинный период: { $longer } { $longer_day_in }{ $sources ->
        [two] ; цифры взяты из двух источников
       *[one] {""}
    }.
shorter_within_longer-fails = { $question }: { $shorter } { $shorter_day_in } — больше, чем за весь более длинный период: { $longer } { $longer_day_in }{ $sources ->
        [two] ; цифры взяты из двух источников
       *[one] {""}
    }.

stages_fill_period-holds = { $question }, { $day }: { $count } × { $each } — это { $computed }, что согласуется с общим сроком: { $whole }.
stages_fill_period-fails = { $question }, { $day }: { $count } × { $each } — это { $computed }, что не согласуется с общим сроком: { $whole }.
stages_fill_period-no-period = { $question }, { $day }: { $count } × { $each } — это { $computed }; общий срок в базе не указан.
stages_fill_period-no-length = { $question }, { $day }: в источнике указано { $count }, но не указана длительность каждого этапа.

sub_periods_within_range-exceeds = { $question }: { $parts } вместе дают { $sum }, больше, чем указано за весь период ({ $day }): { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.
sub_periods_within_range-short = { $question }: { $parts } вместе дают { $sum } и охватывают весь период ({ $day }), но это меньше, чем за него указано: { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.
sub_periods_within_range-fits = { $question }: { $parts } вместе дают { $sum }, что согласуется с цифрой за весь период ({ $day }): { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.
sub_periods_within_range-within = { $question }: { $parts } вместе дают { $sum }, в пределах цифры за весь период ({ $day }): { $whole }{ $sources ->
        [two] {" "}(по другому источнику)
       *[one] {""}
    }.

successor_after_predecessor-holds = { $old }: { $old_event }; преемник — { $new }: { $new_event }. Даты согласуются.
successor_after_predecessor-fails = { $old }: { $old_event }; преемник — { $new }: { $new_event }, то есть раньше.

tenfold_jump-holds = { $question }: десятикратных скачков между соседними периодами нет ({ $first_day } – { $last_day }).
tenfold_jump-up = { $question }: { $first } { $first_day_in }, затем { $last } { $last_day_in } — рост более чем в десять раз.
tenfold_jump-down = { $question }: { $first } { $first_day_in }, затем { $last } { $last_day_in } — снижение более чем в десять раз.

terms_against_number-none = { $question }, { $day }: в источнике указано { $stated }; сроки не названы.
terms_against_number-undated = { $question }, { $day }: в источнике указано { $stated }; { $terms ->
        [one] назван { $terms } срок
        [few] названы { $terms } срока
        [many] названо { $terms } сроков
       *[other] названо { $terms } срока
    }, без дат.
terms_against_number-own = { $question }, { $day }: в источнике указано { $stated }; в нём же { $terms ->
        [one] назван { $terms } срок
        [few] названы { $terms } срока
        [many] названо { $terms } сроков
       *[other] названо { $terms } срока
    }: { $spans }.
terms_against_number-others = { $question }, { $day }: в источнике указано { $stated }; в других источниках { $terms ->
        [one] назван { $terms } срок
        [few] названы { $terms } срока
        [many] названо { $terms } сроков
       *[other] названо { $terms } срока
    }: { $spans }.

## Что противоречит одно другому.

contradiction = { $first_answer } — { $first }; { $second_answer } — { $second }{ $ratio ->
        [none] {""}
       *[other] ; отношение — { $ratio }
    }.
contradiction-draft_against_adopted = { contradiction } Как факт изложен только один из двух ответов.
contradiction-within_document = { contradiction } Оба ответа — из одного документа.
contradiction-scope_or_definition = { contradiction } Ответы получены разными способами (например, учёт и оценка) и могут измерять не одно и то же.
contradiction-unit_slip = { contradiction } С учётом округления отношение — степень десяти: ошибка может быть в единице или порядке величины.
contradiction-cross_source = { contradiction } Округлением это расхождение не объяснить.
contradiction-by_rate = { contradiction } Валюты сопоставлены по обменному курсу из утверждения { $rate }.

mail-edition = { $title }, { $place }: выпуск { $label }
mail-first = Это первый выпуск.
mail-changed = Что изменилось после выпуска { $since }:
mail-same = После выпуска { $since } ни одна цифра и ни один факт не изменились; документ свёрстан заново.
mail-more = { $many ->
    [one] И ещё { $many } изменение; оно перечислено в выпуске.
    [few] И ещё { $many } изменения; они перечислены в выпуске.
    [many] И ещё { $many } изменений; они перечислены в выпуске.
   *[other] И ещё { $many } изменения; они перечислены в выпуске.
}
mail-cutoff = Данные на { $day }, ревизия { $revision }.
mail-attached = Документ приложен.
mail-link = Документ: { $link }
mail-stop = Последний день рассылки: { $until } Чтобы отказаться от неё раньше, напишите на { $owner }.
mail-failed = Не удалось обновить: { $what }
mail-failed-why = Первая не пройденная проверка: { $gate }. Сообщение: { $reason }
mail-failed-last = Читатели ничего не получили. Последний верный выпуск: { $label } от { $day }.
mail-failed-none = Читатели ничего не получили. Выпусков пока нет.
mail-recovered = Снова обновляется: { $what }
mail-recovered-why = Сбой от { $day } устранён: { $reason }

change-new = новое: { $new }
change-revised = исправлено: { $old } → { $new }
change-based = изменились цифры, на которых основано: { $new }
change-re-sourced = по другому источнику: { $old } → { $new }
change-withdrawn = отозвано: { $old }
change-contested = теперь оспаривается: { $new }
change-settled = больше не оспаривается: { $new }
change-reselected = выбрано иначе: { $old } → { $new }
change-reworded = сформулировано иначе: { $old } → { $new }
change-nothing = ничего

section-changes = Что изменилось с прошлого выпуска
changed-lead = В сравнении с выпуском { $edition } с данными по { $day }; самое важное — первым.
changed-none = С выпуска { $edition } с данными по { $day } не изменилась ни одна цифра и ни один факт.
changed-more = { $count ->
    [one] Ещё { $many } изменение указано в файле { $file } внутри этого документа.
    [few] Ещё { $many } изменения указаны в файле { $file } внутри этого документа.
    [many] Ещё { $many } изменений указаны в файле { $file } внутри этого документа.
   *[other] Ещё { $many } изменения указаны в файле { $file } внутри этого документа.
}
changed-moved = В файле { $file } внутри этого документа указано и то, что осталось прежним, но перешло на другую страницу.
changed-texts = Тексты, которые больше не соответствуют цифрам и заменены расчётными:
changed-text = { $title }: { $why }
changed-text_was = { $what }: { $was } → { $now }
changed-text_otherwise = { $what }: теперь сказано иначе
changed-text_disputed = { $what }: теперь источники расходятся
changed-text_gone = «{ $was }» в базе больше нет
narrative-standfirst = Вводный абзац
narrative-messages = Одно из основных сообщений
changed-column_why = Причина
changed-column_what = Что
changed-column_was = Выпуск { $edition }
changed-column_now = Этот выпуск
changed-computed = { $what } (расчёт)
changed-judgement = { $what } (оценка)
changed-new = новое
changed-revised = исправлено
changed-based = изменились исходные цифры
changed-re_sourced = из другого источника
changed-withdrawn = отозвано
changed-contested = теперь оспаривается
changed-settled = больше не оспаривается
changed-reselected_came = теперь приводится
changed-reselected_left = больше не приводится
changed-reselected_changed = выбрано иначе
changed-reworded = сформулировано иначе
changed-moved_place = перемещено

fresh-late = Данные старше положенного: { $sources }.
fresh-source = { $title } (новое издание ожидалось: { $expected })
fresh-changed = Самый новый источник: { $date }.
fresh-looked = Более новые искали: { $date }.
fresh-never = Более новые не искали.
fresh-expected = Новое издание ожидается: { $date }.
fresh-overdue = Новое издание ожидалось: { $date }.

notice-kind = Вниманию читателей
notice-title = Исправление
notice-subject = Исправление от { $day }
notice-lead = В перечисленных ниже выпусках напечатано то, что больше не соответствует данным. Пожалуйста, используйте взамен сведения, приведённые здесь.
notice-edition = { $title }: выпуск { $label } с данными по { $day }
notice-column_what = Что
notice-column_printed = Напечатано
notice-column_now = Теперь
notice-column_why = Причина
notice-revised = исправлено: в источнике указано другое
notice-withdrawn = отозвано: источник этого не утверждает
notice-contested = оспаривается: другие источники говорят иное
notice-decided_otherwise = предпочтён другой ответ
notice-unchanged = без изменений
notice-nothing = ответ неизвестен
notice-close = Приносим извинения. В новейшем выпуске приведено то, что известно на его дату.

# Что готовые диаграммы говорят тем, кто их не видит.
chart-series-alt = Линии по годам, у каждой панели своя шкала от нуля. { $finding } От { $lowest } до { $highest }.
chart-series-alt_row = { $panel }, { $period } — { $figure }
chart-bars-alt = Пары столбцов: более ранний и более поздний период. { $finding } { $rows }.
chart-bars-alt_row = { $panel }, { $period } — { $figure }
chart-countries-alt = Столбцы по странам на одной шкале. { $finding } От { $lowest } до { $highest }.
chart-countries-alt_row = { $label } — { $figure }

# Только на странице для экрана.
html-contents = Содержание
html-data = Данные графика
html-what = Что
html-period = Период
html-figure = Значение
html-change = Изменение
html-copy = Копировать
html-copied = Скопировано
