package vn.xacthuc.sample;

/// What a newcomer pastes first: a token, then a verification of a synthetic citizen.
final class DevGreeting {

    private DevGreeting() {}

    static String text(int port) {
        return """
        ready. Paste this for a token:

        TOKEN=$(curl -s http://localhost:%1$d/dev/oauth2/token -d grant_type=client_credentials -d client_id=demo-bank -d client_secret=demo-bank | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

        and this to verify a synthetic citizen:

        curl -s http://localhost:%1$d/v1/verifications -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -H "Idempotency-Key: $(date +%%s%%N)" -d '{"context":{"purpose":"BANK_ACCOUNT_OPENING","officerId":"teller-0042"},"claim":{"personalId":"003090000001","fullName":"Nguyễn Văn An","dateOfBirth":"1990-05-02"}}'

        More people: curl -s http://localhost:%1$d/dev/citizens     API: http://localhost:%1$d/q/swagger-ui
        """
                .formatted(port);
    }
}
