# Sourced by ./tocsin and ./check: finds a JDK new enough and exports JAVA_HOME.
# Reads the "release" file of each candidate, so that looking costs no start of a JVM.

JDK_WANTED=25

jdk_major() {
  # "25.0.1" -> 25, "1.8.0_402" -> 1; nothing when the folder is no JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_candidates() {
  [ -n "${JAVA_HOME:-}" ] && printf '%s\n' "$JAVA_HOME"
  local java
  if java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null); then
    printf '%s\n' "${java%/bin/java}"
  fi
  local home
  for home in /usr/lib/jvm/* /usr/java/* /usr/local/openjdk* /opt/*jdk* /opt/java/* \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    "${HOME:-/nonexistent}"/.asdf/installs/java/* \
    "${HOME:-/nonexistent}"/.local/share/mise/installs/java/*; do
    [ -d "$home" ] && printf '%s\n' "$home"
  done
}

find_jdk() {
  local home major seen=""
  while IFS= read -r home; do
    major=$(jdk_major "$home")
    [ -n "$major" ] || continue
    if [ "$major" -ge "$JDK_WANTED" ]; then
      export JAVA_HOME="$home"
      return 0
    fi
    seen="$seen
    $home (Java $major)"
  done <<EOF
$(jdk_candidates)
EOF
  {
    printf 'Tocsin needs a JDK %s or newer, and none was found.\n' "$JDK_WANTED"
    [ -n "$seen" ] && printf '  Found, but too old:%s\n' "$seen"
    printf '  Install one:\n'
    printf '    Debian, Ubuntu   apt install openjdk-25-jdk, or temurin-25-jdk from Adoptium\n'
    printf '    Fedora           dnf install java-25-openjdk-devel\n'
    printf '    macOS            brew install openjdk@25\n'
    printf '  If it lies in an unusual folder:  export JAVA_HOME=/that/folder\n'
  } >&2
  return 1
}

find_maven() {
  command -v mvn >/dev/null && return 0
  printf 'Tocsin is built by Maven 3.8.7 or newer, and there is no mvn on the PATH.\n' >&2
  printf '  Debian, Ubuntu: apt install maven    macOS: brew install maven\n' >&2
  return 1
}
