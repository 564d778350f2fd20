package vn.xacthuc.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What a chip is to be, up to its signature and beyond.
///
/// What stands before [#make()] in the name of a file is signed; what is done `afterwards` is what
/// a forger does. Drafts are used once and by one thread.
public final class ChipDraft {

    private final SortedMap<Integer, byte[]> files;
    private final List<Consumer<SodDraft>> sodChanges = new ArrayList<>();
    private final List<Consumer<SortedMap<Integer, byte[]>>> later = new ArrayList<>();
    private UnaryOperator<byte[]> sodFile = file -> file;
    private CertifiedKey signer;
    private TestDigest digest = TestDigest.SHA256;
    private Optional<Instant> signingTime = Optional.empty();
    private Optional<TestKey> key = Optional.empty();

    private ChipDraft(CertifiedKey signer, Map<Integer, byte[]> files) {
        this.signer = signer;
        this.files = new TreeMap<>(files);
    }

    /// A chip with these data groups.
    public static ChipDraft of(CertifiedKey signer, Map<Integer, byte[]> files) {
        return new ChipDraft(signer, files);
    }

    public CertifiedKey signer() {
        return signer;
    }

    /// Lets somebody else sign.
    public ChipDraft signer(CertifiedKey other) {
        signer = other;
        return this;
    }

    /// EF.SOD says that it was signed then.
    public ChipDraft signedAt(Instant instant) {
        signingTime = Optional.of(instant);
        return this;
    }

    /// The digest of the data groups.
    public ChipDraft digest(TestDigest other) {
        digest = other;
        return this;
    }

    /// EF.SOD does not say when it was signed.
    public ChipDraft signedAtNoTime() {
        signingTime = Optional.empty();
        return this;
    }

    /// The chip's own key; DG15 holds its public half.
    public ChipDraft key(TestKey own) {
        key = Optional.of(own);
        return this;
    }

    /// A data group as it is signed.
    public byte[] file(int number) {
        byte[] file = files.get(number);
        if (file == null) {
            throw new IllegalArgumentException("there is no DG" + number);
        }
        return file;
    }

    /// Adds a data group or replaces it, before it is signed.
    public ChipDraft file(int number, byte[] file) {
        files.put(number, file);
        return this;
    }

    /// Leaves a data group out, of the chip and of what is signed.
    public ChipDraft without(int number) {
        files.remove(number);
        return this;
    }

    /// Changes EF.SOD on its way to the signature, after the data groups were listed.
    public ChipDraft sod(Consumer<SodDraft> change) {
        sodChanges.add(change);
        return this;
    }

    /// Changes the signed EF.SOD.
    public ChipDraft sodAfterwards(UnaryOperator<byte[]> change) {
        sodFile = change;
        return this;
    }

    /// Changes a data group that was signed.
    public ChipDraft fileAfterwards(int number, UnaryOperator<byte[]> change) {
        later.add(all -> all.computeIfPresent(number, (same, file) -> change.apply(file)));
        return this;
    }

    /// Adds a data group that nobody signed.
    public ChipDraft addAfterwards(int number, byte[] file) {
        later.add(all -> all.put(number, file));
        return this;
    }

    /// Keeps a data group from the reader that was signed.
    public ChipDraft withholdAfterwards(int number) {
        later.add(all -> all.remove(number));
        return this;
    }

    /// Signs and makes the chip.
    public TestChip make() {
        SodDraft sod = SodDraft.by(signer).digest(digest);
        signingTime.ifPresent(instant -> sod.signerInfo(info -> info.signedAt(instant)));
        files.forEach(sod::list);
        sodChanges.forEach(change -> change.accept(sod));
        SortedMap<Integer, byte[]> supplied = new TreeMap<>(files);
        later.forEach(change -> change.accept(supplied));
        // A chip that shows no key cannot use one.
        boolean hasKey = files.containsKey(15) || supplied.containsKey(15);
        return new TestChip(
                DataGroupFile.efCom(files.keySet()),
                sodFile.apply(sod.file()),
                supplied,
                key.filter(own -> hasKey));
    }
}
