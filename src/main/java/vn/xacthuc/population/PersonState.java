package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What became of a person, or of a number, in the register.
@Schema(
        description =
                "ALIVE: the number is in force. "
                        + "DECEASED: the person died. "
                        + "SUPERSEDED: the number was replaced by another one. "
                        + "CANCELLED: the number was cancelled.")
public enum PersonState {
    ALIVE,
    DECEASED,

    /// The number was replaced by another one of the same person (NĐ 70/2024 art. 11).
    SUPERSEDED,

    /// The number was cancelled without a successor (NĐ 70/2024 art. 11).
    CANCELLED
}
