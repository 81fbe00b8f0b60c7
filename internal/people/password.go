package people

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// How many characters a password may have.
const (
	MinPassword = 10
	MaxPassword = 256
)

// CheckPassword answers an [ErrWeakPassword] that says what is wrong with a
// password, nil if nothing is.
func CheckPassword(login, password string) error {
	n := utf8.RuneCountInString(password)
	lower := strings.ToLower(password)
	local, _, _ := strings.Cut(login, "@")
	switch {
	case !utf8.ValidString(password):
		return weak("it is not valid UTF-8 text")
	case n < MinPassword:
		return weak(fmt.Sprintf("it needs %d characters or more; a few words in a row are easy to remember", MinPassword))
	case n > MaxPassword:
		return weak(fmt.Sprintf("it has more than %d characters", MaxPassword))
	case lower == strings.ToLower(login) || lower == strings.ToLower(local):
		return weak("it is the same as the e-mail address")
	case slices.Contains(commonPasswords, lower) || monotonous(lower):
		return weak("it is among the first that anybody would try")
	}
	return nil
}

func weak(why string) error { return fmt.Errorf("%w: %s", ErrWeakPassword, why) }

// monotonous reports whether every character follows the one before in the
// same small step, as in aaaaaaaaaa, 1234567890 or zyxwvutsrq.
func monotonous(s string) bool {
	b := []byte(s)
	step := int(b[1]) - int(b[0])
	if step < -1 || step > 1 {
		return false
	}
	for i := 1; i < len(b); i++ {
		if int(b[i])-int(b[i-1]) != step && (b[i-1] != '9' || b[i] != '0') {
			return false
		}
	}
	return true
}

// commonPasswords are the commonest of ten characters or more, in lower case.
var commonPasswords = []string{
	"0987654321", "1029384756", "1122334455", "1111122222", "1212121212", "1231231230", "123123123123", "1234512345",
	"123456789a", "123456789q", "1234567899", "1234567891", "123456qwerty", "123qweasdzxc", "1q2w3e4r5t", "1q2w3e4r5t6y",
	"1qaz2wsx3edc", "1qazxsw23edc", "a123456789", "a1b2c3d4e5", "abc1234567", "abcd123456", "abcd1234567", "administrator",
	"admin12345", "admin123456", "asdfasdfasdf", "asdfghjkl1", "asdfghjkl;", "basketball", "bismillah1", "changeme123",
	"chocolate1", "evenkeel123", "football123", "iloveyou12", "iloveyou123", "iloveyou1234", "jennifer123", "letmein123",
	"letmein1234", "liverpool1", "manchester", "motherlode", "myspace123", "p@ssw0rd123", "passw0rd123", "password01",
	"password10", "password11", "password12", "password123", "password1234", "password12345", "password123456",
	"password1!", "password99", "passwordpassword", "princess123", "q1w2e3r4t5", "q1w2e3r4t5y6", "qazwsxedcrfv", "qwe123qwe123",
	"qwer123456", "qwerty1234", "qwerty12345", "qwerty123456", "qwertyqwerty", "qwertyuiop", "qwertyuiop1", "qwertyuiop123",
	"qwertyuiop[]", "secret1234", "sunshine123", "superman123", "test123456", "testtest12", "testtesttest", "trainer123",
	"trainer1234", "trustno1trustno1", "unknown123", "welcome123", "welcome1234", "welcome12345", "zaq12wsxcde3", "zxcvbnm123",
	"zxcvbnm1234", "zxcvbnm,./",
}

// What a hashing costs: what OWASP recommends for argon2id.
const (
	argonMemory  = 19 * 1024 // KiB
	argonTime    = 2
	argonThreads = 1
	saltBytes    = 16
	keyBytes     = 32
)

// hasher hashes passwords, a few at a time: each takes 19 MiB meanwhile.
type hasher struct {
	places chan struct{}
}

func newHasher() hasher { return hasher{places: make(chan struct{}, 2)} }

// key runs the hash. Its only error is ctx's, while waiting for a place.
func (h hasher) key(ctx context.Context, password string, salt []byte) ([]byte, error) {
	select {
	case h.places <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to hash a password: %w", ctx.Err())
	}
	defer func() { <-h.places }()
	plain := []byte(norm.NFC.String(password)) // keyboards differ in how they write é
	return argon2.IDKey(plain, salt, argonTime, argonMemory, argonThreads, keyBytes), nil
}

// hash gives a password's hash in PHC form.
func (h hasher) hash(ctx context.Context, password string) (string, error) {
	salt := randomBytes(saltBytes)
	key, err := h.key(ctx, password, salt)
	if err != nil {
		return "", err
	}
	return phcPrefix() + encodeB64(salt) + "$" + encodeB64(key), nil
}

func phcPrefix() string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$", argon2.Version, argonMemory, argonTime, argonThreads)
}

func encodeB64(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }

// matches reports whether a password is the one that was hashed. For an empty
// hash it takes as long and says no.
func (h hasher) matches(ctx context.Context, phc, password string) (bool, error) {
	if utf8.RuneCountInString(password) > MaxPassword {
		return false, nil
	}
	salt, want := make([]byte, saltBytes), make([]byte, keyBytes)
	if phc != "" {
		var err error
		if salt, want, err = parsePHC(phc); err != nil {
			return false, err
		}
	}
	got, err := h.key(ctx, password, salt)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, want) == 1 && phc != "", nil
}

// parsePHC takes a hash apart. There is one set of parameters so far: any
// other is an error.
func parsePHC(phc string) (salt, key []byte, err error) {
	rest, ok := strings.CutPrefix(phc, phcPrefix())
	s, k, ok2 := strings.Cut(rest, "$")
	if !ok || !ok2 {
		return nil, nil, fmt.Errorf("read a stored password: it was not hashed as this program does")
	}
	if salt, err = base64.RawStdEncoding.DecodeString(s); err != nil {
		return nil, nil, fmt.Errorf("read a stored password's salt: %w", err)
	}
	if key, err = base64.RawStdEncoding.DecodeString(k); err != nil {
		return nil, nil, fmt.Errorf("read a stored password's hash: %w", err)
	}
	return salt, key, nil
}
