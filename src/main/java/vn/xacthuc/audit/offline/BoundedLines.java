package vn.xacthuc.audit.offline;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Lines of a file that nobody vouches for: none takes more memory than the longest may.
final class BoundedLines implements Closeable {

    /// In bytes. The longest line of an export, an entry with its proof, is far below.
    static final int LONGEST = 1 << 20;

    private static final int CHUNK = 1 << 16;

    private final InputStream file;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;

    BoundedLines(InputStream file) {
        this.file = file;
    }

    /// The next line without its end; one that is too long comes as an empty one, which is no line
    /// of an export either. Empty at the end of the file.
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean fits = true;
        while (fill()) {
            int from = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            fits &= line.size() + next - from <= LONGEST;
            if (fits) {
                line.write(chunk, from, next - from);
            } else {
                line.reset();
            }
            if (next < end) {
                next++;
                return Optional.of(line.toByteArray());
            }
        }
        return fits && line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, file.read(chunk));
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
