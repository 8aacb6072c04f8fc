// Package jobprism calls the HTTP service that `jobprism serve` starts. It needs the standard library alone: copy the
// folder.
package jobprism

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// largest is how much of an answer is read.
const largest = 64 << 20

// Client calls one service. It may be used from many goroutines; make one and keep it, for it keeps its connections.
type Client struct {
	base string
	key  string

	// HTTP sends the requests; its Timeout is that of one attempt. Default: 10 seconds.
	HTTP *http.Client
	// Attempts is how often a request is sent at most, where the service is busy (503) or says that there were too many
	// requests (429). Default: 4. The context of a call bounds all attempts together.
	Attempts int
	// Longest is the longest wait before another attempt; where the service asks for more, the call ends with its
	// refusal. Default: 30 seconds.
	Longest time.Duration
}

// New makes a client for a service as at "http://127.0.0.1:8080"; key may be empty where the service has none.
func New(base, key string) (*Client, error) {
	address, err := url.Parse(base)
	if err != nil || address.Host == "" || (address.Scheme != "http" && address.Scheme != "https") {
		return nil, fmt.Errorf("jobprism: %q is not the address of a service", base)
	}
	client := &Client{base: strings.TrimRight(base, "/"), key: key, Attempts: 4, Longest: 30 * time.Second}
	client.HTTP = &http.Client{Timeout: 10 * time.Second}
	return client, nil
}

// Assign places one job in the model and tells what its words say.
func (c *Client) Assign(ctx context.Context, job Job) (*AssignedJob, error) {
	assigned := &AssignedJob{}
	if err := c.call(ctx, http.MethodPost, "/v1/assign", job, assigned); err != nil {
		return nil, err
	}
	return assigned, nil
}

// AssignAll does so for up to 1000 jobs; answers come in the order of the jobs.
func (c *Client) AssignAll(ctx context.Context, jobs []Job) ([]AssignedJob, error) {
	var answer struct {
		Jobs []AssignedJob `json:"jobs"`
	}
	request := map[string][]Job{"jobs": jobs}
	err := c.call(ctx, http.MethodPost, "/v1/assign", request, &answer)
	return answer.Jobs, err
}

// Recommend ranks the jobs of the service for a person.
func (c *Client) Recommend(ctx context.Context, person Person, options RecommendOptions) (*Recommendation, error) {
	request := recommendRequest{Person: person, Options: options}
	found := &Recommendation{}
	if err := c.call(ctx, http.MethodPost, "/v1/recommend", request, found); err != nil {
		return nil, err
	}
	return found, nil
}

type recommendRequest struct {
	Person  Person           `json:"person"`
	Options RecommendOptions `json:"options"`
}

// Similar finds the jobs most like one of the service; top 0 is the service's default.
func (c *Client) Similar(ctx context.Context, id string, top int) ([]RecommendedJob, error) {
	path := "/v1/jobs/" + url.PathEscape(id) + "/similar"
	if top > 0 {
		path += "?top=" + strconv.Itoa(top)
	}
	var answer struct {
		Jobs []RecommendedJob `json:"jobs"`
	}
	err := c.call(ctx, http.MethodGet, path, nil, &answer)
	return answer.Jobs, err
}

// call sends a request until it is answered, refused for good, or out of attempts or time.
func (c *Client) call(ctx context.Context, method, path string, request, answer interface{}) error {
	var body []byte
	if request != nil {
		var err error
		if body, err = json.Marshal(request); err != nil {
			return fmt.Errorf("jobprism: %w", err)
		}
	}
	for attempt := 0; ; attempt++ {
		got, content, err := c.send(ctx, method, path, body)
		if err != nil {
			return fmt.Errorf("jobprism: %w", err)
		}
		if got.StatusCode < 300 {
			if err := json.Unmarshal(content, answer); err != nil {
				return fmt.Errorf("jobprism: the answer cannot be read: %w", err)
			}
			return nil
		}
		wait := pause(got.Header, attempt, time.Now())
		if !worthTrying(got.StatusCode) || attempt+1 >= c.Attempts || wait > c.Longest || !inTime(ctx, wait) {
			return problemOf(got, content)
		}
		if err := sleep(ctx, wait); err != nil {
			return fmt.Errorf("jobprism: %w", err)
		}
	}
}

func (c *Client) send(ctx context.Context, method, path string, body []byte) (*http.Response, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	request.Header.Set("Accept", "application/json, application/problem+json")
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key)
	}
	answer, err := c.HTTP.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(io.LimitReader(answer.Body, largest))
	return answer, content, err
}
