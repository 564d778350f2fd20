/// Which values do the secret settings have now?
///
/// Uses no other room. A secret setting is one like any other: in the environment, in a system
/// property, in a file of a directory (`xacthuc.secret.directory`; the file is named as the setting
/// is) or in a PKCS#12 store (`xacthuc.secret.keystore`; the entry is). Where several have it, the
/// first of these counts: system property (400), environment (300), `.env` (295), directory (290),
/// store (280), `config/application.properties` (260), what is packaged (250).
///
/// Directory and store are read anew while the service runs. How a room hangs on: the bean that
/// holds the keys implements [SecretHolder]. It makes them of its settings when it is constructed,
/// and again in [SecretHolder#prepare], and keeps them in one volatile field, so that a request
/// finds them all old or all new.
///
/// Choices made here:
/// - First all rooms make their keys, and only when none refuses are they put in force. So half a
///   change never counts, and material that is bad leaves the old keys in force.
/// - Directory and store are compared by content: Kubernetes exchanges whole directories under the
///   same name. A change counts when two readings one after the other find the same, so that
///   nobody's copying is caught halfway.
/// - A key never changes under its name ([NamedSecrets]): what was made with it would be lost.
/// - Refused material is no reason to take this process out of turn, since it serves with what it
///   had, and all others would go with it. It is told in the log, by a metric and as a detail of
///   the health check.
/// - SmallRye has sources for directories and stores, too. The one skips what it cannot read and
///   the other takes a private key for text, and neither says whether anything changed.
@NullMarked
package vn.xacthuc.secret;

import org.jspecify.annotations.NullMarked;
