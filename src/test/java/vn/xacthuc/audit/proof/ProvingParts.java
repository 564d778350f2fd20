package vn.xacthuc.audit.proof;

import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.checkpoint.SigningParts;

/// What a process put together by hand serves to those who check the log.
public final class ProvingParts {

    public final LogProofs proofs;
    final StrangersShare share;
    final LogTree tree;
    final LogBundles bundles;

    public ProvingParts(
            SigningParts signing,
            EntryRepository entries,
            LogTiles tiles,
            AuditLog log,
            AuditConfig config) {
        share = new StrangersShare(config);
        proofs = new LogProofs(entries, signing.checkpoints, tiles, log, share);
        tree = new LogTree(signing.checkpoints, signing.keys, tiles, share);
        bundles = new LogBundles(tree, entries, log);
    }
}
