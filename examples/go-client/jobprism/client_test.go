package jobprism

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// serve starts a service that answers by handle, and a client of it.
func serve(t *testing.T, handle http.HandlerFunc) *Client {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	client, err := New(server.URL+"/", "a-key-of-the-tests")
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func within(t *testing.T, limit time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	t.Cleanup(cancel)
	return ctx
}

const busy = `{"type":"urn:jobprism:error:SERVER_BUSY","title":"Service Unavailable","status":503,
"detail":"The service has as much waiting work as it takes.","code":"SERVER_BUSY","remedy":"Wait.","requestId":"r1"}`

func refuse(answer http.ResponseWriter, status int, header map[string]string, body string) {
	answer.Header().Set("Content-Type", "application/problem+json; charset=utf-8")
	for name, value := range header {
		answer.Header().Set(name, value)
	}
	answer.WriteHeader(status)
	fmt.Fprint(answer, body)
}

func TestAssignSendsTheJobAndReadsTheAnswer(t *testing.T) {
	client := serve(t, func(answer http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		got := request.Method + " " + request.URL.Path + " " + request.Header.Get("Authorization") + " " + string(body)
		if want := `POST /v1/assign Bearer a-key-of-the-tests {"title":"Go开发","text":"熟悉Gin"}`; got != want {
			t.Errorf("sent %s, not %s", got, want)
		}
		fmt.Fprint(answer, `{"id":"a","title":null,"cluster":null,"similarity":0.5,"role":"backend","later":{"field":1},
"skills":[{"id":"gin","name":"Gin","polarity":"required","evidence":[{"field":"text","start":2,"end":5,"text":"Gin"}]}],
"facts":{"experienceYears":[3,null],"education":null,"salary":null,"city":null}}`)
	})
	job, err := client.Assign(within(t, time.Second), Job{Title: "Go开发", Text: "熟悉Gin"})
	if err != nil {
		t.Fatal(err)
	}
	if job.Cluster != nil || job.Title != nil || job.Role != "backend" || job.Similarity != 0.5 {
		t.Errorf("read %+v", job)
	}
	if words := job.Skills[0].Evidence[0].In("熟悉Gin"); words != "Gin" {
		t.Errorf("the evidence is %q", words)
	}
	if years := job.Facts.ExperienceYears; *years[0] != 3 || years[1] != nil {
		t.Errorf("years are %v", years)
	}
}

func TestEvidenceCountsInUTF16(t *testing.T) {
	for _, test := range []struct {
		start, end int
		want       string
	}{{0, 2, "🚀"}, {2, 4, "熟悉"}, {4, 6, "Go"}, {5, 7, ""}, {-1, 2, ""}, {3, 2, ""}} {
		if got := (Evidence{Start: test.start, End: test.end}).In("🚀熟悉Go"); got != test.want {
			t.Errorf("%d to %d is %q, not %q", test.start, test.end, got, test.want)
		}
	}
}

func TestAPathCarriesAnyId(t *testing.T) {
	client := serve(t, func(answer http.ResponseWriter, request *http.Request) {
		if want := "/v1/jobs/a%2Fb%20%E4%B8%AD%3F/similar?top=3"; request.RequestURI != want {
			t.Errorf("asked for %s, not %s", request.RequestURI, want)
		}
		fmt.Fprint(answer, `{"id":"a","jobs":[{"id":"b","score":0.25}]}`)
	})
	jobs, err := client.Similar(within(t, time.Second), "a/b 中?", 3)
	if err != nil || len(jobs) != 1 || jobs[0].Score != 0.25 {
		t.Errorf("found %v, %v", jobs, err)
	}
}

func TestAProblemIsToldWithItsCode(t *testing.T) {
	calls := 0
	client := serve(t, func(answer http.ResponseWriter, _ *http.Request) {
		calls++
		refuse(answer, 422, nil, `{"code":"REQUEST_INVALID","status":422,"detail":"No.","remedy":"Mend it.",
"requestId":"r7","where":"/options/top","errors":[{"where":"/options/top","reason":"too big"}]}`)
	})
	found, err := client.Recommend(within(t, time.Second), Person{Text: "Go"}, RecommendOptions{Top: 5000})
	var problem *Problem
	if found != nil || !errors.As(err, &problem) {
		t.Fatalf("got %v, %v", found, err)
	}
	if problem.Code != "REQUEST_INVALID" || problem.RequestID != "r7" || problem.Errors[0].Reason != "too big" {
		t.Errorf("read %+v", problem)
	}
	if want := "jobprism: REQUEST_INVALID (422): No. Mend it."; err.Error() != want {
		t.Errorf("says %q", err)
	}
	if calls != 1 {
		t.Errorf("asked %d times for what will not change", calls)
	}
}

func TestWhatAProxySaysIsNoProblemOfTheService(t *testing.T) {
	client := serve(t, func(answer http.ResponseWriter, _ *http.Request) {
		answer.WriteHeader(502)
		fmt.Fprint(answer, "<html>"+strings.Repeat("网", 500))
	})
	_, err := client.Assign(within(t, time.Second), Job{Text: "Go"})
	var problem *Problem
	if !errors.As(err, &problem) || problem.Status != 502 || problem.Code != "" || len(problem.Detail) > 200 {
		t.Errorf("got %+v", err)
	}
}

func TestABusyServiceIsAskedAgain(t *testing.T) {
	for _, status := range []int{429, 503} {
		calls := 0
		client := serve(t, func(answer http.ResponseWriter, request *http.Request) {
			calls++
			if body, _ := io.ReadAll(request.Body); string(body) != `{"text":"Go"}` {
				t.Errorf("attempt %d sent %s", calls, body)
			}
			if calls < 3 {
				refuse(answer, status, map[string]string{"Retry-After": "0"}, busy)
				return
			}
			fmt.Fprint(answer, `{"id":"a"}`)
		})
		job, err := client.Assign(within(t, 5*time.Second), Job{Text: "Go"})
		if err != nil || job.ID != "a" || calls != 3 {
			t.Errorf("%d: %v, %v after %d calls", status, job, err, calls)
		}
	}
}

func TestAttemptsEnd(t *testing.T) {
	calls := 0
	client := serve(t, func(answer http.ResponseWriter, _ *http.Request) {
		calls++
		refuse(answer, 503, map[string]string{"Retry-After": "0"}, busy)
	})
	_, err := client.Assign(within(t, 5*time.Second), Job{Text: "Go"})
	var problem *Problem
	if !errors.As(err, &problem) || problem.Code != "SERVER_BUSY" || calls != 4 {
		t.Errorf("%v after %d calls", err, calls)
	}
}

func TestNobodyWaitsLongerThanTheyHave(t *testing.T) {
	for _, test := range []struct {
		limit time.Duration
		after string
	}{{time.Second, "5"}, {time.Hour, "3600"}} {
		calls := 0
		client := serve(t, func(answer http.ResponseWriter, _ *http.Request) {
			calls++
			refuse(answer, 429, map[string]string{"Retry-After": test.after}, busy)
		})
		_, err := client.Assign(within(t, test.limit), Job{Text: "Go"})
		var problem *Problem
		if !errors.As(err, &problem) || calls != 1 {
			t.Errorf("%s: %v after %d calls", test.after, err, calls)
		}
	}
}

func TestAContextEndsAWait(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	client := serve(t, func(answer http.ResponseWriter, _ *http.Request) {
		time.AfterFunc(50*time.Millisecond, cancel)
		refuse(answer, 503, map[string]string{"Retry-After": "20"}, busy)
	})
	if _, err := client.Assign(ctx, Job{Text: "Go"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestASlowServiceIsGivenUp(t *testing.T) {
	done := make(chan struct{})
	client := serve(t, func(_ http.ResponseWriter, _ *http.Request) { <-done })
	defer close(done)
	client.HTTP.Timeout = 50 * time.Millisecond
	_, err := client.Assign(context.Background(), Job{Text: "Go"})
	var timeout interface{ Timeout() bool }
	if !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("got %v", err)
	}
	if _, err := client.Assign(within(t, 20*time.Millisecond), Job{Text: "Go"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestRetryAfterIsSecondsOrADate(t *testing.T) {
	now := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		value string
		want  time.Duration
		told  bool
	}{
		{"3", 3 * time.Second, true},
		{"Wed, 01 May 2024 12:00:07 GMT", 7 * time.Second, true},
		{"Wed, 01 May 2024 11:00:00 GMT", 0, true},
		{"", 0, false}, {"-1", 0, false}, {"soon", 0, false}, {"99999999999999", 0, false},
	} {
		if got, told := retryAfter(test.value, now); got != test.want || told != test.told {
			t.Errorf("%q is %v, %v", test.value, got, told)
		}
	}
}

func TestWithoutAWordTheWaitGrows(t *testing.T) {
	for attempt, least := range []time.Duration{250, 500, 1000, 2000, 4000, 8000, 8000} {
		least *= time.Millisecond
		if wait := pause(http.Header{}, attempt, time.Now()); wait < least || wait > least*5/4 {
			t.Errorf("attempt %d waits %v", attempt, wait)
		}
	}
}

func TestAnAddressMustBeOne(t *testing.T) {
	for _, base := range []string{"", "localhost:8080", "ftp://host", "http://", "://"} {
		if _, err := New(base, ""); err == nil {
			t.Errorf("%q was taken", base)
		}
	}
}

func TestAnEmptyOptionIsNotSent(t *testing.T) {
	body, err := json.Marshal(recommendRequest{Person: Person{Skills: []StatedSkill{{Name: "Go"}}, Years: new(float64)}})
	if want := `{"person":{"skills":[{"name":"Go"}],"years":0},"options":{}}`; err != nil || string(body) != want {
		t.Errorf("sends %s", body)
	}
}
