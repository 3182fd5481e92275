package io.diset.security.grid;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

import io.diset.security.PeerPrincipal;
import io.diset.security.PeerRole;
import io.diset.security.PeerVerifier;
import org.jspecify.annotations.Nullable;

/**
 * The trust of the grid as TLS wants it. It is an extended trust manager, so that neither
 * TLS provider adds checks of its own to it, which know no proxies. It names no accepted
 * issuers: OpenSSL would tell clients those of the start for ever, and a client whose
 * authority is not among them sends no certificate.
 */
final class GridTrustManager extends X509ExtendedTrustManager implements PeerVerifier {

	private final ChainValidation validation;

	GridTrustManager(ChainValidation validation) {
		this.validation = validation;
	}

	@Override
	public void verify(List<X509Certificate> chain) throws CertificateException {
		this.validation.validate(chain, null);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		this.validation.validate(List.of(chain), PeerRole.CLIENT);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
			throws CertificateException {
		checkClientTrusted(chain, authType);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		this.validation.validate(List.of(chain), PeerRole.SERVER);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
			throws CertificateException {
		PeerPrincipal service = this.validation.validate(List.of(chain), PeerRole.SERVER);
		if (socket instanceof SSLSocket tls && HostIdentity.isWanted(tls.getSSLParameters())) {
			HostIdentity.check(service,
					(manager, certificate) -> manager.checkServerTrusted(certificate, authType, tls));
		}
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
			throws CertificateException {
		PeerPrincipal service = this.validation.validate(List.of(chain), PeerRole.SERVER);
		if (engine != null && HostIdentity.isWanted(engine.getSSLParameters())) {
			HostIdentity.check(service,
					(manager, certificate) -> manager.checkServerTrusted(certificate, authType, engine));
		}
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
