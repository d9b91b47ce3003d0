#!/bin/sh
# Opens charter in a window of its own. Made for a double-click in the Finder of macOS.
program=$(cd "$(dirname "$0")" && pwd)/charter

# A window that is large enough. Terminals that cannot do it take no notice.
printf '\033[8;32;110t'

# Assessments are made, and looked for, in the folder for documents. macOS may ask
# whether Terminal may use it; who says no works in the home folder.
cd "$HOME/Documents" 2>/dev/null && ls >/dev/null 2>&1 || cd "$HOME" || exit

"$program" || {
  printf 'Press enter to close this window. '
  read -r _
}
