
qualifier-about = шамамен { $number }
qualifier-at_least = кемінде { $number }
qualifier-at_most = ең көбі { $number }
qualifier-over = { $number }{ $ablative } астам
qualifier-under = { $number }{ $ablative } кем

format-large = short
format-year = y
format-month = y 'ж'. MMMM
format-day = y 'ж'. d MMMM
format-month_name = MMMM

period-undated = күні көрсетілмеген
period-months = { $year } ж. { $first }–{ $last }

span-from = { $year } жылдан бастап
span-until = { $year } жылға дейін

term-from = басталуы: { $date }
term-to = аяқталуы: { $date }

note-undated = күні көрсетілмеген
note-line = { $line }-жол

link-note = { $number }-ескертпе
link-back = { $number }-ескертпенің мәтініне оралу
link-inside = Құжаттың осы бөлігіне өту

attachment-facts = Құжатта басылғандар және олардың негізіндегі тұжырымдар
attachment-sources = Құжат сілтеме жасаған дереккөздер
attachment-ledger = Тізілім: әр сан, факт және ескертпе, беттерімен
attachment-chart = { $page }-беттегі суреттің деректері

told-also = Сондай-ақ:
told-dated = { $what }: { $date }

derived-years =
    { $many ->
        [one] { $many } жыл
       *[other] { $many } жыл
    }

contested-title = Дереккөздер келіспейді

ablative-kg = -нан
ablative-g = -нан
ablative-t = -дан
ablative-USD = -нан
ablative-EUR = дан
ablative-KZT = -ден
ablative-usd_per_kg = -нан
ablative-usd_per_g = -нан
ablative-per_100k = нан
ablative-per_1000 = нан
ablative-percent = -дан
ablative-times = ден
ablative-people = нан
ablative-years = дан
ablative-months = дан
ablative-days = нен

likelihood-almost_no_chance = Ықтималдығы жоқтың қасы:
likelihood-very_unlikely = Ықтималдығы өте төмен:
likelihood-unlikely = Ықтималдығы төмен:
likelihood-roughly_even = Ықтималдығы тең дерлік:
likelihood-likely = Ықтималдығы жоғары:
likelihood-very_likely = Ықтималдығы өте жоғары:
likelihood-almost_certain = Күмән жоқтың қасы:

confidence-low = (сенім деңгейі төмен)
confidence-moderate = (сенім деңгейі орташа)
confidence-high = (сенім деңгейі жоғары)

unit-times =
    { $number ->
       *[other] есе
    }
