package app.userdata.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032, section 7.1, tests 1 to 3. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,"
        + "'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,"
        + "72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,"
        + "af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void sign_keysOfTheRfc_giveItsPublicKeysAndSignatures(
      String seed, String raw, String message, String signature) {
    SigningKey key = SigningKey.parse(pkcs8(seed));

    assertThat(HEX.formatHex(key.sign(HEX.parseHex(message)))).isEqualTo(signature);
    assertThat(HEX.formatHex(Base64.getDecoder().decode(key.publicKey())))
        .isEqualTo("302a300506032b6570032100" + raw);
    assertThat(key.keyId()).isEqualTo("sha256:" + Hashes.sha256(HEX.parseHex(raw)));
    assertThat(
            VerifyingKey.parse(Base64.getEncoder().encodeToString(HEX.parseHex(raw)))
                .verifies(HEX.parseHex(message), HEX.parseHex(signature)))
        .isTrue();
  }

  @Test
  void parse_keyPairsOfTheJdk_giveTheirPublicKeys() throws GeneralSecurityException {
    for (int i = 0; i < 20; i++) {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

      assertThat(SigningKey.parse(base64(pair.getPrivate().getEncoded())).publicKey())
          .isEqualTo(base64(pair.getPublic().getEncoded()));
    }
  }

  @Test
  void parse_spellingsOfTheSameKey_areTheSame() {
    String bare = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";

    assertThat(SigningKey.parse(bare).keyId())
        .isEqualTo(SigningKey.parse(Example.KEY).keyId())
        .isEqualTo(SigningKey.parse(Example.KEY.replace("\n", "\\n")).keyId())
        .isEqualTo(SigningKey.parse(Example.KEY.replace("\n", "\r\n")).keyId())
        .isEqualTo(SigningKey.parse(Example.KEY.replace("\n", " ")).keyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "c2VjcmV0",
        "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9", // cut
        "MC4CAQAwBQYDK2VuBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g", // X25519
        "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", // public
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----"
      })
  void parse_whatIsNoSuchKey_isOneSentenceWithoutIt(String text) {
    assertThatThrownBy(() -> SigningKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "EVIDENCE_SIGNING_KEY must be an Ed25519 private key in PKCS#8, as PEM or the Base64"
                + " inside of it; make one with: openssl genpkey -algorithm ed25519")
        .hasNoCause();
  }

  private static String pkcs8(String seed) {
    return base64(HEX.parseHex("302e020100300506032b657004220420" + seed));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
