package wire

// AppendJSON implements [Appender].
func (d *Debrief) AppendJSON(b []byte) []byte {
	b = text(b, `{"attempt":`, d.Attempt)
	b = text(b, `,"scenario":`, d.Scenario)
	b = textIf(b, `,"variant":`, d.Variant)
	b = text(b, `,"title":`, d.Title)
	b = text(b, `,"language":`, d.Language)
	b = text(b, `,"channel":`, d.Channel)
	b = text(b, `,"mode":`, d.Mode)
	b = textIf(b, `,"cohort":`, d.Cohort)
	b = text(b, `,"state":`, d.State)
	b = truthIf(b, `,"untimed":`, d.Untimed)
	b = truthIf(b, `,"rehearsed":`, d.Rehearsed)
	b = text(b, `,"started":`, d.Started)
	b = text(b, `,"finished":`, d.Finished)
	b = part(b, `,"customer":`, &d.Customer, (*DebriefPerson).append)
	b = part(b, `,"ending":`, &d.Ending, (*DebriefEnding).append)
	b = part(b, `,"scores":`, &d.Scores, (*Scores).append)
	b = part(b, `,"weights":`, &d.Weights, (*Points).append)
	b = figure(b, `,"best_score":`, d.BestScore)
	b = part(b, `,"opening":`, &d.Opening, (*Moods).AppendJSON)
	b = list(b, `,"turns":`, d.Turns, (*DebriefTurn).append)
	b = numberIf(b, `,"cost_most":`, d.CostMost)
	b = numberIf(b, `,"best_moment":`, d.BestMoment)
	b = truth(b, `,"can_try_again":`, d.CanTryAgain)
	b = listIf(b, `,"skills":`, d.SkillsPlayed, writeText)
	return append(b, '}')
}

func (p *DebriefPerson) append(b []byte) []byte {
	b = text(b, `{"name":`, p.Name)
	b = textIf(b, `,"about":`, p.About)
	b = text(b, `,"face":`, p.Face)
	return append(b, '}')
}

func (e *DebriefEnding) append(b []byte) []byte {
	b = text(b, `{"id":`, e.ID)
	b = text(b, `,"outcome":`, e.Outcome)
	b = text(b, `,"relationship":`, e.Relationship)
	b = text(b, `,"says":`, e.Says)
	b = textIf(b, `,"lesson":`, e.Lesson)
	b = part(b, `,"points":`, &e.Points, (*Points).append)
	return append(b, '}')
}

func (p *Points) append(b []byte) []byte {
	b = number(b, `{"empathy":`, p.Empathy)
	b = number(b, `,"composure":`, p.Composure)
	b = number(b, `,"resolution":`, p.Resolution)
	return append(b, '}')
}

func (r *Regret) append(b []byte) []byte {
	b = number(b, `{"empathy":`, r.Empathy)
	b = number(b, `,"composure":`, r.Composure)
	b = number(b, `,"resolution":`, r.Resolution)
	b = appendTenths(append(b, `,"overall":`...), r.Overall)
	return append(b, '}')
}

func (t *DebriefTurn) append(b []byte) []byte {
	b = number(b, `{"seq":`, t.Seq)
	b = text(b, `,"node":`, t.Node)
	b = text(b, `,"customer_said":`, t.CustomerSaid)
	b = part(b, `,"said":`, &t.Said, (*Said).append)
	b = textIf(b, `,"kind":`, t.Kind)
	b = text(b, `,"customer_says":`, t.CustomerSays)
	b = part(b, `,"before":`, &t.Before, (*Moods).AppendJSON)
	b = part(b, `,"after":`, &t.After, (*Moods).AppendJSON)
	b = text(b, `,"band":`, t.Band)
	b = part(b, `,"points":`, &t.Points, (*Points).append)
	b = truthIf(b, `,"repeated":`, t.Repeated)
	b = partIf(b, `,"regret":`, t.Regret, (*Regret).append)
	b = textIf(b, `,"because":`, t.Because)
	b = listIf(b, `,"skills":`, t.Skills, writeText)
	b = partIf(b, `,"better":`, t.Better, (*Better).append)
	b = listIf(b, `,"others":`, t.Others, (*Other).append)
	b = partIf(b, `,"checkin":`, t.Checkin, (*CheckinAnswered).append)
	b = number(b, `,"elapsed_s":`, t.ElapsedS)
	return append(b, '}')
}

func (o *Better) append(b []byte) []byte {
	b = text(b, `{"choice":`, o.Choice)
	b = text(b, `,"text":`, o.Text)
	b = textIf(b, `,"because":`, o.Because)
	b = textIf(b, `,"kind":`, o.Kind)
	return append(b, '}')
}

func (o *Other) append(b []byte) []byte {
	b = text(b, `{"choice":`, o.Choice)
	b = text(b, `,"text":`, o.Text)
	b = textIf(b, `,"kind":`, o.Kind)
	b = textIf(b, `,"because":`, o.Because)
	b = listIf(b, `,"skills":`, o.Skills, writeText)
	b = part(b, `,"points":`, &o.Points, (*Points).append)
	b = truthIf(b, `,"repeated":`, o.Repeated)
	b = text(b, `,"customer_says":`, o.CustomerSays)
	b = part(b, `,"after":`, &o.After, (*Moods).AppendJSON)
	b = text(b, `,"band":`, o.Band)
	b = text(b, `,"node":`, o.Node)
	b = textIf(b, `,"outcome":`, o.Outcome)
	b = textIf(b, `,"relationship":`, o.Relationship)
	b = partIf(b, `,"regret":`, o.Regret, (*Regret).append)
	return append(b, '}')
}

func (c *CheckinAnswered) append(b []byte) []byte {
	b = text(b, `{"question":`, c.Question)
	b = text(b, `,"feeling":`, c.Feeling)
	return append(b, '}')
}
