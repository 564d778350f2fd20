package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import org.junit.jupiter.api.Test;

class RefusalNotesTest {

    @Test
    void whatNoRequestWantsIsNotNoted() {
        assertThatCode(() ->
                        new RefusalNotes(new CurrentVertxRequest())
                                .note(Replica.verification("VERIFIED")))
                .doesNotThrowAnyException();
    }
}
