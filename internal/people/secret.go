package people

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"strings"
)

// newID makes an opaque id of 100 random bits.
func newID() string { return strings.ToLower(rand.Text()[:20]) }

// newSecret makes the value of a cookie or a one-time token: 256 random bits.
func newSecret() string {
	return base64.RawURLEncoding.EncodeToString(randomBytes(32))
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails, by its documentation
	return b
}

// hashSecret is the form in which a secret is kept. The secrets are random, so
// a plain hash is enough.
func hashSecret(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// codeAlphabet has no letters that are mistaken for digits, and no U, so that
// no code spells a word that hurts.
const codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// codeLength gives 55 random bits.
const codeLength = 11

// newCode makes a join code such as ABCD-EFGH-JKM.
func newCode() string {
	b := randomBytes(codeLength)
	for i := range b {
		b[i] = codeAlphabet[b[i]%32]
	}
	return groupCode(string(b))
}

func groupCode(s string) string { return s[:4] + "-" + s[4:8] + "-" + s[8:] }

var codeLookalikes = strings.NewReplacer("-", "", " ", "", "O", "0", "I", "1", "L", "1")

// TidyCode brings a join code as typed, in any case and with or without
// dashes, into the form in which it is kept; ok is false where it cannot be a
// code.
func TidyCode(code string) (tidy string, ok bool) {
	if len(code) > 40 {
		return "", false
	}
	s := codeLookalikes.Replace(strings.ToUpper(code))
	if len(s) != codeLength {
		return "", false
	}
	for i := range len(s) {
		if strings.IndexByte(codeAlphabet, s[i]) < 0 {
			return "", false
		}
	}
	return groupCode(s), true
}

// Seed gives the seed that all ranked attempts of a cohort at a version share:
// everyone meets the same customer, and who does not know the cohort's secret
// cannot work it out.
func Seed(secret []byte, version string) uint64 {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(version))
	return binary.BigEndian.Uint64(mac.Sum(nil))
}
