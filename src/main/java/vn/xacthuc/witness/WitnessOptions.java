package vn.xacthuc.witness;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;

/// What the command line of a witness says.
///
/// @param fresh whether key and storage are to be made
/// @param name the witness's name in its cosignatures
/// @param key the file of its private key
/// @param storage the folder of what it remembers
/// @param listen where it listens; means nothing for a fresh one
/// @param logs the trusted keys of each log, by origin; empty for a fresh one
record WitnessOptions(
        boolean fresh,
        String name,
        Path key,
        Path storage,
        InetSocketAddress listen,
        Map<String, List<NoteVerifier>> logs) {

    static final String USAGE =
            """
            usage: witness new --name NAME --key FILE --storage FOLDER
                   witness --name NAME --key FILE --storage FOLDER [--listen HOST:PORT]
                           --log VKEY [--log-origin ORIGIN] [--log VKEY ...]
            """;

    private static final String NEW = "new";
    private static final String LOG = "--log";
    private static final String LOG_ORIGIN = "--log-origin";
    private static final String LISTEN = "--listen";
    private static final Set<String> SINGLE = Set.of("--name", "--key", "--storage", LISTEN);
    private static final String HERE = "127.0.0.1:7380";

    private record Log(String origin, NoteVerifier key) {}

    /// @throws IllegalArgumentException if the arguments say no such thing, with what is wrong
    static WitnessOptions parse(List<String> arguments) {
        boolean fresh = !arguments.isEmpty() && arguments.getFirst().equals(NEW);
        Map<String, String> single = new LinkedHashMap<>();
        List<Log> logs = new ArrayList<>();
        Iterator<String> rest = arguments.subList(fresh ? 1 : 0, arguments.size()).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            if (!SINGLE.contains(option) && !option.equals(LOG) && !option.equals(LOG_ORIGIN)) {
                throw new IllegalArgumentException("unknown: " + option);
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            String value = rest.next();
            if (option.equals(LOG)) {
                NoteVerifier key = key(value);
                logs.add(new Log(key.name(), key));
            } else if (option.equals(LOG_ORIGIN)) {
                if (logs.isEmpty()) {
                    throw new IllegalArgumentException(LOG_ORIGIN + " follows the --log it is of");
                }
                logs.add(new Log(value, logs.removeLast().key()));
            } else if (single.put(option, value) != null) {
                throw new IllegalArgumentException(option + " is given twice");
            }
        }
        if (fresh != logs.isEmpty()) {
            throw new IllegalArgumentException(
                    fresh ? "new takes no --log" : "a witness needs a --log to watch");
        }
        return new WitnessOptions(
                fresh,
                required(single, "--name"),
                Path.of(required(single, "--key")),
                Path.of(required(single, "--storage")),
                address(single.getOrDefault(LISTEN, HERE)),
                byOrigin(logs));
    }

    private static String required(Map<String, String> single, String option) {
        String value = single.get(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return value;
    }

    private static NoteVerifier key(String vkey) {
        try {
            NoteVerifier key = NoteVerifier.parse(vkey);
            if (key.isCosigner()) {
                throw new IllegalArgumentException("that is a witness's key, not a log's: " + vkey);
            }
            return key;
        } catch (MalformedNoteException e) {
            throw new IllegalArgumentException("no key of a log: " + vkey, e);
        }
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, Math.max(0, colon)),
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no address to listen on: " + text, e);
        }
    }

    private static Map<String, List<NoteVerifier>> byOrigin(List<Log> logs) {
        Map<String, List<NoteVerifier>> keys = new LinkedHashMap<>();
        for (Log log : logs) {
            keys.computeIfAbsent(log.origin(), origin -> new ArrayList<>()).add(log.key());
        }
        return keys;
    }
}
