package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/exports/report"
	"charter/questions/plaintext"
	"charter/tui/theme"
)

// choice is a setting as it holds now, and where that comes from.
type choice struct {
	Key    string `json:"key"`
	Value  string `json:"value"`
	Source string `json:"source"` // flag, environment, file or default
	about  string
}

// choices are all settings with where they come from.
type choices struct {
	File     string   `json:"file"`
	Settings []choice `json:"settings"`
}

// configOptions are what charter config is asked to do.
type configOptions struct {
	con   console
	theme string
	json  bool
}

func configCommand(con console) *cobra.Command {
	o := configOptions{con: con}
	cmd := &cobra.Command{
		Use: "config", Short: "Show your settings and where each comes from", GroupID: groupAbout, Args: noArgs,
		Long: `Show your settings, where each comes from, and the file that keeps them.

  name          who you are, with your role after a comma; stands beside what you change
  organisation  what a new assessment is offered as its organisation
  theme         the colours: ` + strings.Join(themeWords(), ", ") + `
  audience      for whom a report is, as the screens and plain lines offer it: public or
                internal. charter export writes a public one unless it is told otherwise

A flag goes before the environment, which goes before the file. Nothing else is kept
there, and nothing in it goes into an assessment but your name and the organisation.`,
		Example: `  charter config
  charter config set organisation "Mersey Council"
  charter config set theme ""`,
		RunE: func(*cobra.Command, []string) error { return o.show() },
	}
	cmd.Flags().StringVar(&o.theme, "theme", "", "show what holds with these `colours`")
	cmd.Flags().BoolVar(&o.json, "json", false, "write JSON")
	cmd.AddCommand(&cobra.Command{
		Use: "set KEY VALUE", Short: "Keep a setting; an empty value takes it away",
		Long: "Keep a setting in your settings file. With an empty value, \"\", it is taken away. The\nkeys are name, organisation, theme and audience.",
		Example: `  charter config set organisation "Mersey Council"
  charter config set theme ""`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return misuse("charter config set needs a key and a value, for example: charter config set organisation \"Mersey Council\"")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return con.set(args[0], args[1]) },
	})
	return cmd
}

// themeWords are the names of all themes.
func themeWords() []string {
	words := make([]string, len(theme.Names()))
	for i, name := range theme.Names() {
		words[i] = string(name)
	}
	return words
}

// allowed gives the values that a setting can have; nil for any.
func allowed(key string) []string {
	switch key {
	case themeKey:
		return themeWords()
	case audienceKey:
		return []string{string(report.Public), string(report.Internal)}
	}
	return nil
}

// set keeps a setting, or takes it away.
func (c console) set(key, value string) error {
	value = strings.TrimSpace(value)
	known := []string{userKey, organisationKey, themeKey, audienceKey}
	if !slices.Contains(known, key) {
		return misuse("there is no setting %q. Choose from %s", plaintext.Line(key), strings.Join(known, ", "))
	}
	if values := allowed(key); value != "" && values != nil && !slices.Contains(values, value) {
		return misuse("%s cannot be %q. Choose from %s", key, plaintext.Line(value), strings.Join(values, ", "))
	}
	if value == "" {
		if err := c.settings.drop(key); err != nil {
			return err
		}
		return c.printf("%s is not set any more.\n", key)
	}
	if err := c.settings.put(key, value); err != nil {
		return err
	}
	return c.printf("%s is %s.\n", key, plaintext.Line(value))
}

// chosen gives what the file says of a setting. A value that it cannot have counts as none,
// and is told. So does all of a file that cannot be read, which is told with the name of
// the user.
func (c console) chosen(key string) (value string, set bool) {
	value, set, err := c.settings.text(key)
	if err != nil && !errors.Is(err, errNoText) {
		return "", false
	}
	wrong, values := "", allowed(key)
	switch {
	case err != nil:
		wrong = err.Error()
	case set && values != nil && !slices.Contains(values, value):
		wrong = fmt.Sprintf("cannot be %q", plaintext.Line(value))
	default:
		return value, set
	}
	other := append(values, `""`)[0]
	c.warn(fmt.Sprintf("%s in %s %s and is passed over. Run: charter config set %s %s", key, c.settings.path, wrong, key, other))
	return "", false
}

// look gives the theme that holds and where that is said; none is for the terminal to tell.
func (c console) look(flag string) (name theme.Name, source string, err error) {
	if flag != "" && !slices.Contains(theme.Names(), theme.Name(flag)) {
		return "", "", misuse("there is no theme %q. Choose from %v", plaintext.Line(flag), theme.Names())
	}
	if flag != "" {
		return theme.Name(flag), "flag", nil
	}
	if c.getenv("NO_COLOR") != "" {
		return theme.Plain, "environment", nil
	}
	if kept, set := c.chosen(themeKey); set {
		return theme.Name(kept), "file", nil
	}
	return "", "default", nil
}

// choices tells every setting.
func (o configOptions) choices() (choices, error) {
	kept := func(key, otherwise, about string) choice {
		if value, set := o.con.chosen(key); set {
			return choice{key, value, "file", about}
		}
		return choice{key, otherwise, "default", about}
	}
	look, source, err := o.con.look(o.theme)
	return choices{o.con.settings.path, []choice{
		kept(userKey, "", "asked for when it is needed"),
		kept(organisationKey, "", "none"),
		{themeKey, string(look), source, "as the terminal is"},
		kept(audienceKey, string(report.Public), ""),
	}}, err
}

func (o configOptions) show() error {
	all, err := o.choices()
	if err != nil {
		return err
	}
	if _, err := o.con.settings.read(); err != nil {
		o.con.warn(err.Error())
	}
	if o.json {
		return printJSON(o.con, all)
	}
	words := map[string]string{"flag": "the flag --theme", "environment": "the environment: NO_COLOR", "file": "the settings file", "default": "the default"}
	for _, c := range all.Settings {
		if err := o.con.printf("%-13s %s  (%s)\n", c.Key, plaintext.Line(cmp.Or(c.Value, c.about)), words[c.Source]); err != nil {
			return err
		}
	}
	return o.con.printf("\nThe settings file is %s\n", plaintext.Line(cmp.Or(all.File, "nowhere: there is no folder for it")))
}
