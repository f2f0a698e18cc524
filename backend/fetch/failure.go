package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/url"

	"kotae/backend/faq"
)

// errIdle is the cause when the body of an answer stopped coming.
var errIdle = errors.New("nothing came for too long")

// requestError says why there was no answer from target.
func requestError(caller context.Context, err error, target *url.URL) error {
	if caller.Err() != nil {
		return faq.Wrap(err, faq.CodeCancelled)
	}
	if coded, ok := errors.AsType[*faq.Error](err); ok {
		return coded
	}
	return faq.Wrap(err, requestCode(err), target.Host)
}

func requestCode(err error) faq.Code {
	if dns, ok := errors.AsType[*net.DNSError](err); ok {
		if dns.IsNotFound {
			return faq.CodeHostUnknown
		}
		return faq.CodeOffline
	}
	if isTLS(err) {
		return faq.CodeTLS
	}
	if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() {
		return faq.CodeTimeout
	}
	return faq.CodeOffline
}

// isTLS reports whether the other side answered, but not in a way that can be
// trusted.
func isTLS(err error) bool {
	if errors.Is(err, http.ErrSchemeMismatch) {
		return true
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && (op.Op == "remote error" || op.Op == "local error") {
		return true // an alert of TLS
	}
	var (
		verification *tls.CertificateVerificationError
		record       tls.RecordHeaderError
		authority    x509.UnknownAuthorityError
		host         x509.HostnameError
		invalid      x509.CertificateInvalidError
	)
	return errors.As(err, &verification) || errors.As(err, &record) || errors.As(err, &authority) ||
		errors.As(err, &host) || errors.As(err, &invalid)
}

// bodyError says why an answer could not be received whole; ctx is that of the
// request, with the cause of its end.
func bodyError(caller, ctx context.Context, err error, target *url.URL) error {
	if caller.Err() != nil {
		return faq.Wrap(err, faq.CodeCancelled)
	}
	if coded, ok := errors.AsType[*faq.Error](err); ok {
		return coded
	}
	if errors.Is(context.Cause(ctx), errIdle) {
		return faq.Wrap(errIdle, faq.CodeTimeout, target.Host)
	}
	return faq.Wrap(err, faq.CodeInterrupted, target.Host)
}

// statusError says what an answer without content means.
func statusError(status string, code int, target *url.URL) error {
	switch code {
	case http.StatusNotFound, http.StatusGone:
		return faq.Errorf(faq.CodePageMissing, target.String())
	case http.StatusUnauthorized, http.StatusForbidden:
		return faq.Errorf(faq.CodeSignIn, target.String())
	}
	return faq.Errorf(faq.CodeServer, target.Host, status)
}
