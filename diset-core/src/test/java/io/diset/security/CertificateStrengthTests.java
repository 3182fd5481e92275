package io.diset.security;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.CertificateBuilder.Algorithm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CertificateStrengthTests {

	@ParameterizedTest
	@EnumSource(names = { "ecp256", "ecp384", "rsa2048", "rsa3072", "ed25519", "ed448" })
	void acceptsStrongKeysAndSignatures(Algorithm algorithm) throws Exception {
		CertificateBuilder builder = new CertificateBuilder().subject("CN=CA")
			.setIsCertificateAuthority(true)
			.algorithm(algorithm);
		assertThatCode(() -> CertificateStrength.check(builder.buildSelfSigned().getCertificate(), 0))
			.doesNotThrowAnyException();
	}

	@Test
	void refusesAShortKeyOfRsa() throws Exception {
		refuses(keys("RSA", new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F4)),
				"a key of RSA with 1024 bits is too short (weakKey)");
	}

	private static void refuses(KeyPair keys, String message) throws Exception {
		CertificateBuilder builder = new CertificateBuilder().subject("CN=weak, O=Example").publicKey(keys.getPublic());
		assertThatExceptionOfType(ChainRefusedException.class).isThrownBy(
				() -> CertificateStrength.check(builder.buildIssuedBy(TestCertificates.AUTHORITY).getCertificate(), 1))
			.withMessage("The certificate /O=Example/CN=weak at depth 1 is refused: " + message);
	}

	private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) throws Exception {
		KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
		generator.initialize(parameters);
		return generator.generateKeyPair();
	}

}
