package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"charter/assessment/identity"
	"charter/questions/plaintext"
	"charter/tui/host"
)

// serving is what charter serve is asked to do.
type serving struct {
	con          console
	folder       string
	store        string
	listen       string
	name         string
	organisation string
	web          host.Web
	metrics      string
	grace        time.Duration
}

func serveCommand(con console) *cobra.Command {
	o := serving{con: con}
	cmd := &cobra.Command{
		Use: "serve", Short: "Let many people work here, over SSH", GroupID: groupWork, Args: noArgs,
		Long: `Let many people work on assessments that are kept on this computer. They need
nothing but an SSH client, which Windows, macOS and Linux have: ssh -p 2222 NAME

Started the first time, it makes a folder with a key for this host and prints the
invite code of the first steward, who invites the others. Everybody comes with an
SSH key of their own; nobody has a password.

Each organisation sees its own assessments only. They are ordinary files in the
folder. With --web, people in its workshops can vote on their own phones, on an
encrypted website: name a certificate, or have a proxy on this computer that has
one. It ends with ctrl+c, and saves everybody's work first. docs/hosting.md
tells how to run it on a server.`,
		Example: `  charter serve
  charter serve --folder /srv/charter --listen :22 --name charter.example.org
  charter serve --web :443 --tls-cert cert.pem --tls-key key.pem --name charter.example.org
  charter serve --web 127.0.0.1:8080 --site https://charter.example.org
  charter serve invite steward --organisation "Falls Clinic"`,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.run(cmd.Context()) },
	}
	o.placeFlags(cmd)
	cmd.Flags().StringVar(&o.listen, "listen", ":2222", "take connections on this `ADDRESS`")
	cmd.Flags().StringVar(&o.name, "name", "", "the `NAME` by which people reach this computer; else the one it has itself")
	cmd.Flags().StringVar(&o.web.Address, "web", "", "let phones vote: take browsers on this `ADDRESS`, such as :443")
	cmd.Flags().StringVar(&o.web.Site, "site", "", "the `URL` at which browsers find this host; else https:// and its name")
	cmd.Flags().StringVar(&o.web.Certificate, "tls-cert", "", "the certificate for browsers is in this `FILE`; none where a proxy has it")
	cmd.Flags().StringVar(&o.web.Key, "tls-key", "", "and its private key in this `FILE`")
	cmd.Flags().StringVar(&o.metrics, "metrics", "", "tell on this `ADDRESS` of this computer how the host does: /metrics, /health, /ready")
	cmd.Flags().DurationVar(&o.grace, "grace", usualGrace, "how much `TIME` people have to finish when the host is told to stop")
	invite := &cobra.Command{
		Use: "invite ROLE", Short: "Make an invite from this computer", Args: oneRole,
		Long: `Make the code of an invite, for a viewer, editor, facilitator or steward of an
organisation, which is made if it is not there yet. An earlier code for the same that
was made here and not used ends with it. The host need not be stopped for this.`,
		Example: `  charter serve invite steward --organisation "Falls Clinic"`,
		RunE:    func(cmd *cobra.Command, args []string) error { return o.invite(cmd.Context(), args[0]) },
	}
	o.placeFlags(invite)
	cmd.AddCommand(invite, o.checkCommand(), o.exportCommand(), o.importCommand(), o.purgeCommand())
	return cmd
}

// placeFlags adds where a host keeps what, and for whom.
func (o *serving) placeFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.folder, "folder", "", "keep all in this `FOLDER`; else charter/host below your own folder for data")
	o.storeFlag(cmd)
	cmd.Flags().StringVar(&o.organisation, "organisation", "", "the `NAME` of the organisation; else that of your settings, or My organisation")
}

// fill gives what was not said its usual value.
func (o *serving) fill() {
	o.folder = cmp.Or(o.folder, filepath.Join(o.con.data, "host"))
	chosen, _ := o.con.chosen(organisationKey)
	o.organisation = cmp.Or(o.organisation, chosen, "My organisation")
	o.name = cmp.Or(o.name, o.con.self().Machine, "localhost")
}

// usualGrace is how long people have to finish. A service is killed some time after that.
const usualGrace = 20 * time.Second

// hostGCPercent is how far the heap of a host grows before garbage is collected: with many
// people memory counts, and not the time of a start, as for [gcPercent].
const hostGCPercent = 100

// run serves until the program is told to end.
func (o *serving) run(ctx context.Context) error {
	o.fill()
	if o.con.getenv("GOGC") == "" {
		debug.SetGCPercent(hostGCPercent)
	}
	at, end, err := o.place(ctx, false)
	if err != nil {
		return err
	}
	defer end()
	h, err := host.Open(host.Options{
		Folder: o.folder, Database: at.Database, Address: o.listen, Name: o.name,
		Now: o.con.clock, Tool: o.con.release.tool(), Sample: o.con.release.sample, Packs: o.con.packs(""),
		Log: slog.New(slog.NewJSONHandler(o.con.stderr, nil)), Limits: host.UsualLimits(), Web: o.web, Metrics: o.metrics, Grace: o.grace,
	})
	if err != nil {
		return err
	}
	code, err := h.FirstInvite(o.organisation)
	if err != nil {
		return err
	}
	if err := o.con.printf("%s", o.welcome(h, code)); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	told := make(chan os.Signal, 2)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer func() {
		signal.Stop(told)
		close(told)
	}()
	go func() {
		for range told { // the first ends it, and the next does so at once
			if ctx.Err() != nil {
				h.Hurry()
			}
			stop()
		}
	}()
	if err := h.Serve(ctx); err != nil {
		return err
	}
	return o.con.printf("Stopped. Everything is saved.\n")
}

// welcome says what runs here, and what to type.
func (o *serving) welcome(h *host.Host, code string) string {
	var text strings.Builder
	fmt.Fprintf(&text, "charter serves %s now. %s\n\nTo work here, type in another window:\n\n  %s\n\n", plaintext.Line(o.organisation), kept(h), h.Command("localhost"))
	if code != "" {
		fmt.Fprintf(&text, "It asks for the code of an invite. The one of the first steward, who invites the others, is\n\n  %s\n\nIt works once, within a week. ", code)
	}
	fmt.Fprintf(&text, "From another computer: %s\nWho has no SSH key yet makes one with: ssh-keygen -t ed25519\n", h.Command(plaintext.Line(o.name)))
	if site := h.Site(); site != "" {
		fmt.Fprintf(&text, "Phones in workshops find it at %s\n", site)
	}
	fmt.Fprintf(&text, "The first time, people are shown the key of this host. It is %s\n\nCtrl+c stops it, once everybody's work is saved; ctrl+c twice at once. What happens is logged below.\n", h.Fingerprint())
	return text.String()
}

// kept says where the host keeps what it has.
func kept(h *host.Host) string {
	if h.Database != nil {
		return "Assessments and accounts are kept in the database, the key of this host in " + plaintext.Line(h.Folder) + "."
	}
	return "All is kept in " + plaintext.Line(h.Folder) + "."
}

// invite makes an invite beside a host that may be running.
func (o *serving) invite(ctx context.Context, role string) error {
	o.fill()
	if _, err := os.Stat(o.folder); err != nil && o.store == "" {
		return fmt.Errorf("there is no host in %s yet. Start one with charter serve, or name its folder with --folder", plaintext.Line(o.folder))
	}
	at, end, err := o.place(ctx, false)
	if err != nil {
		return err
	}
	defer end()
	directory := at.Directory(o.con.clock)
	asked := identity.Role(strings.ToLower(role))
	if !asked.Known() {
		return misuse("there is no role %q. The roles are viewer, editor, facilitator and steward", role)
	}
	made, err := directory.AddOrganisation(o.organisation)
	if err != nil {
		return err
	}
	code, err := directory.Invite(made.ID, asked, "")
	if err != nil {
		return err
	}
	return o.con.printf("Invite code for the role of %s in %s: %s\nIt works once, within a week.\n", asked, plaintext.Line(made.Name), code)
}

// oneRole demands the name of one role.
func oneRole(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return misuse("%s needs one role: viewer, editor, facilitator or steward", cmd.CommandPath())
	}
	return nil
}
