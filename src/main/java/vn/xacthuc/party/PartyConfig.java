package vn.xacthuc.party;

import io.smallrye.config.ConfigMapping;

/// Settings of the room `party`.
@ConfigMapping(prefix = "xacthuc.party")
public interface PartyConfig {

    /// Key of the pseudonyms (`subjectToken`) that parties see, base64 of at least 32 bytes.
    /// Whoever has it can tell which number a pseudonym stands for, and a change gives everybody
    /// new pseudonyms.
    String subjectTokenKey();
}
