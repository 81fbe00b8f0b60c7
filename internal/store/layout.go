package store

import "strings"

// The buckets of records, each with its keys and values. Values are JSON
// unless said otherwise; parts of a key are joined by "/" (see key). An index
// holds what it points at.
const (
	accounts    = "accounts"     // account -> people.Account
	logins      = "logins"       // login -> account (text)
	cohorts     = "cohorts"      // cohort -> people.Cohort
	codes       = "codes"        // join code -> cohort (text)
	members     = "members"      // cohort/account -> member
	memberNames = "member_names" // cohort/folded name -> account (text)
	memberships = "memberships"  // account/cohort -> cohort (text)

	sessions        = "sessions"         // hash -> people.Session
	accountSessions = "account_sessions" // account/hash -> hash (text)
	tokens          = "tokens"           // hash -> people.Token

	heads           = "heads"            // attempt -> Head
	traineeAttempts = "trainee_attempts" // trainee/attempt -> attempt and when it began (see filed)
	ranked          = "ranked"           // cohort/assignment/trainee -> attempt (text), not void
	results         = "results"          // cohort/assignment/trainee -> Result (see resultFormat)
	checkins        = "checkins"         // attempt/seq in 9 digits -> Checkin

	versions = "versions" // version -> VersionSource
	settings = "settings" // name, or published/scenario -> value (text)
)

// Buckets lists every bucket that records use. Engines keep their own matters
// elsewhere.
var Buckets = []string{
	accounts, logins, cohorts, codes, members, memberNames, memberships,
	sessions, accountSessions, tokens,
	heads, traineeAttempts, ranked, results, checkins,
	versions, settings,
}

var escape = strings.NewReplacer("%", "%25", "/", "%2F")

// key joins parts so that different parts never give the same key.
func key(parts ...string) string {
	for i, p := range parts {
		if strings.ContainsAny(p, "%/") {
			parts[i] = escape.Replace(p)
		}
	}
	return strings.Join(parts, "/")
}

// prefix is what the keys of all that belongs to parts begin with.
func prefix(parts ...string) string { return key(parts...) + "/" }
