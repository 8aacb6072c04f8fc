package jobprism

import (
	"encoding/json"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"
)

// schema is a part of an OpenAPI 3.1 document.
type schema map[string]interface{}

// The fields of the client are those of a service that runs at JOBPRISM_URL.
func TestFieldsAreThoseOfTheService(t *testing.T) {
	base := os.Getenv("JOBPRISM_URL")
	if base == "" {
		t.Skip("JOBPRISM_URL is not set: there is no service to compare with")
	}
	answer, err := http.Get(base + "/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var document schema
	if err := json.NewDecoder(answer.Body).Decode(&document); err != nil {
		t.Fatal(err)
	}
	ok := []string{"responses", "200", "content", "application/json", "schema"}
	sent := []string{"requestBody", "content", "application/json", "schema"}
	refused := []string{"responses", "422", "content", "application/problem+json", "schema"}
	for _, test := range []struct {
		path, method string
		at           []string
		of           interface{}
	}{
		{"/v1/assign", "post", sent, Job{}},
		{"/v1/assign", "post", sent, struct {
			Jobs []Job `json:"jobs"`
		}{}},
		{"/v1/assign", "post", ok, AssignedJob{}},
		{"/v1/assign", "post", ok, struct {
			Jobs []AssignedJob `json:"jobs"`
		}{}},
		{"/v1/assign", "post", refused, Problem{}},
		{"/v1/recommend", "post", sent, recommendRequest{}},
		{"/v1/recommend", "post", ok, Recommendation{}},
		{"/v1/jobs/{id}/similar", "get", ok, struct {
			Jobs []RecommendedJob `json:"jobs"`
		}{}},
	} {
		name := test.method + " " + test.path + " " + test.at[0]
		found := document.at("paths", test.path, test.method)
		if found = found.at(test.at...); found == nil {
			t.Errorf("%s: the service describes none", name)
			continue
		}
		for _, missing := range document.missing(found, reflect.TypeOf(test.of), name) {
			t.Error(missing)
		}
	}
}

// missing lists the fields of a type that the schema does not have.
func (document schema) missing(of schema, in reflect.Type, where string) []string {
	for in.Kind() == reflect.Ptr {
		in = in.Elem()
	}
	forms := document.forms(of)
	if in.Kind() == reflect.Slice {
		return document.missing(anyOf(forms, "items"), in.Elem(), where+"[]")
	}
	if in.Kind() != reflect.Struct {
		return nil
	}
	var all []string
	for at := 0; at < in.NumField(); at++ {
		field := in.Field(at)
		if field.Anonymous {
			all = append(all, document.missing(of, field.Type, where)...)
			continue
		}
		name := strings.Split(field.Tag.Get("json"), ",")[0]
		var properties []schema
		for _, form := range forms {
			if property := form.at("properties", name); property != nil {
				properties = append(properties, property)
			}
		}
		if len(properties) == 0 {
			all = append(all, where+"."+name+" is not in /openapi.json")
			continue
		}
		all = append(all, document.missing(oneOf(properties), field.Type, where+"."+name)...)
	}
	return all
}

// forms are the schemas that a value may have: behind references and choices.
func (document schema) forms(of schema) []schema {
	if of == nil {
		return nil
	}
	if reference, ok := of["$ref"].(string); ok {
		return document.forms(document.at(strings.Split(strings.TrimPrefix(reference, "#/"), "/")...))
	}
	all := []schema{of}
	for _, word := range []string{"anyOf", "oneOf", "allOf"} {
		choices, _ := of[word].([]interface{})
		for _, choice := range choices {
			if form, ok := choice.(map[string]interface{}); ok {
				all = append(all, document.forms(form)...)
			}
		}
	}
	return all
}

func anyOf(forms []schema, word string) schema {
	var found []schema
	for _, form := range forms {
		if inner := form.at(word); inner != nil {
			found = append(found, inner)
		}
	}
	return oneOf(found)
}

func oneOf(forms []schema) schema {
	choices := make([]interface{}, len(forms))
	for at, form := range forms {
		choices[at] = map[string]interface{}(form)
	}
	return schema{"anyOf": choices}
}

// at walks down; nil where there is nothing.
func (of schema) at(path ...string) schema {
	for _, name := range path {
		inner, ok := of[name].(map[string]interface{})
		if !ok {
			return nil
		}
		of = inner
	}
	return of
}

// The comparison itself tells what is not there.
func TestAFieldThatIsNotThereIsTold(t *testing.T) {
	var document schema
	_ = json.Unmarshal([]byte(`{"components":{"schemas":{"Job":{"type":"object","properties":{
"id":{"type":"string"},"parts":{"type":"array","items":{"anyOf":[{"type":"null"},{"type":"object","properties":{"kind":{}}}]}}}}}}}`), &document)
	type part struct {
		Kind  string `json:"kind"`
		Other string `json:"other"`
	}
	type job struct {
		ID    string  `json:"id,omitempty"`
		Parts []*part `json:"parts"`
		Name  *string `json:"name"`
	}
	got := document.missing(schema{"$ref": "#/components/schemas/Job"}, reflect.TypeOf(job{}), "job")
	want := []string{"job.parts[].other is not in /openapi.json", "job.name is not in /openapi.json"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("told %v", got)
	}
}
