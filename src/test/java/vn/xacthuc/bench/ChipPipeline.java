package vn.xacthuc.bench;

import vn.xacthuc.icao.ChipFiles;

/// Something that does the whole passive authentication of a chip.
interface ChipPipeline {

    /// Whether the files are whole, and signed by somebody whom the trusted CSCA vouches for.
    boolean accepts(ChipFiles files);
}
