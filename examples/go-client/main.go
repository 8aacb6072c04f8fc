// A small command over the client.
//
//	export JOBPRISM_URL=http://127.0.0.1:8080 JOBPRISM_KEY=...
//	go run . assign < job.txt
//	go run . recommend -skills Go,Redis,Kafka -cities 杭州 -top 5 "五年后端，负责高并发网关"
//	go run . similar zh-go-001
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"example.com/jobprism-client/jobprism"
)

func main() {
	// Ctrl-C ends a call that waits.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	base := os.Getenv("JOBPRISM_URL")
	if base == "" {
		base = "http://127.0.0.1:8080"
	}
	client, err := jobprism.New(base, os.Getenv("JOBPRISM_KEY"))
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return fmt.Errorf("say what: assign, recommend or similar")
	}
	// For all attempts of a call together.
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	switch args[0] {
	case "assign":
		return assign(ctx, client, in, out)
	case "recommend":
		return recommend(ctx, client, args[1:], out)
	case "similar":
		return similar(ctx, client, args[1:], out)
	default:
		return fmt.Errorf("%q is none of assign, recommend, similar", args[0])
	}
}

func assign(ctx context.Context, client *jobprism.Client, in io.Reader, out io.Writer) error {
	text, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	job, err := client.Assign(ctx, jobprism.Job{Text: string(text)})
	if err != nil {
		return err
	}
	if job.Cluster == nil {
		fmt.Fprintf(out, "%s, in no cluster\n", job.Role)
	} else {
		fmt.Fprintf(out, "%s, in cluster %d\n", job.Role, *job.Cluster)
	}
	for _, skill := range job.Skills {
		fmt.Fprintf(out, "  %-9s %s\n", skill.Polarity, skill.Name)
	}
	return nil
}

func recommend(ctx context.Context, client *jobprism.Client, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("recommend", flag.ContinueOnError)
	skills := flags.String("skills", "", "skills, with commas between")
	cities := flags.String("cities", "", "cities the person would like, with commas between")
	top := flags.Int("top", 10, "jobs to show")
	if err := flags.Parse(args); err != nil {
		return err
	}
	person := jobprism.Person{Text: strings.Join(flags.Args(), " ")}
	for _, name := range list(*skills) {
		person.Skills = append(person.Skills, jobprism.StatedSkill{Name: name})
	}
	if wished := list(*cities); len(wished) > 0 {
		person.Wishes = &jobprism.Wishes{Cities: wished}
	}
	found, err := client.Recommend(ctx, person, jobprism.RecommendOptions{Top: *top})
	if err != nil {
		return err
	}
	show(out, found.Jobs)
	return nil
}

func similar(ctx context.Context, client *jobprism.Client, args []string, out io.Writer) error {
	if len(args) != 1 {
		return fmt.Errorf("similar needs the id of a job")
	}
	jobs, err := client.Similar(ctx, args[0], 10)
	if err != nil {
		return err
	}
	show(out, jobs)
	return nil
}

// show prints a job a line, and below it what the person would have to learn.
func show(out io.Writer, jobs []jobprism.RecommendedJob) {
	for _, job := range jobs {
		title := ""
		if job.Title != nil {
			title = *job.Title
		}
		fmt.Fprintf(out, "%.3f  %s  %s\n", job.Score, job.ID, title)
		for _, missing := range job.Missing {
			if missing.Polarity != "required" {
				continue
			}
			bridge := ""
			if missing.Bridge != nil {
				bridge = ", near to " + missing.Bridge.Name
			}
			fmt.Fprintf(out, "         asks for %s%s\n", missing.Name, bridge)
		}
	}
}

func list(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == '、' })
}
