# Sourced by benches: finds a program to compare or to load with; root on a Debian gets it installed.
#   tool PROGRAM PACKAGE    prints its path
tool() {
  local path
  path=$(command -v "$1" || ls "/usr/sbin/$1" "/usr/local/sbin/$1" 2>/dev/null | head -1)
  if [ -z "$path" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    printf '%s is missing, installing it: apt-get install %s\n' "$1" "$2" >&2
    { apt-get install -y "$2" || { apt-get update && apt-get install -y "$2"; }; } >/dev/null 2>&1
    path=$(command -v "$1" || ls "/usr/sbin/$1" 2>/dev/null)
  fi
  if [ -z "$path" ]; then
    printf '%s is needed, and there is none.\n  Debian, Ubuntu: apt install %s    macOS: brew install %s\n' "$1" "$2" "$1" >&2
    return 1
  fi
  printf '%s\n' "$path"
}
