package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.TileSource;

/// What `verify-log` is asked to do.
///
/// @param files exports, and folders of archives
/// @param keys the log's verifier keys, the one of today and earlier ones
/// @param earlier checkpoints that were kept before
/// @param tiles hash tiles in a folder or at an address; an archive brings its own
/// @param partial whether a part of the log is all that is to be checked
record VerifyLogArguments(
        List<Path> files,
        Path checkpoint,
        List<NoteVerifier> keys,
        List<NoteVerifier> witnesses,
        List<Path> earlier,
        Optional<TileSource<IOException>> tiles,
        boolean partial,
        boolean json) {

    /// @throws IllegalArgumentException when something is missing or not known
    static VerifyLogArguments parse(List<String> arguments) throws MalformedNoteException {
        List<Path> files = new ArrayList<>();
        List<Path> checkpoints = new ArrayList<>();
        List<NoteVerifier> keys = new ArrayList<>();
        List<NoteVerifier> witnesses = new ArrayList<>();
        List<Path> earlier = new ArrayList<>();
        List<String> tiles = new ArrayList<>();
        boolean partial = false;
        boolean json = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--checkpoint" -> checkpoints.add(Path.of(value(argument, rest)));
                case "--key" -> keys.add(NoteVerifier.parse(value(argument, rest)));
                case "--witness" -> witnesses.add(NoteVerifier.parse(value(argument, rest)));
                case "--earlier" -> earlier.add(Path.of(value(argument, rest)));
                case "--tiles" -> tiles.add(value(argument, rest));
                case "--partial" -> partial = true;
                case "--json" -> json = true;
                default -> {
                    if (argument.startsWith("--")) {
                        throw new IllegalArgumentException("no option " + argument);
                    }
                    files.add(Path.of(argument));
                }
            }
        }
        if (files.isEmpty() || checkpoints.size() != 1 || keys.isEmpty() || tiles.size() > 1) {
            throw new IllegalArgumentException(
                    "give exports or archives, one checkpoint and the log's key");
        }
        return new VerifyLogArguments(
                files,
                checkpoints.getFirst(),
                keys,
                witnesses,
                earlier,
                tiles.stream().findFirst().map(VerifyLogArguments::tileSource),
                partial,
                json);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " lacks its value");
        }
        return rest.next();
    }

    private static TileSource<IOException> tileSource(String named) {
        return named.startsWith("http://") || named.startsWith("https://")
                ? new ServedTiles(named.replaceFirst("/+$", ""))
                : new FolderTiles(Path.of(named));
    }

    /// Where hash tiles come from.
    Optional<TileSource<IOException>> tileSource() {
        return tiles.or(() ->
                files.stream()
                        .filter(Files::isDirectory)
                        .map(folder -> (TileSource<IOException>) new FolderTiles(folder))
                        .reduce((first, last) -> last));
    }
}
