package wire

// Error codes: the closed list for the socket and HTTP.
const (
	CodeBadJSON           = "bad_json"           // not a JSON object of the expected shape
	CodeUnknownType       = "unknown_type"       // no such message type
	CodeBadRequest        = "bad_request"        // a field is missing or out of range; see fields
	CodeTooLarge          = "too_large"          // over MaxMessage; the message was discarded
	CodeUnauthorized      = "unauthorized"       // no session: join or sign in
	CodeForbidden         = "forbidden"          // the session may not do this
	CodeNotFound          = "not_found"          // no such thing, or not yours
	CodeMethodNotAllowed  = "method_not_allowed" // HTTP only
	CodeUnknownScenario   = "unknown_scenario"   // no scenario of that id is in service
	CodeUnknownChoice     = "unknown_choice"     // not one of the choices offered now
	CodeUnknownFeeling    = "unknown_feeling"    // not one of Feelings
	CodeUnknownBoard      = "unknown_board"      // no such board, or not a member
	CodeStaleSeq          = "stale_seq"          // that turn was played otherwise; the current turn follows
	CodeAttemptOver       = "attempt_over"       // finished or void
	CodeAttemptOpen       = "attempt_open"       // HTTP only: its debrief comes after its ending
	CodeRankedFirst       = "ranked_first"       // play the ranked attempt before practising this scenario
	CodeAlreadyRanked     = "already_ranked"     // the ranked attempt has been played
	CodeNotAssigned       = "not_assigned"       // the cohort was not given this scenario
	CodeSeasonClosed      = "season_closed"      // outside the season's dates
	CodePracticeOnly      = "practice_only"      // this version cannot be ranked
	CodeUnsupported       = "unsupported"        // known, but not offered by this server
	CodeScenarioFault     = "scenario_fault"     // the scenario's script failed; nothing changed
	CodeNoDeadline        = "no_deadline"        // no deadline is running
	CodeNameTaken         = "name_taken"         // Fields["suggestion"] holds a free name
	CodeBadName           = "bad_name"           // see message
	CodeBadCode           = "bad_code"           // the join code is not valid (any more)
	CodeBadToken          = "bad_token"          // the one-time token is not valid (any more)
	CodeBadLogin          = "bad_login"          // login or password do not match
	CodeWeakPassword      = "weak_password"      // see message
	CodeBadLoginName      = "bad_login_name"     // not an e-mail address, nor a word that can be one's sign-in name
	CodeLoginTaken        = "login_taken"        // somebody else signs in by that
	CodeCohortFull        = "cohort_full"        // the member cap is reached
	CodeRateLimited       = "rate_limited"       // too many failures, or too many sockets; wait
	CodeBusy              = "busy"               // the server could not take this now; try again
	CodeStorageFull       = "storage_full"       // no turn can be stored now; reading goes on
	CodeDraining          = "draining"           // the server is stopping; come back in a moment
	CodeInternal          = "internal"           // a fault of the server; it has been logged
	CodeCrossOrigin       = "cross_origin"       // the request came from another site
	CodeSlowClient        = "slow_client"        // bye: the client did not read fast enough
	CodeFlood             = "flood"              // bye: too many messages
	CodeSignedOut         = "signed_out"         // bye: the session has ended
	CodeUnsupportedFormat = "unsupported_format" // not a text frame, or the wrong Content-Type
)

// Close codes of the socket.
const (
	// CloseGoingAway (1001): the server is stopping. Come back and resume.
	CloseGoingAway = 1001
	// CloseTooLarge (1009): a message was over MaxFrame.
	CloseTooLarge = 1009
	// CloseSlowClient: the client did not read what was sent. Come back and
	// resume: nothing is lost.
	CloseSlowClient = 4000
	// CloseFlood: the client sent more than it may. Wait before coming back.
	CloseFlood = 4001
	// CloseSignedOut: the session has ended. Sign in again first.
	CloseSignedOut = 4003
	// CloseIdle: no sign of life for a minute. Come back and resume.
	CloseIdle = 4008
)

// Bands are the words for a customer's anger, calm first.
var Bands = []string{"calm", "settling", "tense", "angry", "furious"}

// Band gives the band of an anger from 0 to 100: calm to 14, settling to 34,
// tense to 54, angry to 74, furious above.
func Band(anger int) string {
	switch {
	case anger < 15:
		return "calm"
	case anger < 35:
		return "settling"
	case anger < 55:
		return "tense"
	case anger < 75:
		return "angry"
	default:
		return "furious"
	}
}

// Feelings are what a check-in may be answered with.
var Feelings = []string{"steady", "tense", "annoyed", "angry", "hurt", "anxious", "guilty", "tired", "moved", "hopeful"}
