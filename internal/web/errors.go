package web

import (
	"context"
	"errors"
	"net/http"

	"evenkeel/internal/live"
	"evenkeel/internal/people"
	"evenkeel/internal/play"
	"evenkeel/internal/store"
	"evenkeel/internal/wire"
)

// A refusal is an error that is this package's own: what was wrong with a
// request, in the words of the answer.
type refusal struct {
	status  int
	code    string
	message string
	fields  map[string]string
}

func (r *refusal) Error() string { return r.code + ": " + r.message }

const internalMessage = "Something went wrong on the server. It has been logged."

// Refusals that always read the same.
var (
	errNotFound     = &refusal{status: http.StatusNotFound, code: wire.CodeNotFound, message: "There is nothing here."}
	errForbidden    = &refusal{status: http.StatusForbidden, code: wire.CodeForbidden, message: "This is for trainers."}
	errLimited      = &refusal{status: http.StatusTooManyRequests, code: wire.CodeRateLimited, message: "Too many failed tries from your address. Wait a minute, then try again."}
	errGuessed      = &refusal{status: http.StatusTooManyRequests, code: wire.CodeRateLimited, message: "Too many wrong passwords for that sign-in name. Wait a minute, then try again."}
	errCrowded      = &refusal{status: http.StatusTooManyRequests, code: wire.CodeRateLimited, message: "You have too many connections open. Close other tabs, then try again."}
	errUsePassword  = &refusal{status: http.StatusForbidden, code: wire.CodeForbidden, message: "You have a password: sign in with it on the other device."}
	errUnknownBoard = &refusal{status: http.StatusNotFound, code: wire.CodeUnknownBoard, message: "There is no such board, or you are not a member of its cohort."}
	errStillOpen    = &refusal{status: http.StatusConflict, code: wire.CodeAttemptOpen, message: "The attempt is still open. Its debrief comes after its ending."}
	errFeeling      = &refusal{status: http.StatusBadRequest, code: wire.CodeUnknownFeeling, message: "That is not one of the feelings to choose from."}
	errBusy         = &refusal{status: http.StatusServiceUnavailable, code: wire.CodeBusy, message: "The server is busy. Try again in a moment."}
	errPanic        = &refusal{status: http.StatusInternalServerError, code: wire.CodeInternal, message: internalMessage}
	errDraining     = &refusal{status: http.StatusServiceUnavailable, code: wire.CodeDraining, message: "The server is stopping. Come back in a moment; nothing is lost."}
)

// badRequest says which field is wrong and what it should be.
func badRequest(field, what string) *refusal {
	return &refusal{
		status: http.StatusBadRequest, code: wire.CodeBadRequest,
		message: field + " " + what + ".", fields: map[string]string{field: what},
	}
}

// table says what the errors of other packages mean to a client. An empty
// message: the error's own words are meant for people. The first that matches
// counts.
var table = []struct {
	err     error
	status  int
	code    string
	message string
	field   string // the request's field to blame
}{
	{people.ErrNoSession, http.StatusUnauthorized, wire.CodeUnauthorized, "Join a cohort or sign in first.", ""},
	{people.ErrBadName, http.StatusBadRequest, wire.CodeBadName, "", "name"},
	{people.ErrNameTaken, http.StatusConflict, wire.CodeNameTaken, "", "name"},
	{people.ErrBadCode, http.StatusNotFound, wire.CodeBadCode, "That join code is not valid. Ask your trainer for the current one.", "code"},
	{people.ErrClosed, http.StatusGone, wire.CodeBadCode, "That cohort takes no new members.", "code"},
	{people.ErrCohortFull, http.StatusConflict, wire.CodeCohortFull, "The cohort is full. Ask your trainer.", ""},
	{people.ErrBadToken, http.StatusGone, wire.CodeBadToken, "That link has been used or has expired. Ask for a new one.", "token"},
	{people.ErrBadLogin, http.StatusUnauthorized, wire.CodeBadLogin, "E-mail address or password do not match.", ""},
	{people.ErrWeakPassword, http.StatusBadRequest, wire.CodeWeakPassword, "", "password"},
	{people.ErrBadEmail, http.StatusBadRequest, wire.CodeBadRequest, "", "login"},
	{people.ErrBadLoginName, http.StatusBadRequest, wire.CodeBadLoginName, "", "login"},
	{people.ErrLoginTaken, http.StatusConflict, wire.CodeLoginTaken, "", "login"},
	{people.ErrHasLogin, http.StatusForbidden, wire.CodeForbidden, "", "login"},
	{people.ErrHasPassword, http.StatusForbidden, wire.CodeForbidden, "You have a password. Give it too, to choose another.", "present"},

	{live.ErrNotFound, http.StatusNotFound, wire.CodeNotFound, "There is no such attempt, or it is not yours.", "attempt"},
	{live.ErrUnknownScenario, http.StatusNotFound, wire.CodeUnknownScenario, "There is no such scenario.", "scenario"},
	{live.ErrNotMember, http.StatusForbidden, wire.CodeForbidden, "You are not a trainee of that cohort.", "cohort"},
	{live.ErrWhichCohort, http.StatusBadRequest, wire.CodeBadRequest, "Several of your cohorts were given this scenario. Say which.", "cohort"},
	{live.ErrNotAssigned, http.StatusConflict, wire.CodeNotAssigned, "The cohort was not given this scenario.", "scenario"},
	{live.ErrSeasonClosed, http.StatusConflict, wire.CodeSeasonClosed, "Ranked attempts do not count now: the season has not begun or is over.", ""},
	{live.ErrRankedFirst, http.StatusConflict, wire.CodeRankedFirst, "Play your ranked attempt first. After it, practise as often as you like.", ""},
	{live.ErrPracticeOnly, http.StatusConflict, wire.CodePracticeOnly, "This scenario is for practice only.", ""},
	{live.ErrNoDeadline, http.StatusConflict, wire.CodeNoDeadline, "No deadline is running.", ""},
	{live.ErrNoCheckin, http.StatusBadRequest, wire.CodeBadRequest, "Nothing was asked at that turn.", "seq"},
	{live.ErrDraining, http.StatusServiceUnavailable, wire.CodeDraining, errDraining.message, ""},

	{play.ErrUnknownChoice, http.StatusBadRequest, wire.CodeUnknownChoice, "That reply is not among those offered now.", "choice"},
	{play.ErrStaleSeq, http.StatusConflict, wire.CodeStaleSeq, "That is not the turn to be played now.", "seq"},
	{play.ErrOver, http.StatusConflict, wire.CodeAttemptOver, "The attempt is over.", ""},
	{play.ErrFault, http.StatusInternalServerError, wire.CodeScenarioFault, "The scenario's script failed. Nothing has changed; tell your trainer, or try another reply.", ""},
	{play.ErrNoVariant, http.StatusBadRequest, wire.CodeBadRequest, "", "variant"},
	{play.ErrNotMoment, http.StatusBadRequest, wire.CodeBadRequest, "That is not a moment of a finished attempt of yours.", "from"},

	{store.ErrFull, http.StatusInsufficientStorage, wire.CodeStorageFull, "The server's disk is full: no turn can be kept now. What was played is safe.", ""},
	{store.ErrUnknownOutcome, http.StatusServiceUnavailable, wire.CodeBusy, "The server could not make sure that this was kept. Try again: repeating does no harm.", ""},
	{store.ErrUnavailable, http.StatusServiceUnavailable, wire.CodeBusy, "The server cannot reach its database right now. What was played is safe: try again in a moment.", ""},
	{store.ErrConflict, http.StatusServiceUnavailable, wire.CodeBusy, errBusy.message, ""},
	{store.ErrFailed, http.StatusServiceUnavailable, wire.CodeDraining, errDraining.message, ""},
	{store.ErrClosed, http.StatusServiceUnavailable, wire.CodeDraining, errDraining.message, ""},
	{store.ErrNotFound, http.StatusNotFound, wire.CodeNotFound, "There is nothing here.", ""},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, wire.CodeBusy, errBusy.message, ""},
	{context.Canceled, http.StatusServiceUnavailable, wire.CodeBusy, errBusy.message, ""},
}

// worthLogging are known errors that an operator must hear of all the same.
var worthLogging = []error{store.ErrFull, store.ErrUnknownOutcome, store.ErrUnavailable}

// explain says what an error means to a client. log is true where the server,
// not the client, is at fault, and the error has to be logged.
func explain(err error) (r *refusal, log bool) {
	if errors.As(err, &r) {
		return r, false
	}
	for _, bad := range worthLogging {
		log = log || errors.Is(err, bad)
	}
	for i := range table {
		row := &table[i]
		if !errors.Is(err, row.err) {
			continue
		}
		r = &refusal{status: row.status, code: row.code, message: row.message}
		if r.message == "" {
			r.message = sentence(err.Error())
		}
		if row.field != "" {
			r.fields = map[string]string{row.field: r.message}
		}
		return detailed(r, err), log
	}
	if already := new(live.AlreadyRanked); errors.As(err, &already) {
		return &refusal{
			status: http.StatusConflict, code: wire.CodeAlreadyRanked,
			message: "You have played your ranked attempt at this scenario.",
			fields:  map[string]string{"attempt": already.Attempt},
		}, false
	}
	return &refusal{
		status: http.StatusInternalServerError, code: wire.CodeInternal,
		message: internalMessage,
	}, true
}

// detailed adds what only the error itself knows.
func detailed(r *refusal, err error) *refusal {
	if taken := new(people.NameTaken); errors.As(err, &taken) {
		r.fields["suggestion"] = taken.Suggestion
	}
	return r
}

// forTrainer adds where a scenario's script failed, which only trainers are
// shown.
func forTrainer(r *refusal, err error) *refusal {
	fault := new(play.Fault)
	if r.code != wire.CodeScenarioFault || !errors.As(err, &fault) {
		return r
	}
	told := *r
	told.message = "The scenario's script failed, and nothing has changed: " + fault.Error()
	return &told
}

// sentence makes an error's words a sentence.
func sentence(s string) string {
	if s == "" {
		return s
	}
	if c := s[0]; c >= 'a' && c <= 'z' {
		s = string(c-'a'+'A') + s[1:]
	}
	if last := s[len(s)-1]; last == '.' || last == '?' {
		return s
	}
	return s + "."
}
