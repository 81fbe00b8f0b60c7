package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"evenkeel/internal/scenario"
	"evenkeel/internal/wire"
)

func TestATurnIsPlayedFromStartToDebrief(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	first := tab.start("talk", wire.Ranked)
	if first.Seq != 1 || first.Node != "opening" || first.Customer.Says != "Do you people even care, Ada?" || first.Checkin == "" {
		t.Fatalf("opening: %+v", first.Turn)
	}
	if first.About == nil || first.About.Title != "Title of talk" || first.About.Mode != wire.Ranked || first.About.Cohort != h.cohort.ID || !first.About.Timed {
		t.Errorf("about: %+v", first.About)
	}
	if first.Customer.Band != "angry" || first.Customer.Mood.Of("trust") != 30 || !strings.HasPrefix(first.Customer.Face, "/face/bun-") {
		t.Errorf("customer: %+v", first.Customer)
	}
	if last := first.Choices[len(first.Choices)-1]; len(first.Choices) != 4 || last.Kind != wire.KindBreathe {
		t.Errorf("choices: %+v", first.Choices)
	}
	if m := tab.ask(wire.Request{Type: wire.TypeCheckin, Attempt: first.Attempt, Seq: 1, Feeling: "tense"}); m.Type != wire.TypeOK {
		t.Errorf("check-in: %+v", m)
	}
	second := tab.choose(first.Attempt, 1, "warm")
	if second.Seq != 2 || second.Customer.Says != "And now, Ada?" || second.Customer.Mood.Of("anger") != 39 || second.Customer.Band != "tense" {
		t.Errorf("second turn: %+v", second.Turn)
	}
	if second.Said == nil || second.Said.Text != "I hear you. 40 euros back, from me, Ada." || second.Said.By != "trainee" {
		t.Errorf("said: %+v", second.Said)
	}
	if d := second.Deadline; d == nil || d.TotalMS != 30_000 || d.LeftMS < 25_000 {
		t.Errorf("deadline: %+v", d)
	}
	end := tab.choose(first.Attempt, 2, "fix")
	if end.Type != wire.TypeEnded || end.Ending != "secret-good" || end.Outcome != "resolved" || end.Scores.Overall == nil || *end.Scores.Overall != 90 {
		t.Fatalf("ending: %s", tab.raw[len(tab.raw)-1])
	}
	d := end.Debrief
	if d == nil || len(d.Turns) != 2 || d.Turns[0].Because != "because-of-warm" || d.Ending.Lesson != "lesson-of-good" || !d.CanTryAgain {
		t.Fatalf("debrief: %+v", d)
	}
	if c := d.Turns[0].Checkin; c == nil || c.Feeling != "tense" {
		t.Errorf("check-in of the debrief: %+v", c)
	}
	var again wire.Debrief
	ada.must(ada.get("/api/attempts/"+first.Attempt), http.StatusOK, &again)
	if again.Attempt != d.Attempt || len(again.Turns) != 2 || again.State != "finished" {
		t.Errorf("debrief over HTTP: %+v", again)
	}
}

func TestTheSameChoiceAgainIsTheSameAnswer(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "warm")
	if m := tab.choose(at, 1, "warm"); m.Type != wire.TypeTurn || m.Seq != 2 {
		t.Fatalf("repeated: %+v", m.Turn)
	}
	tab.choose(at, 2, "again")
	m := tab.choose(at, 1, "warm")
	if m.Type != wire.TypeTurn || m.Seq != 2 || m.Said.Choice != "warm" {
		t.Errorf("an earlier turn repeated: %+v", m.Turn)
	}
	if m = tab.read(); m.ID != "" || m.Seq != 3 {
		t.Errorf("then the current turn: %+v", m.Turn)
	}
	tab.choose(at, 3, "warm")
	end := tab.choose(at, 4, "fail")
	if same := tab.choose(at, 4, "fail"); same.Type != wire.TypeEnded || same.Ending != end.Ending {
		t.Errorf("the last turn repeated: %+v", same)
	}
}

func TestAnotherChoiceForAPlayedTurnIsStale(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "warm")
	for _, seq := range []int{1, 3} {
		m := tab.choose(at, seq, "cold")
		if m.Type != wire.TypeError || m.Code != wire.CodeStaleSeq {
			t.Fatalf("seq %d: %+v", seq, m)
		}
		if m = tab.read(); m.Type != wire.TypeTurn || m.ID != "" || m.Seq != 2 {
			t.Errorf("seq %d: then the current turn: %+v", seq, m.Turn)
		}
	}
}

func TestTwoTabsSeeTheSameAttempt(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	one, two := ada.tab(), ada.tab()
	at := one.start("talk", wire.Ranked).Attempt
	if m := two.start("talk", wire.Ranked); m.Attempt != at {
		t.Fatalf("a ranked attempt was started twice: %s and %s", at, m.Attempt)
	}
	answer := one.choose(at, 1, "cold")
	pushed := two.read()
	if pushed.ID != "" || pushed.Seq != answer.Seq || pushed.Said.Choice != "cold" {
		t.Fatalf("pushed: %+v", pushed.Turn)
	}
	two.choose(at, 2, "fix")
	if m := one.read(); m.Type != wire.TypeEnded || m.ID != "" || m.Debrief == nil {
		t.Errorf("pushed at the end: %+v", m)
	}
}

func TestResumeGivesTheConversationSoFar(t *testing.T) {
	h := newHouse(t, plan{})
	ada := h.trainee("Ada")
	tab := ada.tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, scenario.BreatheID)
	before := tab.choose(at, 2, "warm")
	_ = tab.ws.Close()

	back := ada.tab()
	m := back.ask(wire.Request{Type: wire.TypeResume, Attempt: at})
	if m.Type != wire.TypeTurn || m.Seq != before.Seq || m.Customer.Says != before.Customer.Says || m.About == nil {
		t.Fatalf("resumed: %+v", m.Turn)
	}
	var who, text []string
	for _, l := range m.Transcript {
		who, text = append(who, l.Who), append(text, l.Text)
	}
	if got := strings.Join(who, " "); got != "customer trainee customer trainee customer" {
		t.Errorf("who spoke: %s", got)
	}
	want := "Do you people even care, Ada?|Take a breath.|(silence)|I hear you. 40 euros back, from me, Ada.|And now, Ada?"
	if got := strings.Join(text, "|"); got != want {
		t.Errorf("what was said: %s", got)
	}
	if breath, said := m.Transcript[1], m.Transcript[3]; breath.Kind != wire.KindBreathe || said.Kind != "" {
		t.Errorf("a breath is %+v, a reply %+v", breath, said)
	}
	if last := m.Transcript[len(m.Transcript)-1]; last.Mood.Of("anger") != 39 || last.Band != "tense" {
		t.Errorf("mood of the last line: %+v", last)
	}
	if m := back.start("talk", wire.Ranked); m.Attempt != at || len(m.Transcript) != 5 {
		t.Errorf("a start that gives the open attempt back has no transcript: %+v", m.Turn)
	}
	back.choose(at, 3, "fix")
	if m := back.ask(wire.Request{Type: wire.TypeResume, Attempt: at}); m.Type != wire.TypeEnded || m.Debrief == nil {
		t.Errorf("resumed after the end: %+v", m)
	}
}

func TestPracticeFromAMoment(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	tab.choose(at, 1, "warm")
	tab.choose(at, 2, "fail")
	from := func(attempt string, seq int) message {
		return tab.ask(wire.Request{Type: wire.TypeStart, Mode: wire.Practice, From: &wire.From{Attempt: attempt, Seq: seq}})
	}
	m := from(at, 2)
	if m.Type != wire.TypeTurn || m.Node != "secret-middle" || m.Seq != 2 || m.Said != nil {
		t.Fatalf("from turn 2: %+v %+v", m.Turn, m)
	}
	told := "(Do you people even care, Ada?)(I hear you. 40 euros back, from me, Ada.)And now, Ada?|"
	if got := retold(m.Transcript); got != told {
		t.Errorf("before the moment was said: %s", got)
	}
	tab.choose(m.Attempt, 2, "again")
	again := tab.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt})
	if got := retold(again.Transcript); got != told+"Once more.|Do you people even care, Ada?|" {
		t.Errorf("resumed: %s", got)
	}
	tab.choose(m.Attempt, 3, "warm")
	if end := tab.choose(m.Attempt, 4, "fix"); end.Type != wire.TypeEnded {
		t.Errorf("played on: %+v", end)
	}
	for seq, want := range map[int]string{
		2: told,
		3: strings.ReplaceAll(told, "And now, Ada?|", "(And now, Ada?)(Once more.)Do you people even care, Ada?|"),
	} {
		if got := retold(from(m.Attempt, seq).Transcript); got != want {
			t.Errorf("before turn %d of practice that began at a moment was said: %s", seq, got)
		}
	}
}

// retold is a conversation in one line; what was said earlier is in brackets.
func retold(lines []wire.Line) string {
	var b strings.Builder
	for _, l := range lines {
		if l.Earlier {
			b.WriteString("(" + l.Text + ")")
		} else {
			b.WriteString(l.Text + "|")
		}
	}
	return b.String()
}

func TestTheOrderOfChoicesIsTheAttemptsOwn(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	orders := make(map[string]bool)
	for range 12 {
		m := tab.start("free", wire.Practice)
		order := ""
		for _, c := range m.Choices {
			order += c.ID + " "
		}
		again := ""
		for _, c := range tab.ask(wire.Request{Type: wire.TypeResume, Attempt: m.Attempt}).Choices {
			again += c.ID + " "
		}
		if order != again {
			t.Fatalf("shown as %s, then as %s", order, again)
		}
		orders[order] = true
	}
	if len(orders) < 2 {
		t.Errorf("12 attempts all show %v", orders)
	}
}

func TestDeadlineIsExtendedAndSwitchedOff(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	ask := func(seq int, action string) message {
		return tab.ask(wire.Request{Type: wire.TypeDeadline, Attempt: at, Seq: seq, Action: action})
	}
	if m := ask(1, wire.ActionExtend); m.Code != wire.CodeNoDeadline {
		t.Errorf("where none runs: %+v", m)
	}
	tab.choose(at, 1, "warm")
	if m := ask(2, wire.ActionExtend); m.Deadline == nil || m.Deadline.LeftMS < 29_000 {
		t.Errorf("extended: %+v", m.Turn)
	}
	if m := ask(1, wire.ActionExtend); m.Code != wire.CodeStaleSeq {
		t.Errorf("for a turn that was played: %+v", m)
	}
	if m := tab.read(); m.Seq != 2 || m.ID != "" {
		t.Errorf("then the current turn: %+v", m.Turn)
	}
	if m := ask(2, wire.ActionOff); m.Deadline != nil || !m.Untimed {
		t.Errorf("switched off: %+v", m.Turn)
	}
}

func TestAScriptThatFailsChangesNothing(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("talk", wire.Ranked).Attempt
	if m := tab.choose(at, 1, "odd"); m.Code != wire.CodeScenarioFault || strings.Contains(m.Message, "random.lua") {
		t.Fatalf("to a trainee: %+v", m)
	}
	if m := tab.choose(at, 1, "warm"); m.Seq != 2 {
		t.Errorf("the turn was not left as it was: %+v", m)
	}
	trainer := h.trainer()
	var faults []wire.ScriptFault
	trainer.must(trainer.get("/api/trainer/faults"), http.StatusOK, &faults)
	if len(faults) != 1 || faults[0].Attempt != at || faults[0].Scenario != "talk" || !strings.Contains(faults[0].Message, "random.lua") {
		t.Errorf("the trainer's list: %+v", faults)
	}
	lead := trainer.tab()
	at = lead.start("free", wire.Practice).Attempt
	if m := lead.choose(at, 1, "odd"); m.Code != wire.CodeScenarioFault || !strings.Contains(m.Message, "random.lua") {
		t.Errorf("to a trainer: %+v", m)
	}
}

func TestAnAttemptThatCannotGoOnIsOver(t *testing.T) {
	h := newHouse(t, plan{})
	tab := h.trainee("Ada").tab()
	at := tab.start("dungeon", wire.Practice).Attempt
	tab.choose(at, 1, "warm")
	tab.send(wire.Request{Type: wire.TypeChoose, Attempt: at, Seq: 2, Choice: "up"})
	codes := tab.read().Code + " " + tab.read().Code
	if !strings.Contains(codes, wire.CodeScenarioFault) || !strings.Contains(codes, wire.CodeAttemptOver) {
		t.Errorf("got %s", codes)
	}
	if m := tab.ask(wire.Request{Type: wire.TypeResume, Attempt: at}); m.Code != wire.CodeAttemptOver {
		t.Errorf("resumed: %+v", m)
	}
}

func TestAWatchedBoardIsPushedWhenItChanges(t *testing.T) {
	h := newHouse(t, plan{})
	ada, bea := h.trainee("Ada"), h.trainee("Bea")
	watching, playing := ada.tab(), bea.tab()
	key := &wire.BoardKey{Cohort: h.cohort.ID, Scenario: "talk"}
	b := watching.ask(wire.Request{Type: wire.TypeWatch, Board: key})
	if b.Type != wire.TypeBoard || len(b.Rows) != 0 || b.Members != 2 {
		t.Fatalf("watched: %s", watching.raw[len(watching.raw)-1])
	}
	at := playing.start("talk", wire.Ranked).Attempt
	playing.choose(at, 1, "warm")
	playing.choose(at, 2, "fix")
	b = watching.read()
	if b.Type != wire.TypeBoard || b.ID != "" || len(b.Rows) != 1 || b.Rows[0].Name != "Bea" || b.Rows[0].Score != 90 || b.Rows[0].Rank != 1 {
		t.Fatalf("pushed: %s", watching.raw[len(watching.raw)-1])
	}
	if m := watching.ask(wire.Request{Type: wire.TypeUnwatch, Board: key}); m.Type != wire.TypeOK {
		t.Errorf("unwatch: %+v", m)
	}
	bea.must(bea.post("/api/me/visibility", wire.Visibility{Cohort: h.cohort.ID, Hidden: true}), http.StatusOK, nil)
	if m, err := watching.tryRead(400 * time.Millisecond); err == nil {
		t.Errorf("pushed after unwatch: %+v", m)
	}
	var over wire.Board
	ada.must(ada.get("/api/boards/"+h.cohort.ID+"/talk"), http.StatusOK, &over)
	if len(over.Rows) != 0 || over.Title != "Title of talk" || over.CohortName == "" {
		t.Errorf("a hidden member is on the board: %+v", over)
	}
}

func TestABoardIsPushedAtMostSoOften(t *testing.T) {
	h := newHouse(t, plan{pace: func(p *pace) { p.board = 300 * time.Millisecond }})
	ada := h.trainee("Ada")
	tab := ada.tab()
	tab.ask(wire.Request{Type: wire.TypeWatch, Board: &wire.BoardKey{Cohort: h.cohort.ID}})
	until := time.Now().Add(1050 * time.Millisecond)
	for time.Now().Before(until) {
		h.Hub.CohortChanged(h.cohort.ID)
		time.Sleep(5 * time.Millisecond)
	}
	n := 0
	for {
		if _, err := tab.tryRead(450 * time.Millisecond); err != nil {
			break
		}
		n++
	}
	if n < 3 || n > 6 {
		t.Errorf("%d frames for a second of changes, want about 5", n)
	}
}
