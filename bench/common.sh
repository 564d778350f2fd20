# What the benches of the service share; to be sourced. One PostgreSQL with a register of synthetic people
# and one or more logs, packaged services on them, and load. Everything talks to the loopback address and
# ends with the script.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in pgbench wrk psql curl; do
    command -v "$tool" >/dev/null || { echo "the benches need $tool" >&2; exit 1; }
done

work=$(mktemp -d /var/tmp/xacthuc-bench.XXXXXX)
ground_pid=
declare -A service_pids=()

finish() {
    local port
    for port in "${!service_pids[@]}"; do
        stop "$port"
    done
    { exec 9>&-; } 2>/dev/null || true
    [ -n "$ground_pid" ] && wait "$ground_pid" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# prepare PEOPLE [DATABASE...]: the register, and an empty log in each of the databases beside xacthuc.
prepare() {
    if [ ! -f target/quarkus-app/quarkus-run.jar ]; then
        ./mvnw -B -q -Pquick -DskipTests package
    fi
    ./mvnw -B -q -Pquick dependency:build-classpath -Dmdep.outputFile="$work/classpath" >/dev/null
    # Where mvnw found its JDK: the machine's default java may be older.
    java=$(./mvnw -v | sed -n 's/.*runtime: //p')/bin/java
    echo "preparing a register of $1 people"
    mkfifo "$work/stop"
    sample BenchGround "$work" "$1" 2GB "${@:2}" <"$work/stop" 2>"$work/ground.log" &
    ground_pid=$!
    exec 9>"$work/stop"
    until [ -f "$work/ready" ]; do
        kill -0 "$ground_pid" 2>/dev/null || { cat "$work/ground.log" >&2; exit 1; }
        sleep 0.5
    done
    # shellcheck disable=SC1091
    . "$work/superuser.env"
}

# sample CLASS [ARGUMENT...]: runs a program of the room sample.
sample() {
    "$java" -Xmx2g -cp "target/sample-classes:target/classes:$(cat "$work/classpath")" \
        "vn.xacthuc.sample.$1" "${@:2}"
}

# settings DATABASE: exports the service's settings, with its log in this database.
settings() {
    # shellcheck disable=SC1091
    . "$work/service.env"
    local name
    for name in QUARKUS_DATASOURCE_LOG_JDBC_URL QUARKUS_FLYWAY_LOG_JDBC_URL; do
        export "$name=${!name/\/xacthuc\?//$1?}"
    done
}

# serve PORT DATABASE: starts a service and waits until it is ready.
serve() {
    (
        settings "$2"
        export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$1
        # shellcheck disable=SC2086
        exec "$java" -Xmx2g -Dvertx.disableURIValidation=true --enable-native-access=ALL-UNNAMED \
            ${BENCH_JAVA_OPTIONS:-} -jar target/quarkus-app/quarkus-run.jar 9>&-
    ) >"$work/service-$1.log" 2>&1 &
    service_pids[$1]=$!
    until curl -sf -o "$work/ready-$1" "http://127.0.0.1:$1/q/health/ready"; do
        kill -0 "${service_pids[$1]}" 2>/dev/null || { cat "$work/service-$1.log" >&2; exit 1; }
        sleep 0.5
    done
}

# stop PORT
stop() {
    kill "${service_pids[$1]}" 2>/dev/null && wait "${service_pids[$1]}" 2>/dev/null || true
    unset "service_pids[$1]"
}

# load SECONDS CONNECTIONS PORT...: verifies random people at all these services at once; prints how many a
# second, and the p50 and p99 of the slowest service in milliseconds.
load() {
    local seconds=$1 connections=$(($2 / ($# - 2))) port wrks=()
    shift 2
    for port in "$@"; do
        wrk -t$((2 / $# > 0 ? 2 / $# : 1)) -c"$connections" -d"${seconds}s" --timeout 10s \
            -s bench/verify.lua "http://127.0.0.1:$port" -- "$work" \
            >"$work/wrk-$port.out" 2>>"$work/wrk.log" 9>&- &
        wrks+=($!)
    done
    wait "${wrks[@]}"
    for port in "$@"; do
        sed -n 's/^RESULT //p' "$work/wrk-$port.out"
    done | awk '{ rate += $1; p50 = $2 > p50 ? $2 : p50; p99 = $3 > p99 ? $3 : p99; errors += $4 }
        END { if (errors) print errors " requests failed" >"/dev/stderr"; print rate, p50, p99 }'
}

# What one durable commit takes when nobody shares it: the flush, mostly.
lone_commit() {
    psql -qc 'create schema if not exists bench' -c 'create table if not exists bench.tick (at timestamptz)' \
        2>/dev/null
    echo 'insert into bench.tick values (now());' >"$work/tick.sql"
    pgbench -n -M prepared -c 1 -T 3 -f "$work/tick.sql" 2>>"$work/pgbench.log" \
        | sed -n 's/^latency average = //p'
}

# slow_flush MICROSECONDS: makes every flush of the write-ahead log take longer; 0 is as it is.
slow_flush() {
    psql -qc "alter system set commit_delay = $1" -c "alter system set commit_siblings = 0" \
        -c "select pg_reload_conf()" >/dev/null
    sleep 0.2
}

median() {
    sort -g | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

# column NUMBER FILE: the median of a column.
column() {
    awk -v column="$1" '{ print $column }' "$2" | median
}
