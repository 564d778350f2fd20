package vn.xacthuc.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Bends of what stands before the body and is still HTTP: target, method, headers.
final class HeadBends {

    private static final List<String> ESCAPES =
            List.of(
                    "%",
                    "%2",
                    "%zz",
                    "%00",
                    "%c0%af",
                    "%ff",
                    "%ed%a0%80",
                    "%25%30%30",
                    "%2e%2e%2f",
                    "%2f",
                    "%5c",
                    ";a=b",
                    "..;/",
                    "//",
                    "/./",
                    "/../",
                    "?",
                    "%3f",
                    "%0d%0aX-Injected:%20x",
                    "%e2%80%ae",
                    "%f0%9f%98%80",
                    "+",
                    "*",
                    "@",
                    "|",
                    "[",
                    "{",
                    "\"",
                    "<",
                    "\\",
                    "^",
                    "`");

    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "1.5",
                    "1e3",
                    "501",
                    "2147483648",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "99999999999999999999",
                    "0x10",
                    "",
                    "%20",
                    "%2B1",
                    "01",
                    "NaN",
                    "null",
                    "true",
                    "1%00");

    private static final List<String> METHODS =
            List.of(
                    "GET",
                    "HEAD",
                    "POST",
                    "PUT",
                    "PATCH",
                    "DELETE",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "MKCOL",
                    "BREW",
                    "get",
                    "Post",
                    "QUERY",
                    "PURGE",
                    "_");

    private static final List<String> MEDIA_TYPES =
            List.of(
                    "",
                    "text/plain",
                    "application/xml",
                    "application/json; charset=utf-16",
                    "application/json;charset=ISO-8859-1",
                    "application/json; charset=",
                    "application/json;",
                    "application/vnd.api+json",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "multipart/form-data; boundary=x",
                    "application/*",
                    "*/*",
                    ";;;",
                    "json",
                    "application/json, text/plain",
                    "application/octet-stream",
                    "APPLICATION/JSON",
                    "application/problem+json",
                    "a/b/c",
                    "/",
                    "application/");

    private static final List<String> ACCEPTS =
            List.of(
                    "",
                    "*/*",
                    "text/html",
                    "application/json;q=0",
                    "application/xml, */*;q=0.1",
                    ",,,",
                    "application/json;q=2",
                    "*",
                    "a/b;q=x",
                    "image/webp",
                    "text/csv",
                    "application/problem+json",
                    "application/json;v=\"",
                    "text/*;q=0.5,*/*;q=0");

    private static final List<String> LANGUAGES =
            List.of(
                    "vi",
                    "en",
                    "vi;q=0",
                    "*;q=0",
                    "x-klingon",
                    "vi-VN-x-a-b-c",
                    "en;q=1.0001",
                    ";q=",
                    "vi,".repeat(400),
                    "%s",
                    "-",
                    "vi;q=NaN",
                    "aaaaaaaaa-bbbbbbbbb");

    /// Headers that have misled services, each with values.
    private static final Map<String, List<String>> ODD =
            Map.ofEntries(
                    Map.entry("X-HTTP-Method-Override", List.of("DELETE", "PUT", "BREW")),
                    Map.entry("X-Method-Override", List.of("PATCH")),
                    Map.entry("X-Original-URL", List.of("/q/metrics", "/v1/parties")),
                    Map.entry("X-Rewrite-URL", List.of("/q/openapi")),
                    Map.entry("X-Forwarded-For", List.of("127.0.0.1", "::1, x", "999.1.1.1")),
                    Map.entry("X-Forwarded-Prefix", List.of("/../..")),
                    Map.entry("X-Forwarded-Host", List.of("evil.example", "a b")),
                    Map.entry("X-Forwarded-Proto", List.of("https", "file")),
                    Map.entry("Forwarded", List.of("for=127.0.0.1;proto=https", "for=\"", ";;")),
                    Map.entry("Client-Cert", List.of(":AAAA:", ":", "x", ":MIIB:")),
                    Map.entry(
                            "Range",
                            List.of(
                                    "bytes=0-1",
                                    "bytes=-1",
                                    "bytes=9-1,0-0",
                                    "x=y",
                                    "bytes=0-,0-,0-")),
                    Map.entry("Content-Range", List.of("bytes 0-1/2", "bytes */x")),
                    Map.entry("If-None-Match", List.of("*", "\"x\"", "W/\"", "x".repeat(2_000))),
                    Map.entry("If-Match", List.of("*", "\"x\"")),
                    Map.entry("If-Modified-Since", List.of("x", "Sat, 31 Feb 2099 25:61:61 GMT")),
                    Map.entry("If-Unmodified-Since", List.of("Thu, 01 Jan 1970 00:00:00 GMT")),
                    Map.entry("Content-Encoding", List.of("gzip", "br", "identity", "x", "")),
                    Map.entry(
                            "Cookie", List.of("a=b; a=c", "=;=;", "x".repeat(3_000), "$Version=1")),
                    Map.entry("Origin", List.of("null", "https://evil.example", "x")),
                    Map.entry("Access-Control-Request-Method", List.of("DELETE")),
                    Map.entry("Referer", List.of("x", "https://a/?003090000001")),
                    Map.entry("User-Agent", List.of("${jndi:ldap://127.0.0.1:1/a}", "() { :;}; x")),
                    Map.entry(
                            "traceparent",
                            List.of(
                                    "00-x-y-z",
                                    "00-" + "0".repeat(32) + "-" + "0".repeat(16) + "-01")),
                    Map.entry("baggage", List.of("a=b,c", "=".repeat(500))),
                    Map.entry("X-Request-Id", List.of("x", "003090000001")),
                    Map.entry("TE", List.of("trailers", "x;q=2")),
                    Map.entry("Trailer", List.of("Content-Length")),
                    Map.entry("Via", List.of("1.1 x, ".repeat(50))),
                    Map.entry("Max-Forwards", List.of("0", "-1")),
                    Map.entry("DPoP", List.of("eyJ.a.b")),
                    Map.entry("Content-MD5", List.of("x")),
                    Map.entry("Content-Disposition", List.of("form-data; name=\"x")),
                    Map.entry("Prefer", List.of("respond-async")),
                    Map.entry("Early-Data", List.of("1")),
                    Map.entry("Last-Event-ID", List.of("-1")),
                    Map.entry("Date", List.of("x")));

    private static final List<String> ODD_NAMES =
            List.copyOf(ODD.keySet().stream().sorted().toList());

    private HeadBends() {}

    static String target(Draft draft, Ground ground, SplittableRandom random) {
        int kind = random.nextInt(7);
        if (kind < 3 && !draft.path.isEmpty() && draft.target == null) {
            List<String> names = new ArrayList<>(draft.path.keySet());
            String name = names.get(random.nextInt(names.size()));
            draft.path.put(name, part(draft.path.get(name), draft, random));
            return "path";
        }
        if (kind < 5) {
            return query(draft, ground, random);
        }
        String target = draft.target();
        int at = 1 + random.nextInt(target.length());
        draft.target =
                switch (random.nextInt(7)) {
                    case 0 -> target + "/";
                    case 1 -> target + "/" + Draft.encoded(Hostile.line(draft, random));
                    case 2 -> target.substring(0, at);
                    case 3 -> target.toUpperCase(java.util.Locale.ROOT);
                    case 4 -> target + "?" + "a".repeat(random.nextInt(9_500));
                    case 5 -> "/" + target;
                    default ->
                            target.substring(0, at)
                                    + ESCAPES.get(random.nextInt(ESCAPES.size()))
                                    + target.substring(at);
                };
        return "target";
    }

    private static String query(Draft draft, Ground ground, SplittableRandom random) {
        List<String> names =
                new ArrayList<>(
                        draft.operation.in("query").stream()
                                .map(PublishedApi.Parameter::name)
                                .toList());
        names.add(random.nextBoolean() ? "access_token" : draft.mark());
        String name = names.get(random.nextInt(names.size()));
        String value;
        if (name.equals("cursor") && random.nextInt(3) > 0) {
            String cursor = ground.cursor(random.nextInt(1 << 20));
            value =
                    random.nextBoolean()
                            ? cursor
                            : cursor.substring(random.nextInt(cursor.length()));
        } else {
            value =
                    random.nextBoolean()
                            ? NUMBERS.get(random.nextInt(NUMBERS.size()))
                            : part("1", draft, random);
        }
        switch (random.nextInt(6)) {
            case 0 -> draft.query.removeIf(one -> one.getKey().equals(name));
            case 1 -> {
                draft.query.add(Map.entry(name, "1"));
                draft.query.add(Map.entry(name, value));
            }
            case 2 -> draft.query.add(Map.entry(name + "[]", value));
            default -> {
                draft.query.removeIf(one -> one.getKey().equals(name));
                draft.query.add(Map.entry(name, value));
            }
        }
        return "query";
    }

    private static String part(String good, Draft draft, SplittableRandom random) {
        int at = random.nextInt(good.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 ->
                    good.substring(0, at)
                            + ESCAPES.get(random.nextInt(ESCAPES.size()))
                            + good.substring(at);
            case 1 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case 2 -> good.substring(0, at);
            case 3 -> good + good;
            case 4 -> "x" + "9".repeat(random.nextInt(400));
            default -> Draft.encoded(Hostile.line(draft, random));
        };
    }

    static String header(Draft draft, SplittableRandom random) {
        switch (random.nextInt(9)) {
            case 0 -> draft.header("Content-Type", of(MEDIA_TYPES, random));
            case 1 -> draft.header("Accept", of(ACCEPTS, random));
            case 2 -> draft.header("Accept-Language", of(LANGUAGES, random));
            case 3 -> idempotencyKey(draft, random);
            case 4 -> {
                if (!draft.headers.isEmpty()) {
                    draft.headers.remove(random.nextInt(draft.headers.size()));
                }
            }
            case 5 -> {
                if (!draft.headers.isEmpty()) {
                    draft.headers.add(draft.headers.get(random.nextInt(draft.headers.size())));
                }
            }
            case 6 -> {
                int count = random.nextInt(1, 200);
                for (int index = 0; index < count; index++) {
                    draft.headers.add(new Draft.Header("X-" + index, draft.mark()));
                }
            }
            case 7 ->
                    draft.header(
                            "X-Long",
                            "x".repeat(List.of(100, 8_000, 16_500, 30_000).get(random.nextInt(4))));
            default -> {
                String name = of(ODD_NAMES, random);
                draft.headers.add(new Draft.Header(name, of(ODD.get(name), random)));
            }
        }
        return "header";
    }

    private static void idempotencyKey(Draft draft, SplittableRandom random) {
        String key =
                switch (random.nextInt(7)) {
                    case 0 -> "";
                    case 1 -> "k".repeat(256);
                    case 2 -> "khoá-" + draft.mark();
                    case 3 -> "a b";
                    case 4 -> "shared";
                    case 5 -> Hostile.line(draft, random);
                    default -> "\"" + draft.mark() + "\"";
                };
        draft.header("Idempotency-Key", key);
    }

    static String method(Draft draft, SplittableRandom random) {
        draft.method = random.nextInt(12) == 0 ? draft.mark() : of(METHODS, random);
        return "method";
    }

    private static <T> T of(List<T> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
