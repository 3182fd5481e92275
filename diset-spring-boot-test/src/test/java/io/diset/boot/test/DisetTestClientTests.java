package io.diset.boot.test;

import java.time.Duration;
import java.util.Map;

import io.diset.boot.test.TestService.Surprise;
import io.diset.boot.test.TestService.Undeclared;
import io.diset.connection.CloseReason;
import io.diset.connection.ConnectionClosedException;
import io.diset.test.pki.TestAuthority;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@DisetTest
class DisetTestClientTests {

	@Autowired
	private DisetTestClient client;

	@Autowired
	private TestAuthority authority;

	@Test
	void isATestUser() {
		assertThat(this.client.connect(TestService.NAME)).isConnected().connectValue().isEqualTo("/CN=Test user");
	}

	@Test
	void becomesAnotherUser() {
		assertThat(this.client.asUser("Jane Doe").connect(TestService.NAME)).connectValue().isEqualTo("/CN=Jane Doe");
		assertThat(this.client.connect(TestService.NAME)).connectValue().isEqualTo("/CN=Test user");
	}

	@Test
	void showsACertificate() {
		assertThat(this.client.as(this.authority.host()).connect(TestService.NAME)).connectValue()
			.isEqualTo("/CN=localhost");
	}

	@Test
	void isRefusedWithTheCertificateOfAnotherAuthority() {
		assertThat(this.client.as(TestAuthority.create().user("Jane Doe")).connect(TestService.NAME)).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}

	@Test
	void isRefusedWithoutCertificate() {
		assertThat(this.client.withoutCertificate().connect(TestService.NAME)).connectFailure()
			.isInstanceOf(ConnectionClosedException.class);
	}

	@Test
	void trustsNoOtherAuthorityThanItsBundleDoes() {
		assertThat(this.client.withSslBundle(TestAuthority.create().user("Jane Doe").sslBundle())
			.connect(TestService.NAME)).connectFailure().isInstanceOf(ConnectionClosedException.class);
	}

	@Test
	void sendsConnectArguments() {
		assertThat(this.client.connect(TestService.NAME, Map.of("refuse", "Not you"))).isRefusedWith("Not you");
	}

	@Test
	void disconnectsOnAMessageThatIsNotKnown() {
		DisetTestConnection connection = this.client.connect(TestService.NAME);
		connection.send(new Surprise());
		assertThat(connection).isDisconnectedWith(CloseReason.Kind.PROTOCOL_ERROR);
	}

	@Test
	void knowsTheMessagesThatItIsTold() {
		DisetTestConnection connection = this.client.withMessages(Undeclared.class).connect(TestService.NAME);
		connection.send(new Surprise());
		assertThat(connection).receives(new Undeclared("hello"));
	}

	@Test
	void waitsAtLeastForALittle() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.withTimeout(Duration.ZERO));
	}

}
