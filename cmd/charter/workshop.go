package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"charter/questions/plaintext"
	"charter/tui"
	"charter/tui/phones"
	"charter/tui/screen"
)

func workshopCommand(s *display) *cobra.Command {
	var led leading
	cmd := &cobra.Command{
		Use: "workshop FILE", Short: "Lead a group through it on a shared screen", GroupID: groupWork,
		Long: `Lead a group through an assessment on a shared screen: everyone rates each question
unseen, then the room looks at the result together and talks where views differ.
How many chose each level is kept, never who chose what.

It can be stopped at any time and goes on where it stopped, also on another day.

With --practice the program plays the people of the worked example, so that you have
led a workshop before your first. Nothing of it is written anywhere.

With --facilitator it shows, on a second terminal, what the facilitator needs while the
room looks at the shared screen: what to say now, whose turn it is, the time, what to ask,
and private notes. It only reads the file, follows it, and never shows a vote.

With --phones people vote on their own phones, over the Wi-Fi of the room: each opens the
address on the shared screen, with the camera or typed. Who has no phone votes at the
keyboard, in the same round. The program then listens at port 8088 of this computer, or
where ADDRESS says, until you leave it; without --phones only if you ask for phones there.`,
		Example: `  charter workshop falls-risk-list.charter.json --theme contrast
  charter workshop --practice
  charter workshop falls-risk-list.charter.json --facilitator
  charter workshop falls-risk-list.charter.json --phones
  charter workshop falls-risk-list.charter.json --phones 192.168.1.23:8099`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := led.options(cmd, args)
			if err != nil {
				return err
			}
			if s.inLines() && led.practice {
				return misuse("a workshop is led on a screen that everybody can see, and plain lines have none")
			}
			if s.inLines() {
				return misuse("a workshop is led on a screen that everybody can see, and plain lines have none; phones join by it. Instead: charter open %s --accessible; at a question, type hands to enter the counts of a show of hands", plaintext.Argument(o.Path))
			}
			if !s.con.terminal {
				return s.noTerminal("charter score, charter validate and charter export work with the file without a terminal")
			}
			return s.run(o)
		},
	}
	led.flags(cmd)
	s.flags(cmd)
	return cmd
}

// leading says how a workshop is led.
type leading struct {
	practice, facilitator bool
	phones                string // where phones join; noAddress when that was not said
}

// noAddress stands for --phones without an address behind it.
const noAddress = " "

func (l *leading) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&l.practice, "practice", false, "practise on the worked example with made-up votes; nothing is written")
	cmd.Flags().BoolVar(&l.facilitator, "facilitator", false, "show what the facilitator needs, on a second terminal; it only reads FILE")
	cmd.Flags().StringVar(&l.phones, "phones", "", "let people vote on their own phones, over the Wi-Fi of the room, at an `[ADDRESS]` of this computer, a port, or both")
	cmd.Flags().Lookup("phones").NoOptDefVal = noAddress
}

// options are what the application is started with.
func (l *leading) options(cmd *cobra.Command, args []string) (tui.Options, error) {
	o := tui.Options{Practice: l.practice, Facilitator: l.facilitator, Screen: screen.KindWorkshop}
	if l.phones != "" {
		at, rest, err := l.address(args)
		if err != nil {
			return o, err
		}
		o.Phones, args = &at, rest
	}
	if l.practice && (len(args) > 0 || l.facilitator || o.Phones != nil) {
		return o, misuse("--practice takes no file, no --facilitator and no --phones: it is on the worked example, and writes nothing. Run charter workshop --practice")
	}
	if l.facilitator && o.Phones != nil {
		return o, misuse("--facilitator takes no --phones: phones join by the shared screen. Start that with --phones, and this without")
	}
	if l.practice {
		return o, nil
	}
	if err := oneFile(cmd, args); err != nil {
		return o, err
	}
	if o.Path = args[0]; l.facilitator {
		o.Screen = ""
	}
	return o, assessmentOnly(o.Path)
}

// address takes the address for phones out of what was typed: it stands behind an equals
// sign, or by itself beside the name of the file.
func (l *leading) address(args []string) (at string, rest []string, err error) {
	if at = strings.TrimSpace(l.phones); at == "" && len(args) > 1 {
		isAddress := func(arg string) bool { _, err := phones.ReadAddress(arg); return err == nil }
		i := slices.IndexFunc(args, isAddress)
		if i < 0 && len(args) == 2 { // then the one that is no assessment is to be one
			i = slices.IndexFunc(args, func(arg string) bool { return !strings.HasSuffix(arg, ".json") })
		}
		if i >= 0 {
			at, args = args[i], slices.Delete(slices.Clone(args), i, i+1)
		}
	}
	if _, err := phones.ReadAddress(at); err != nil {
		return "", nil, misuse("%v", err)
	}
	return at, args, nil
}
