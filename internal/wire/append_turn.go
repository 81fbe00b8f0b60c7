package wire

// AppendJSON implements [Appender].
func (t *Turn) AppendJSON(b []byte) []byte {
	b = text(b, `{"type":`, t.Type)
	b = appendID(b, t.ID)
	b = text(b, `,"attempt":`, t.Attempt)
	b = number(b, `,"seq":`, t.Seq)
	b = text(b, `,"node":`, t.Node)
	b = partIf(b, `,"about":`, t.About, (*About).append)
	b = partIf(b, `,"said":`, t.Said, (*Said).append)
	b = part(b, `,"customer":`, &t.Customer, (*Customer).append)
	b = list(b, `,"choices":`, t.Choices, (*Choice).append)
	b = partIf(b, `,"deadline":`, t.Deadline, (*Deadline).append)
	b = textIf(b, `,"checkin":`, t.Checkin)
	b = truthIf(b, `,"untimed":`, t.Untimed)
	b = listIf(b, `,"transcript":`, t.Transcript, (*Line).append)
	return append(b, '}')
}

// appendID writes the id of the request that is answered, a number, if there
// is one.
func appendID[T ~string](b []byte, id T) []byte {
	if id == "" {
		return b
	}
	return append(append(b, `,"id":`...), id...)
}

func (a *About) append(b []byte) []byte {
	b = text(b, `{"scenario":`, a.Scenario)
	b = textIf(b, `,"variant":`, a.Variant)
	b = text(b, `,"title":`, a.Title)
	b = text(b, `,"summary":`, a.Summary)
	b = text(b, `,"channel":`, a.Channel)
	b = text(b, `,"language":`, a.Language)
	b = text(b, `,"mode":`, a.Mode)
	b = textIf(b, `,"cohort":`, a.Cohort)
	b = truth(b, `,"timed":`, a.Timed)
	b = number(b, `,"elapsed_ms":`, a.ElapsedMS)
	return append(b, '}')
}

func (s *Said) append(b []byte) []byte {
	b = text(b, `{"choice":`, s.Choice)
	b = text(b, `,"text":`, s.Text)
	b = text(b, `,"by":`, s.By)
	b = textIf(b, `,"kind":`, s.Kind)
	return append(b, '}')
}

func (c *Customer) append(b []byte) []byte {
	b = text(b, `{"name":`, c.Name)
	b = textIf(b, `,"about":`, c.About)
	b = text(b, `,"says":`, c.Says)
	b = text(b, `,"face":`, c.Face)
	b = part(b, `,"mood":`, &c.Mood, (*Moods).AppendJSON)
	b = text(b, `,"band":`, c.Band)
	return append(b, '}')
}

func (c *Choice) append(b []byte) []byte {
	b = text(b, `{"id":`, c.ID)
	b = text(b, `,"text":`, c.Text)
	b = textIf(b, `,"kind":`, c.Kind)
	return append(b, '}')
}

func (d *Deadline) append(b []byte) []byte {
	b = number(b, `{"left_ms":`, d.LeftMS)
	b = number(b, `,"total_ms":`, d.TotalMS)
	return append(b, '}')
}

func (l *Line) append(b []byte) []byte {
	b = text(b, `{"who":`, l.Who)
	b = text(b, `,"text":`, l.Text)
	b = part(b, `,"mood":`, &l.Mood, (*Moods).AppendJSON)
	b = text(b, `,"band":`, l.Band)
	b = textIf(b, `,"kind":`, l.Kind)
	b = truthIf(b, `,"earlier":`, l.Earlier)
	return append(b, '}')
}

// AppendJSON implements [Appender].
func (e *Ended) AppendJSON(b []byte) []byte {
	b = text(b, `{"type":`, e.Type)
	b = appendID(b, e.ID)
	b = text(b, `,"attempt":`, e.Attempt)
	b = number(b, `,"seq":`, e.Seq)
	b = partIf(b, `,"said":`, e.Said, (*Said).append)
	b = text(b, `,"ending":`, e.Ending)
	b = text(b, `,"outcome":`, e.Outcome)
	b = text(b, `,"relationship":`, e.Relationship)
	b = part(b, `,"customer":`, &e.Customer, (*Customer).append)
	b = part(b, `,"scores":`, &e.Scores, (*Scores).append)
	if e.Debrief == nil {
		return append(b, `,"debrief":null}`...)
	}
	b = part(b, `,"debrief":`, e.Debrief, (*Debrief).AppendJSON)
	return append(b, '}')
}

func (s *Scores) append(b []byte) []byte {
	b = figure(b, `{"empathy":`, s.Empathy)
	b = figure(b, `,"composure":`, s.Composure)
	b = figure(b, `,"resolution":`, s.Resolution)
	b = figure(b, `,"overall":`, s.Overall)
	b = truthIf(b, `,"approx":`, s.Approx)
	return append(b, '}')
}
