package vn.xacthuc.trust;

import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.RevocationList;

/// Something that the operator supplied, read. Whether it counts depends on what else there is.
sealed interface TrustMaterial {

    record Csca(CscaCertificate certificate) implements TrustMaterial {

        @Override
        public MaterialKind kind() {
            return MaterialKind.CSCA_CERTIFICATE;
        }

        @Override
        public Fingerprint fingerprint() {
            return certificate.fingerprint();
        }

        @Override
        public byte[] encoded() {
            return certificate.certificate().encoded();
        }
    }

    record Certificates(MasterList list) implements TrustMaterial {

        @Override
        public MaterialKind kind() {
            return MaterialKind.MASTER_LIST;
        }

        @Override
        public Fingerprint fingerprint() {
            return list.fingerprint();
        }

        @Override
        public byte[] encoded() {
            return list.encoded();
        }
    }

    record Revocations(RevocationList list) implements TrustMaterial {

        @Override
        public MaterialKind kind() {
            return MaterialKind.CRL;
        }

        @Override
        public Fingerprint fingerprint() {
            return list.fingerprint();
        }

        @Override
        public byte[] encoded() {
            return list.encoded();
        }
    }

    MaterialKind kind();

    Fingerprint fingerprint();

    /// The bytes as they were supplied.
    byte[] encoded();
}
