package vn.xacthuc.sample;

/// What a newcomer pastes first: a token, then a verification of a synthetic citizen, by what is
/// claimed and by the chip of the card.
final class DevGreeting {

    private DevGreeting() {}

    static String text(int port) {
        return """
        ready. Paste this for a token:

        TOKEN=$(curl -s http://localhost:%1$d/dev/oauth2/token -d grant_type=client_credentials -d client_id=demo-bank -d client_secret=demo-bank | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

        and this to verify a synthetic citizen:

        curl -s http://localhost:%1$d/v1/verifications -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: $(date +%%s%%N)" -d '{"context":{"purpose":"BANK_ACCOUNT_OPENING","officerId":"teller-0042"},"claim":{"personalId":"003090000001","fullName":"Nguyễn Văn An","dateOfBirth":"1990-05-02"}}'

        and this to verify him by the chip of his card, which answers a challenge:

        CHALLENGE=$(curl -s -X POST http://localhost:%1$d/v1/chip-challenges -H "Authorization: Bearer $TOKEN")
        curl -s http://localhost:%1$d/dev/cards -H "Content-Type: application/json" -d '{"personalId":"003090000001","as":"verification","challenge":'"$CHALLENGE"'}' | curl -s http://localhost:%1$d/v1/verifications -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: $(date +%%s%%N)" --data-binary @-

        What can be wrong with a card: curl -s http://localhost:%1$d/dev/cards/defects     Certificates: curl -s http://localhost:%1$d/dev/trust
        More people: curl -s http://localhost:%1$d/dev/citizens     API: http://localhost:%1$d/q/swagger-ui
        """
                .formatted(port);
    }
}
