// Renders a chart like `helm template`, with the libraries that Helm uses: Go's text/template, Sprig and sigs.k8s.io/yaml.
// Features that charts without dependencies do not need are left out: subcharts, lookups in a cluster, the order of hooks,
// post-renderers.
//
//	render <chart> <release> <values.yaml>...
//
// prints a JSON object: the merged values, and the output of each template by name.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig"
	"sigs.k8s.io/yaml"
)

type object = map[string]interface{}

type result struct {
	Values    object            `json:"values"`
	Templates map[string]string `json:"templates"`
}

func main() {
	rendered, err := render(os.Args[1], os.Args[2], os.Args[3:])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(rendered)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func render(chart string, release string, valueFiles []string) (*result, error) {
	values := object{}
	for _, file := range append([]string{filepath.Join(chart, "values.yaml")}, valueFiles...) {
		more, err := readYaml(file)
		if err != nil {
			return nil, err
		}
		merge(values, more)
	}
	about, err := readYaml(filepath.Join(chart, "Chart.yaml"))
	if err != nil {
		return nil, err
	}
	root := object{
		"Values":  values,
		"Chart":   object{"Name": about["name"], "Version": about["version"], "AppVersion": about["appVersion"]},
		"Release": object{"Name": release, "Namespace": "default", "Service": "Helm", "Revision": 1, "IsInstall": true, "IsUpgrade": false},
	}
	files, err := filepath.Glob(filepath.Join(chart, "templates", "*"))
	if err != nil {
		return nil, err
	}
	templates, err := parse(files)
	if err != nil {
		return nil, err
	}
	rendered := map[string]string{}
	for _, file := range files {
		name := filepath.Base(file)
		if strings.HasPrefix(name, "_") {
			continue
		}
		var text bytes.Buffer
		if err := templates.ExecuteTemplate(&text, name, root); err != nil {
			return nil, err
		}
		// Like Helm for a missing value.
		rendered[name] = strings.ReplaceAll(text.String(), "<no value>", "")
	}
	return &result{values, rendered}, nil
}

func parse(files []string) (*template.Template, error) {
	templates := template.New("chart").Option("missingkey=zero")
	functions := sprig.TxtFuncMap()
	// A chart must not depend on where it is rendered.
	delete(functions, "env")
	delete(functions, "expandenv")
	functions["toYaml"] = func(value interface{}) (string, error) {
		text, err := yaml.Marshal(value)
		return strings.TrimSuffix(string(text), "\n"), err
	}
	functions["required"] = func(warning string, value interface{}) (interface{}, error) {
		if value == nil || value == "" {
			return nil, errors.New(warning)
		}
		return value, nil
	}
	functions["include"] = func(name string, data interface{}) (string, error) {
		var text bytes.Buffer
		err := templates.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	templates.Funcs(functions)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if _, err := templates.New(filepath.Base(file)).Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return templates, nil
}

func readYaml(file string) (object, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	read := object{}
	return read, yaml.Unmarshal(text, &read)
}

// Objects are merged, everything else replaces the previous value; null removes it.
func merge(into object, more object) {
	for key, value := range more {
		former, isObject := into[key].(object)
		latter, areBoth := value.(object)
		switch {
		case value == nil:
			delete(into, key)
		case isObject && areBoth:
			merge(former, latter)
		default:
			into[key] = value
		}
	}
}
