package jobprism

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"strings"
)

// Problem is a refusal of the service (RFC 9457). Get at it with errors.As; Code stays the same over versions and is
// what to decide by, as in "JOB_NOT_INDEXED".
type Problem struct {
	Type      string  `json:"type"`
	Title     string  `json:"title"`
	Status    int     `json:"status"`
	Detail    string  `json:"detail"`
	Code      string  `json:"code"`
	Remedy    string  `json:"remedy"`
	RequestID string  `json:"requestId"` // what the log of the service knows the request by
	Where     string  `json:"where"`     // JSON pointer into the body, or the name of a parameter
	Errors    []Fault `json:"errors"`
}

// Fault is a place of a request that is wrong.
type Fault struct {
	Where  string `json:"where"`
	Reason string `json:"reason"`
}

func (p *Problem) Error() string {
	if p.Code == "" {
		return fmt.Sprintf("jobprism: %d %s", p.Status, p.Detail)
	}
	return fmt.Sprintf("jobprism: %s (%d): %s %s", p.Code, p.Status, p.Detail, p.Remedy)
}

// problemOf reads the refusal. A proxy in between answers in its own way, of which the start is kept.
func problemOf(answer *http.Response, body []byte) *Problem {
	problem := &Problem{}
	media, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type"))
	if media != "application/problem+json" || json.Unmarshal(body, problem) != nil {
		const most = 200
		if len(body) > most {
			body = body[:most]
		}
		problem = &Problem{Detail: strings.ToValidUTF8(string(body), "")}
	}
	problem.Status = answer.StatusCode
	return problem
}
