package people

import (
	"fmt"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// MaxEmail is how many bytes an e-mail address may have.
const MaxEmail = 254

// CleanEmail brings an e-mail address into the form in which it is kept, lower
// case, or answers an [ErrBadEmail] that says what is wrong.
func CleanEmail(email string) (string, error) {
	clean := FoldLogin(email)
	if clean == "" {
		return "", badEmail("it is empty")
	}
	if len(clean) > MaxEmail {
		return "", badEmail(fmt.Sprintf("it has more than %d characters", MaxEmail))
	}
	if strings.ContainsFunc(clean, func(r rune) bool { return r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.IsSpace(r) }) {
		return "", badEmail("it holds a space or a character that cannot be shown")
	}
	parsed, err := mail.ParseAddress(clean)
	// A display name, a comment or quotes would make it another address than
	// the one that was typed.
	if err != nil || parsed.Name != "" || parsed.Address != clean || strings.HasSuffix(clean, "]") {
		return "", badEmail("it should look like name@example.com")
	}
	return clean, nil
}

func badEmail(why string) error { return fmt.Errorf("%w: %s", ErrBadEmail, why) }

// FoldLogin gives the form in which logins are kept and compared.
func FoldLogin(login string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(login)))
}
