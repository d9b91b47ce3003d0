package main

import (
	"context"

	"github.com/spf13/cobra"
)

// How long a host keeps what nobody needs any more, in days.
const (
	usualClosedDays = 90
	usualActDays    = 365
)

func (o *serving) purgeCommand() *cobra.Command {
	closed, acts := usualClosedDays, usualActDays
	cmd := &cobra.Command{
		Use: "purge", Short: "Forget accounts that were closed long ago, and old acts", Args: noArgs,
		Long: `Forget the accounts that were closed long ago, with their names and keys, invites that
have expired, and what was recorded of acts long ago. Stop the host for this, or acts of
that moment may be lost from the record. No assessment is changed: to take a name out of
those, use charter forget.`,
		Example: `  charter serve purge --closed-days 30`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if closed < 0 || acts < 0 {
				return misuse("--closed-days and --act-days are numbers of days, from 0 on")
			}
			return o.purge(cmd.Context(), closed, acts)
		},
	}
	o.placeFlags(cmd)
	cmd.Flags().IntVar(&closed, "closed-days", closed, "forget accounts that were closed more than so many days ago, a `NUMBER`")
	cmd.Flags().IntVar(&acts, "act-days", acts, "forget acts of more than so many days ago, a `NUMBER`")
	return cmd
}

func (o *serving) purge(ctx context.Context, closed, acts int) error {
	o.fill()
	at, end, err := o.place(ctx, false)
	if err != nil {
		return err
	}
	defer end()
	now := o.con.clock()
	told, err := at.Purge(now.AddDate(0, 0, -closed), now.AddDate(0, 0, -acts), o.con.clock)
	if err != nil {
		return err
	}
	return o.con.printf("%s\n", told)
}
