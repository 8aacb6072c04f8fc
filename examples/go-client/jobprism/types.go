package jobprism

import "unicode/utf16"

// The structs hold what most callers read; /openapi.json tells everything that is answered. Fields that the service
// adds later are skipped by encoding/json, so an older client keeps working.

// Job is a job description as it was found. Only Text is needed.
type Job struct {
	ID         string `json:"id,omitempty"`
	Title      string `json:"title,omitempty"`
	Text       string `json:"text"`
	Company    string `json:"company,omitempty"`
	City       string `json:"city,omitempty"`
	Salary     string `json:"salary,omitempty"`
	Experience string `json:"experience,omitempty"`
	Education  string `json:"education,omitempty"`
}

// AssignedJob is a job with its place in the model and what its words say.
type AssignedJob struct {
	ID           string           `json:"id"`
	Title        *string          `json:"title"`
	Language     string           `json:"language"`
	Cluster      *int             `json:"cluster"` // nil for an outlier
	Similarity   float64          `json:"similarity"`
	Skills       []Skill          `json:"skills"`
	Capabilities []Capability     `json:"capabilities"`
	Frameworks   []FrameworkScore `json:"frameworks"`
	Role         string           `json:"role"`
	Level        *string          `json:"level"`
	Facts        Facts            `json:"facts"`
}

// Skill is a technology that a job names.
type Skill struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Polarity string     `json:"polarity"` // required, preferred or excluded
	Evidence []Evidence `json:"evidence"`
}

// Capability is what a job wants done, as in "high-concurrency".
type Capability struct {
	ID       string     `json:"id"`
	Score    float64    `json:"score"`
	Polarity string     `json:"polarity"`
	Evidence []Evidence `json:"evidence"`
}

// FrameworkScore tells how much a job speaks for a framework.
type FrameworkScore struct {
	Pack  string  `json:"pack"`
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

// Facts are what a job states beside its prose; nil where it does not.
type Facts struct {
	ExperienceYears []*float64 `json:"experienceYears"` // least and most
	Education       *string    `json:"education"`
	Salary          *Salary    `json:"salary"`
	City            *string    `json:"city"`
}

// Salary is pay per Period; Months is how many are paid a year.
type Salary struct {
	Min      *float64 `json:"min"`
	Max      *float64 `json:"max"`
	Currency string   `json:"currency"`
	Period   string   `json:"period"`
	Months   *float64 `json:"months"`
}

// Evidence is words that something was read from. Start and End count UTF-16 code units, as JavaScript does.
type Evidence struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// In cuts the evidence out of the field it stands in. Slicing the Go string by Start and End would count bytes.
func (e Evidence) In(field string) string {
	units := utf16.Encode([]rune(field))
	if e.Start < 0 || e.Start > e.End || e.End > len(units) {
		return ""
	}
	return string(utf16.Decode(units[e.Start:e.End]))
}

// Person is who jobs are sought for. Any part may be missing, but not all.
type Person struct {
	Title     string        `json:"title,omitempty"`
	Skills    []StatedSkill `json:"skills,omitempty"`
	Text      string        `json:"text,omitempty"`  // a résumé or a few sentences
	Years     *float64      `json:"years,omitempty"` // nil is not known, 0 a beginner
	Education string        `json:"education,omitempty"`
	Wishes    *Wishes       `json:"wishes,omitempty"`
}

// StatedSkill is a skill in any spelling; Level is basic, working (the default), strong or expert.
type StatedSkill struct {
	Name  string `json:"name"`
	Level string `json:"level,omitempty"`
}

// Wishes rank jobs that fall short lower; Filters leave them out.
type Wishes struct {
	Cities []string `json:"cities,omitempty"`
	Levels []string `json:"levels,omitempty"`
	Remote string   `json:"remote,omitempty"` // remote, hybrid or onsite
}

// RecommendOptions may be left empty.
type RecommendOptions struct {
	Top       int      `json:"top,omitempty"` // 1 to 1000; the service takes 10
	Diversity float64  `json:"diversity,omitempty"`
	Filters   *Filters `json:"filters,omitempty"`
}

// Filters are what must hold of a job.
type Filters struct {
	Cities        []string `json:"cities,omitempty"`
	Roles         []string `json:"roles,omitempty"`
	Skills        []string `json:"skills,omitempty"`
	WithoutSkills []string `json:"withoutSkills,omitempty"`
	Without       []string `json:"without,omitempty"` // ids of jobs already seen
}

// Recommendation is what fits a person, the best first.
type Recommendation struct {
	Jobs       []RecommendedJob   `json:"jobs"`
	Clusters   []Fitting          `json:"clusters"`
	Roles      []Fitting          `json:"roles"`
	Frameworks []FittingFramework `json:"frameworks"`
}

// RecommendedJob is a job with its score in [0, 1]; the contributions of Parts add up to it.
type RecommendedJob struct {
	ID      string      `json:"id"`
	Title   *string     `json:"title"`
	Company *string     `json:"company"`
	Cluster *int        `json:"cluster"`
	Score   float64     `json:"score"`
	Parts   []ScorePart `json:"parts"`
	Missing []Missing   `json:"missing"` // required ones first
}

// ScorePart is one reason for a score.
type ScorePart struct {
	Kind         string  `json:"kind"`
	ID           string  `json:"id"`
	Contribution float64 `json:"contribution"`
}

// Missing is what a job wants and the person does not have.
type Missing struct {
	Kind     string  `json:"kind"` // skill or capability
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Polarity string  `json:"polarity"`
	Gain     float64 `json:"gain"`
	Bridge   *Bridge `json:"bridge"`
}

// Bridge is what the person has that is nearest to what is missing.
type Bridge struct {
	From     string  `json:"from"`
	Name     string  `json:"name"`
	Nearness float64 `json:"nearness"`
}

// Bilingual is a name in Chinese and in English.
type Bilingual struct {
	Zh string `json:"zh"`
	En string `json:"en"`
}

// Fitting is a cluster or role with how well it fits.
type Fitting struct {
	ID    string    `json:"id"`
	Name  Bilingual `json:"name"`
	Score float64   `json:"score"`
}

// FittingFramework is a framework to lean on; Known says that the person has it.
type FittingFramework struct {
	Fitting
	Pack  string `json:"pack"`
	Known bool   `json:"known"`
}
