"""Recording a load run: staged Arrow rows become claims with evidence, in one transaction of set-based SQL."""
