package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import vn.xacthuc.audit.offline.LeafFile.Given;
import vn.xacthuc.audit.offline.LeafFile.Range;

/// Reads exports and archives of one log as one: side by side, in the order of the leaves.
///
/// Where several have the same leaf they must agree, so that an export of last year bears witness
/// against one of today.
final class LeafMerge {

    /// A file and the leaf that comes next in it.
    private record Waiting(LeafFile file, Given given, int rank) {}

    private final List<LeafFile> files;
    private final Findings findings;

    LeafMerge(List<LeafFile> files, Findings findings) {
        this.files = files;
        this.findings = findings;
    }

    /// The leaves that must be there, ranges that touch or overlap taken together.
    List<Range> promised() {
        List<Range> ranges =
                files.stream()
                        .flatMap(file -> file.promised().stream())
                        .filter(range -> range.to() > range.from())
                        .sorted(Comparator.comparingLong(Range::from))
                        .toList();
        List<Range> joined = new ArrayList<>();
        for (Range range : ranges) {
            if (!joined.isEmpty() && range.from() <= joined.getLast().to()) {
                Range last = joined.removeLast();
                joined.add(new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }

    /// Hands every leaf to the check, and what is missing of the promised ones.
    void feed(LogCheck check) throws IOException {
        PriorityQueue<Waiting> waiting =
                new PriorityQueue<>(
                        Comparator.comparingLong((Waiting next) -> next.given().index())
                                .thenComparing(next -> next.given().entry().isEmpty())
                                .thenComparing(next -> next.given().withheld())
                                .thenComparingInt(Waiting::rank));
        for (int rank = 0; rank < files.size(); rank++) {
            advance(files.get(rank), rank, waiting);
        }
        List<Range> promised = new ArrayList<>(promised());
        while (!waiting.isEmpty()) {
            Waiting next = waiting.remove();
            advance(next.file(), next.rank(), waiting);
            Given leaf = next.given();
            while (!waiting.isEmpty() && waiting.peek().given().index() == leaf.index()) {
                Waiting same = waiting.remove();
                advance(same.file(), same.rank(), waiting);
                compare(leaf, same.given());
            }
            missingBefore(leaf.index(), promised, check);
            check.leaf(leaf);
        }
        missingBefore(Long.MAX_VALUE, promised, check);
    }

    private static void advance(LeafFile file, int rank, PriorityQueue<Waiting> waiting)
            throws IOException {
        file.next().ifPresent(given -> waiting.add(new Waiting(file, given, rank)));
    }

    /// Reports what is still promised below this leaf, and strikes the leaf itself out.
    private static void missingBefore(long index, List<Range> promised, LogCheck check) {
        while (!promised.isEmpty() && promised.getFirst().from() <= index) {
            Range first = promised.removeFirst();
            if (first.from() < Math.min(index, first.to())) {
                check.missing(first.from(), Math.min(index, first.to()));
            }
            if (index < first.to()) {
                if (index + 1 < first.to()) {
                    promised.addFirst(new Range(index + 1, first.to()));
                }
                return;
            }
        }
    }

    private void compare(Given one, Given other) {
        Optional<String> id = LeafFields.parse(one.leaf()).map(leaf -> leaf.id().toString());
        String both = one.file() + " and " + other.file() + " hold different ";
        if (!Arrays.equals(one.leaf(), other.leaf())) {
            findings.entry(one.index(), id, both + "leaves");
        } else if (one.entry().isPresent() && other.entry().isPresent()) {
            byte[] details = one.entry().get().details();
            byte[] others = other.entry().get().details();
            // Erased or unreadable in one of them is no contradiction; it is named elsewhere.
            if (details != null && others != null && !Arrays.equals(details, others)) {
                findings.entry(one.index(), id, both + "details");
            }
        }
    }
}
