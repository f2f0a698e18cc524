package faq

import (
	"errors"
	"fmt"
)

// Code names a category of failure. What people read about it stands in
// messages.go, once, in both languages; programs compare codes, never wording.
type Code string

// Every code that Kotae reports.
const (
	CodeInternal        Code = "internal"         // a fault of the program
	CodeUsage           Code = "usage"            // arguments: what is wrong
	CodeNotFound        Code = "not-found"        // arguments: the path
	CodeNoAccess        Code = "no-access"        // arguments: the path
	CodeNoEntry         Code = "no-entry"         // arguments: the ID
	CodeNoSource        Code = "no-source"        // arguments: the ID
	CodeNothingImported Code = "nothing-imported" // arguments: the location
	CodeShrunk          Code = "shrunk"           // arguments: title, entries before, entries now
	CodeCancelled       Code = "cancelled"
	CodeBusy            Code = "busy" // another import is running

	CodeLocked       Code = "locked"       // arguments: who holds the library
	CodeDamaged      Code = "damaged"      // arguments: the library file
	CodeSetAside     Code = "set-aside"    // arguments: the new name of the damaged file
	CodeNewer        Code = "newer-schema" // arguments: schema of the file, schema of the program
	CodeNoLibrary    Code = "no-library"   // arguments: the library file
	CodeDiskFull     Code = "disk-full"
	CodeReadOnly     Code = "read-only" // arguments: the library file
	CodeOutput       Code = "output"    // the result of a command could not be written; arguments: why
	CodeLinkRefused  Code = "link-refused"
	CodeBadBackup    Code = "bad-backup"   // arguments: the file
	CodeExists       Code = "exists"       // arguments: the file
	CodeNotFolder    Code = "not-a-folder" // arguments: the path
	CodeNoMarkdown   Code = "no-markdown"
	CodeNoWindow     Code = "no-window"
	CodeNoDataFolder Code = "no-data-folder"
	CodeAlias        Code = "alias"    // arguments: how many characters a name may have
	CodeNoAlias      Code = "no-alias" // arguments: the name

	// Why something could not be fetched.
	CodeAddress     Code = "address"      // arguments: what is no address that may be fetched
	CodeHostUnknown Code = "host-unknown" // arguments: the host
	CodeOffline     Code = "offline"      // arguments: the host
	CodeTimeout     Code = "timeout"      // arguments: the host
	CodeInterrupted Code = "interrupted"  // arguments: the host
	CodeTLS         Code = "tls"          // arguments: the host
	CodePageMissing Code = "page-missing" // arguments: the address
	CodeSignIn      Code = "sign-in"      // arguments: the address
	CodeServer      Code = "server"       // arguments: the host, its status
	CodeRedirect    Code = "redirect"     // arguments: the address

	// Why an archive, or a file in one, was not read.
	CodeArchive   Code = "archive"  // arguments: what is wrong with it
	CodeInflated  Code = "inflated" // arguments: how much was unpacked
	CodeBadName   Code = "bad-name"
	CodeDuplicate Code = "duplicate" // arguments: the name that came first
	CodeEncrypted Code = "encrypted"

	// Why a file, or something in it, was skipped.
	CodeEmptyFile    Code = "empty-file"
	CodeBinary       Code = "binary"
	CodeEncoding     Code = "encoding" // text of no known encoding, or of several
	CodeTooLarge     Code = "too-large"
	CodeTooDeep      Code = "too-deep" // nested too deeply to be parsed in time
	CodeUnreadable   Code = "unreadable"
	CodeUnsupported  Code = "unsupported" // a single file of a type that Kotae does not read
	CodeDraft        Code = "draft"
	CodeNoTitle      Code = "no-title" // nothing in it could be a question
	CodeNoAnswer     Code = "no-answer"
	CodeNoQuestions  Code = "no-questions"  // no questions and answers where they would be
	CodeFrontMatter  Code = "front-matter"  // could not be read; the page was
	CodeChoice       Code = "choice"        // what the user chose fits no longer; taken as without
	CodeImageMissing Code = "image-missing" // arguments: the reference
	CodeImageInvalid Code = "image-invalid" // arguments: the reference
	CodeSymlink      Code = "symlink"
)

// An Error is a failure with its code and the arguments of its sentence, which
// may be Sentences themselves. Err, which may be nil, is the cause, for
// developers.
type Error struct {
	Code Code
	Args []any
	Err  error
}

// Errorf makes an Error without a cause; args fill the sentence of the code.
func Errorf(code Code, args ...any) *Error { return &Error{Code: code, Args: args} }

// Wrap makes an Error out of its cause; args fill the sentence of the code.
func Wrap(err error, code Code, args ...any) *Error {
	return &Error{Code: code, Args: args, Err: err}
}

// Error is for developers and logs: the English sentence and the cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s (%v)", e.Sentence().EN, e.Err)
	}
	return e.Sentence().EN
}

// Unwrap gives the cause, which may be nil.
func (e *Error) Unwrap() error { return e.Err }

// CodeOf gives the code of err: that of the first Error in its chain,
// CodeInternal when there is none, "" when err is nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// A Problem is something that was found while reading a source and did not stop
// it: a file that was skipped, or a place in one that was read differently from
// what its author may have meant.
type Problem struct {
	Path string // inside the source, forward slashes
	Line int    // counted from 1; 0 when it concerns the whole file
	Err  *Error
}
