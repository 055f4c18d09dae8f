
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

note-undated = без даты
note-line = строка { $line }

link-note = Примечание { $number }
link-back = Вернуться к тексту примечания { $number }
link-inside = Перейти к этой части документа

attachment-facts = Что напечатано в документе и на каких утверждениях это основано
attachment-sources = Источники, на которые ссылается документ
attachment-ledger = Реестр: каждая цифра, каждый факт и каждое примечание с его страницей
attachment-chart = Данные рисунка на странице { $page }

told-also = Также:
told-dated = { $what }: { $date }

derived-years =
    { $many ->
        [one] { $many } год
        [few] { $many } года
        [many] { $many } лет
       *[other] { $many } года
    }

contested-title = Источники расходятся

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

unit-times =
    { $number ->
        [one] раз
        [few] раза
        [many] раз
       *[other] раза
    }
unit-years =
    { $number ->
        [one] год
        [few] года
        [many] лет
       *[other] года
    }
unit-months =
    { $number ->
        [one] месяц
        [few] месяца
        [many] месяцев
       *[other] месяца
    }
unit-days =
    { $number ->
        [one] день
        [few] дня
        [many] дней
       *[other] дня
    }
