package vn.xacthuc.icao;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/// Jazzer looks for bytes that come in by any door of this room and break what stands behind it.
class HostileBytesFuzz {

    private static final List<HostileDoor> DOORS = HostileDoor.all().toList();

    @FuzzTest(maxDuration = "2m")
    void bytesOfStrangersEndInAFinding(FuzzedDataProvider data) {
        HostileDoor door = data.pickValue(DOORS);
        byte[] file = data.pickValue(door.files()).clone();
        // Bytes from nowhere never pass the first tag: bend a good file.
        int bends = data.consumeInt(0, 8);
        for (int bend = 0; bend < bends; bend++) {
            int at = data.consumeInt(0, file.length - 1);
            byte[] bytes = data.consumeBytes(8);
            System.arraycopy(bytes, 0, file, at, Math.min(bytes.length, file.length - at));
        }
        byte[] tail = data.consumeRemainingAsBytes();
        byte[] all = Arrays.copyOf(file, file.length + tail.length);
        System.arraycopy(tail, 0, all, file.length, tail.length);
        door.reader().apply(all).run();
    }
}
