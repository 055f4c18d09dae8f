"""Pictures and paper: charts by Vega-Lite, pages by WeasyPrint, the files inside."""
