package vn.xacthuc.audit.export;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/// Gives an export on to its reader, at the pace that the log can bear.
final class PacedExport {

    /// How long an export is silent at most, as far as its format allows.
    private static final long BEAT = TimeUnit.MILLISECONDS.toNanos(500);

    private static final int WHOLE = 100;

    private final ExportWriter writer;
    private final OutputStream out;
    private final int share;
    private long spoke = System.nanoTime();

    /// @param share how much of its time it works, in percent
    PacedExport(ExportWriter writer, OutputStream out, int share) {
        this.writer = writer;
        this.out = out;
        this.share = share;
    }

    /// Gives on what was written. Waits while the reader is slow.
    ///
    /// @throws IOException when the reader is gone, also where there is nothing to give on
    void send() throws IOException {
        if (writer.sendTo(out)) {
            spoke = System.nanoTime();
        }
        out.flush();
    }

    /// Rests in proportion to what was worked, and says from time to time that it goes on.
    ///
    /// @param leaf everything below it has been looked at
    void rest(long worked, long leaf) throws IOException {
        long end = System.nanoTime() + worked * (WHOLE - share) / share;
        do {
            long left = end - System.nanoTime();
            if (left > 0) {
                sleep(Math.min(left, BEAT));
            }
            if (System.nanoTime() - spoke >= BEAT) {
                writer.progress(leaf);
                send();
                spoke = System.nanoTime();
            }
        } while (System.nanoTime() < end);
    }

    private static void sleep(long nanos) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the service stops");
        }
    }
}
