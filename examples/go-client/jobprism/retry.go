package jobprism

import (
	"context"
	"math/rand"
	"net/http"
	"strconv"
	"time"
)

// worthTrying says whether the same request may find an answer later: too many requests, or a service that is busy,
// starts or stops. All requests of this client may be sent twice.
func worthTrying(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

// pause is how long to wait before another attempt: what the service asks for, else twice as long each time, and a bit
// of chance so that many clients do not come back together.
func pause(header http.Header, attempt int, now time.Time) time.Duration {
	wait, told := retryAfter(header.Get("Retry-After"), now)
	if !told {
		if attempt > 5 {
			attempt = 5
		}
		wait = 250 * time.Millisecond << attempt
	}
	return wait + time.Duration(rand.Int63n(int64(wait)/4+1))
}

// retryAfter reads seconds or a date.
func retryAfter(value string, now time.Time) (time.Duration, bool) {
	if seconds, err := strconv.ParseUint(value, 10, 31); err == nil {
		return time.Duration(seconds) * time.Second, true
	}
	if date, err := http.ParseTime(value); err == nil {
		if date.Before(now) {
			return 0, true
		}
		return date.Sub(now), true
	}
	return 0, false
}

// inTime says whether the context lasts longer than the wait: if not, the refusal at hand tells more than a timeout.
func inTime(ctx context.Context, wait time.Duration) bool {
	deadline, bounded := ctx.Deadline()
	return !bounded || time.Until(deadline) > wait
}

func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
