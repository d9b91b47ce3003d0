// Package identity knows who may come to a host, and what each may do there: accounts,
// their keys, the organisations they belong to, and invites. Nobody has a password: who
// holds the key of an account is that person, and a key comes to an account by an invite
// that a steward gave by hand.
//
// All of it is one text, in a file or wherever else a [Keeper] keeps it, which is read anew
// whenever it has changed, so that what a steward decides holds from the next thing that
// anybody does. It holds names, public keys and
// digests of invite codes, and nothing of any assessment.
//
// Whoever asks names the organisation that they ask for. Nothing of another one shows,
// also in errors.
package identity
