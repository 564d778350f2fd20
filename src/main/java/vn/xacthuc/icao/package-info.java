/// What do the files of an ICAO 9303 chip say, and are they what the issuing state signed?
///
/// Plain Java on BouncyCastle: parts 3 to 5 (MRZ), 10 (data groups), 11 (passive and Active
/// Authentication) and 12 (certificates, master lists, revocation lists) of ICAO Doc 9303, eighth
/// edition, as far as a server needs them, and the files of the CCCD. It knows no framework, no
/// database and no clock, and uses no other room.
///
/// Every result is a value: hostile bytes end in a finding, never in an exception.
@NullMarked
package vn.xacthuc.icao;

import org.jspecify.annotations.NullMarked;
