# Sourced by ./tocsin: makes target/tocsin.jar when it is missing or older than its sources,
# and shows a person that something moves. Everything it says goes to stderr.

jar_is_fresh() {
  [ -f "$TOCSIN_HOME/target/tocsin.jar" ] &&
    [ -z "$(find "$TOCSIN_HOME/pom.xml" "$TOCSIN_HOME/src/main" \
      -newer "$TOCSIN_HOME/target/tocsin.jar" -print -quit)" ]
}

# Small and quick to start: one page server with little garbage, not a farm of workers.
jvm_flags() {
  printf '%s ' -Xmx256m -Xms24m -Xmn16m -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError \
    --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    --sun-misc-unsafe-memory-access=allow -Dio.netty.noUnsafe=false # a third of the processor time of a small answer
  case "${TOCSIN_JAVA_OPTS:-}" in
    *-XX:+Use*GC*) ;; # two collectors on one command line are an error
    *) printf '%s' -XX:+UseSerialGC ;;
  esac
}

# The most that `serve` may take for its objects, in MiB. With eighteen thousand open pages 150 MiB are in use: in 256 all of it
# is collected at every third word, for 0.4 s each; where memory is short, or cannot be seen, that is still better than none (ADR 27).
serving_heap() {
  local kib room limit
  kib=$(awk '$1 == "MemTotal:" {print $2}' /proc/meminfo 2>/dev/null)
  [ -n "$kib" ] || kib=$(($(sysctl -n hw.memsize 2>/dev/null || echo 0) / 1024))
  # Every group of processes above this one may have a limit of its own.
  for room in \
    "/sys/fs/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup 2>/dev/null)" \
    "/sys/fs/cgroup/memory$(sed -n 's/^[0-9]*:memory://p' /proc/self/cgroup 2>/dev/null)"; do
    while [ "${room#/sys/fs/cgroup}" != "$room" ]; do
      for limit in "$room/memory.max" "$room/memory.high" "$room/memory.limit_in_bytes"; do
        if read -r limit 2>/dev/null <"$limit" && [ "$limit" != max ] && [ "$((limit / 1024))" -lt "$kib" ]; then
          kib=$((limit / 1024))
        fi
      done
      room=${room%/*}
    done
  done
  if [ "$kib" -ge $((7 << 18)) ]; then
    printf 512
  else
    printf 256
  fi
}

# One line that is redrawn on a terminal; elsewhere one line per step and one per 25 downloads.
show_progress() {
  local line step="reading pom.xml" file="" downloads=0 status started=$SECONDS tty=""
  local wait=""
  [ -t 2 ] && tty=1
  # The clock moves while one long download says nothing (bash 3 cannot tell waiting from the end).
  [ -n "$tty" ] && [ "${BASH_VERSINFO[0]}" -ge 4 ] && wait="-t 1"
  while :; do
    # shellcheck disable=SC2086 # two words or none
    IFS= read -r $wait line
    status=$?
    if [ "$status" -gt 128 ]; then
      line="waiting"
    elif [ "$status" -ne 0 ]; then
      break
    fi
    case $line in
      waiting) ;;
      *'--- '*':'*' @ '*)
        case $line in
          *enforcer*) step="checking the tools" ;;
          *jte*) step="generating pages from templates" ;;
          *:resources*) step="copying resources" ;;
          *:compile*) step="compiling" ;;
          *:jar*) step="packaging" ;;
          *:shade*) step="making one jar" ;;
          *) continue ;;
        esac
        file=""
        [ -n "$tty" ] || printf '  %3d s  %s\n' $((SECONDS - started)) "$step" >&2
        ;;
      *Downloading\ from*)
        file=${line##*/}
        ;;
      *Downloaded\ from*)
        downloads=$((downloads + 1))
        [ -n "$tty" ] || [ $((downloads % 25)) -ne 0 ] ||
          printf '  %3d s  %d files downloaded\n' $((SECONDS - started)) "$downloads" >&2
        ;;
      *) continue ;;
    esac
    if [ -n "$tty" ]; then
      local detail=""
      [ "$downloads" -gt 0 ] && detail=", $downloads files downloaded"
      [ -n "$file" ] && detail="$detail, fetching ${file%% *}"
      printf '\r\033[K  %3d s  %.100s' $((SECONDS - started)) "$step$detail" >&2
    fi
  done
  [ -n "$tty" ] && printf '\r\033[K' >&2
  return 0
}

build_jar() {
  local log="$TOCSIN_HOME/target/build.log" started=$SECONDS status
  mkdir -p "$TOCSIN_HOME/target"
  printf 'Building Tocsin (once; the log is %s)\n' "target/build.log" >&2
  # A jar that was half made must not look fresh the next time.
  trap 'rm -f "$TOCSIN_HOME/target/tocsin.jar"; exit 130' INT TERM
  (
    cd "$TOCSIN_HOME" || exit 1
    mvn -B -Pjar package 2>&1 </dev/null |
      tee "$log" | show_progress
    exit "${PIPESTATUS[0]}"
  )
  status=$?
  trap - INT TERM
  if [ "$status" -ne 0 ]; then
    rm -f "$TOCSIN_HOME/target/tocsin.jar"
    printf 'The build failed:\n' >&2
    grep -E '^\[ERROR\]' "$log" | head -20 >&2
    return 1
  fi
  printf 'Built in %d s.\n' $((SECONDS - started)) >&2
}

# What the JVM sees in a rehearsal it need not work out again: later starts take half the time. Whoever waits for
# a first page does not wait for it: the cache gets its name only when it is whole, and belongs to the jar, the JDK
# and the flags it was made with. One rehearsal at a time, in target/rehearsal; one that was cut short is held again.
rehearse() {
  local room="$TOCSIN_HOME/target/rehearsal" cache="$TOCSIN_HOME/target/tocsin.aot" status=1
  local part="$room/$$.aot" # one whose shell was killed may still write its own
  rehearsal_is_under_way || rm -rf "$room"
  mkdir "$room" 2>/dev/null && printf '%s\n' "$$" >"$room/pid" || return 1
  # shellcheck disable=SC2046 # the flags are words
  "$JAVA_HOME/bin/java" $(jvm_flags) -XX:AOTCacheOutput="$part" -Xlog:aot=error,cds=error \
    -Djava.io.tmpdir="$room" -jar "$TOCSIN_HOME/target/tocsin.jar" rehearse \
    >"$TOCSIN_HOME/target/rehearsal.log" 2>&1 && [ -s "$part" ] && [ ! -e "$part.config" ] && status=0
  if [ "$TOCSIN_HOME/target/tocsin.jar" -nt "$room/pid" ]; then
    status=1 # another jar took its place meanwhile
  elif [ $status = 0 ]; then
    # A mark is never beside the cache of another start, wherever this dies.
    rm -f "$cache" && rehearsal_mark >"$cache.for" && mv "$part" "$cache" || status=1
  else
    rehearsal_mark >"$TOCSIN_HOME/target/rehearsal.failed"
  fi
  rm -rf "$room"
  return $status
}

# What a cache is good for, besides the jar.
rehearsal_mark() {
  printf '%s %s %s\n' "$JAVA_HOME" "$(cksum <"$JAVA_HOME/release")" "$(jvm_flags)"
}

# Whether what stands in a file was written for the jar, the JDK and the flags of this start.
is_of_this_start() {
  [ "$1" -nt "$TOCSIN_HOME/target/tocsin.jar" ] && [ "$(cat "$1")" = "$(rehearsal_mark)" ]
}

rehearsed() {
  [ -f "$TOCSIN_HOME/target/tocsin.aot" ] && is_of_this_start "$TOCSIN_HOME/target/tocsin.aot.for"
}

rehearsal_is_under_way() {
  [ -n "$(find "$TOCSIN_HOME/target/rehearsal/pid" -mmin -60 2>/dev/null)" ] &&
    kill -0 "$(cat "$TOCSIN_HOME/target/rehearsal/pid")" 2>/dev/null
}

# It may have been for want of time or memory: a day later it is tried again.
rehearsal_failed_lately() {
  [ -n "$(find "$TOCSIN_HOME/target/rehearsal.failed" -mmin -1440 2>/dev/null)" ] &&
    is_of_this_start "$TOCSIN_HOME/target/rehearsal.failed"
}

# Whether one is due: none was held for this start, none failed lately, none is under way.
rehearsal_is_due() {
  [ "${TOCSIN_REHEARSAL:-}" != no ] && [ -w "$TOCSIN_HOME/target" ] && ! rehearsed &&
    ! rehearsal_failed_lately && ! rehearsal_is_under_way
}

# For those who measure: the build and the rehearsal as every later start finds them, made where they are missing.
ready_to_measure() {
  jar_is_fresh || { find_maven && build_jar; } || return 1
  while rehearsal_is_under_way; do sleep 1; done
  rehearsed && return 0
  printf '  %s\n' "rehearsing, so that starts are quick" >&2
  rehearse || {
    printf 'The rehearsal failed (target/rehearsal.log): what is measured would not be what serves.\n' >&2
    return 1
  }
}
