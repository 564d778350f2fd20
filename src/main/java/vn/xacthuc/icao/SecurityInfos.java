package vn.xacthuc.icao;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/// What the chip says about its protocols (Doc 9303-11 section 9.2), as far as a server needs it.
///
/// @param activeAuthenticationAlgorithm the signature algorithm of its Active Authentication
///   (section 9.2.4); a chip with an ECDSA key must name it
public record SecurityInfos(Optional<ASN1ObjectIdentifier> activeAuthenticationAlgorithm) {}
